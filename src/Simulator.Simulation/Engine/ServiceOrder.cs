using Simulator.Governance;
using Simulator.Kernel;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>Where a task waits: which line, and where in it.</summary>
internal readonly record struct WaitingAt(int Line, LinePosition Position);

/// <summary>
/// The waiting tasks of one pool in the order of its discipline. First come, strict priority and cost-aware are one line with urgencies;
/// earliest deadline is one line a class, each in order of deadline because the service level is the class's, merged as they are read. Where joining
/// does not fix the order, an <see cref="OpenOrder"/> takes the place of the lines.
/// </summary>
internal sealed class ServiceOrder
{
    private readonly WaitingLine[] lines;
    private readonly LinePosition[] cursors;

    /// <summary>The line, where there is only one and joining fixes its order; and how far it was read.</summary>
    private readonly WaitingLine? only;
    private LinePosition cursor;
    private readonly int[] urgencyOfClass;
    private readonly int[] waitingOfClass;
    private int[] classOfItem = new int[256];
    private readonly Duration[] serviceLevels;
    private readonly bool isByDeadline;
    private readonly OpenOrder? open;
    private readonly bool isAdvised;
    private readonly int[] priorityOfClass;
    private long[] deadlines = new long[256];

    public ServiceOrder(Pool pool, PersonId firstPerson, IReadOnlyList<ActionClass> classes)
    {
        open = pool.Discipline is Discipline.Random or Discipline.AiAdvisory ? new OpenOrder(pool, firstPerson, classes) : null;
        isAdvised = pool.Advisory is not null;
        priorityOfClass = [.. classes.Select(kind => kind.Priority)];
        isByDeadline = pool.Discipline == Discipline.Deadline;
        waitingOfClass = new int[classes.Count];
        urgencyOfClass = pool.Discipline switch
        {
            Discipline.Priority => [.. classes.Select(kind => kind.Priority)],
            Discipline.CostAware => RankByCost(classes),
            _ => new int[classes.Count],
        };
        serviceLevels = [.. classes.Select(kind => kind.ServiceLevel ?? Duration.MaxValue)];
        lines = [.. Enumerable.Range(0, isByDeadline ? classes.Count : 1).Select(_ => new WaitingLine(urgencyOfClass.Max() + 1))];
        cursors = new LinePosition[lines.Length];
        only = open is null && lines.Length == 1 ? lines[0] : null;
    }

    /// <summary>Tasks that wait.</summary>
    public int Count { get; private set; }

    /// <summary>Tasks of a class that wait.</summary>
    public int CountOf(int kind) => waitingOfClass[kind];

    /// <summary>What a model said about the task that was read last; null where none proposes the order.</summary>
    public Advice? Advice => isAdvised ? open!.Last : null;

    /// <summary>The most urgent priority of those that wait, by their class; the largest number when nobody waits.</summary>
    public int MostUrgent
    {
        get
        {
            var most = int.MaxValue;
            for (var kind = 0; Count > 0 && kind < waitingOfClass.Length; kind++)
            {
                most = waitingOfClass[kind] > 0 ? Math.Min(most, priorityOfClass[kind]) : most;
            }

            return most;
        }
    }

    /// <summary>Gives the draws of a replication to a line whose order is drawn.</summary>
    public void Restart(in KeyedDraws draws) => open?.Restart(draws);

    /// <summary>A task joins behind its equals.</summary>
    /// <param name="item">The task.</param>
    /// <param name="kind">Its class, by position.</param>
    /// <param name="since">From when its deadline and its age count.</param>
    /// <param name="noise">The error of a model's score of it.</param>
    public WaitingAt EnqueueLast(int item, int kind, Instant since, double noise = 0) => Enqueue(item, kind, since, isFirst: false, noise);

    /// <summary>A task comes back to the head of its equals.</summary>
    public WaitingAt EnqueueFirst(int item, int kind, Instant since) => Enqueue(item, kind, since, isFirst: true, noise: 0);

    public void Remove(WaitingAt at)
    {
        if (open is not null)
        {
            if (open.Remove(at.Line))
            {
                Count--;
                waitingOfClass[classOfItem[at.Line]]--;
            }

            return;
        }

        var line = lines[at.Line];
        if (line.TryItemAt(at.Position, out var item))
        {
            line.Remove(at.Position);
            Count--;
            waitingOfClass[classOfItem[item]]--;
        }
    }

    /// <summary>Begins to read from the head.</summary>
    /// <param name="now">The instant, by which tasks are old or not.</param>
    public void Rewind(Instant now)
    {
        if (only is not null)
        {
            cursor = only.First;
            return;
        }

        open?.Rewind(now);
        for (var line = 0; line < lines.Length; line++)
        {
            cursors[line] = lines[line].First;
        }
    }

    /// <summary>The next task in order of service; it may be removed before the next call.</summary>
    public bool TryNext(out int item, out WaitingAt at)
    {
        if (only is null)
        {
            return TryNextOfMany(out item, out at);
        }

        at = new WaitingAt(0, cursor);
        if (!only.TryItemAt(cursor, out item))
        {
            return false;
        }

        cursor = only.Next(cursor);
        return true;
    }

    private bool TryNextOfMany(out int item, out WaitingAt at)
    {
        if (open is not null)
        {
            var isThere = open.TryNext(out item);
            at = new WaitingAt(item, default); // the task itself is its place
            return isThere;
        }

        var best = -1;
        item = -1;
        for (var line = 0; line < lines.Length; line++)
        {
            if (lines[line].TryItemAt(cursors[line], out var candidate) && (best < 0 || deadlines[candidate] < deadlines[item]))
            {
                best = line;
                item = candidate;
            }
        }

        if (best < 0)
        {
            at = default;
            return false;
        }

        at = new WaitingAt(best, cursors[best]);
        cursors[best] = lines[best].Next(cursors[best]);
        return true;
    }

    public void Clear()
    {
        Count = 0;
        Array.Clear(waitingOfClass);
        foreach (var line in lines)
        {
            line.Clear();
        }
    }

    private WaitingAt Enqueue(int item, int kind, Instant since, bool isFirst, double noise)
    {
        if (item >= classOfItem.Length)
        {
            Array.Resize(ref classOfItem, Math.Max(item + 1, classOfItem.Length * 2));
        }

        if (isByDeadline)
        {
            if (item >= deadlines.Length)
            {
                Array.Resize(ref deadlines, classOfItem.Length);
            }

            deadlines[item] = since.AddSaturating(serviceLevels[kind]).Microseconds;
        }

        classOfItem[item] = kind;
        waitingOfClass[kind]++;
        Count++;
        if (open is not null)
        {
            open.Add(item, kind, since, noise, isFirst);
            return new WaitingAt(item, default);
        }

        var line = isByDeadline ? kind : 0;
        return new WaitingAt(line, isFirst ? lines[line].EnqueueFirst(item, urgencyOfClass[kind]) : lines[line].EnqueueLast(item, urgencyOfClass[kind]));
    }

    /// <summary>The c-mu rule (Cox and Smith, 1961): the cost of delay per mean minute of review decides; equal ratios are equally urgent.</summary>
    private static int[] RankByCost(IReadOnlyList<ActionClass> classes)
    {
        double[] ratios = [.. classes.Select(kind => kind.DelayCost / Math.Max(kind.ReviewTime.Mean, 1))];
        double[] distinct = [.. ratios.Distinct().OrderDescending().Take(WaitingLine.MaxPriorities)];
        return [.. ratios.Select(ratio => Math.Max(0, Array.FindLastIndex(distinct, each => each >= ratio)))];
    }
}
