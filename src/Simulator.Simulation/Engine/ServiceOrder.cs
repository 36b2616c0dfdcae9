using Simulator.Kernel;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>Where a task waits: which line, and where in it.</summary>
internal readonly record struct WaitingAt(int Line, LinePosition Position);

/// <summary>
/// The waiting tasks of one pool in the order of its discipline. First come, strict priority and cost-aware are one line with urgencies;
/// earliest deadline is one line a class, each in order of deadline because the service level is the class's, merged as they are read.
/// </summary>
internal sealed class ServiceOrder
{
    private readonly WaitingLine[] lines;
    private readonly LinePosition[] cursors;
    private readonly int[] urgencyOfClass;
    private readonly int[] waitingOfClass;
    private int[] classOfItem = new int[256];
    private readonly Duration[] serviceLevels;
    private readonly bool isByDeadline;
    private long[] deadlines = new long[256];

    public ServiceOrder(Pool pool, IReadOnlyList<ActionClass> classes)
    {
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
    }

    /// <summary>Tasks that wait.</summary>
    public int Count { get; private set; }

    /// <summary>Tasks of a class that wait.</summary>
    public int CountOf(int kind) => waitingOfClass[kind];

    /// <summary>A task joins behind its equals.</summary>
    /// <param name="item">The task.</param>
    /// <param name="kind">Its class, by position.</param>
    /// <param name="since">From when its deadline counts.</param>
    public WaitingAt EnqueueLast(int item, int kind, Instant since) => Enqueue(item, kind, since, isFirst: false);

    /// <summary>A task comes back to the head of its equals.</summary>
    public WaitingAt EnqueueFirst(int item, int kind, Instant since) => Enqueue(item, kind, since, isFirst: true);

    public void Remove(WaitingAt at)
    {
        if (!lines[at.Line].Contains(at.Position))
        {
            return;
        }

        var kind = classOfItem[lines[at.Line].ItemAt(at.Position)];
        if (lines[at.Line].Remove(at.Position))
        {
            Count--;
            waitingOfClass[kind]--;
        }
    }

    /// <summary>Begins to read from the head.</summary>
    public void Rewind()
    {
        for (var line = 0; line < lines.Length; line++)
        {
            cursors[line] = lines[line].First;
        }
    }

    /// <summary>The next task in order of service; it may be removed before the next call.</summary>
    public bool TryNext(out int item, out WaitingAt at)
    {
        var best = -1;
        item = -1;
        for (var line = 0; line < lines.Length; line++)
        {
            if (!lines[line].Contains(cursors[line]))
            {
                continue;
            }

            var candidate = lines[line].ItemAt(cursors[line]);
            if (best < 0 || deadlines[candidate] < deadlines[item])
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

    private WaitingAt Enqueue(int item, int kind, Instant since, bool isFirst)
    {
        if (item >= deadlines.Length)
        {
            Array.Resize(ref deadlines, Math.Max(item + 1, deadlines.Length * 2));
            Array.Resize(ref classOfItem, deadlines.Length);
        }

        deadlines[item] = since.AddSaturating(serviceLevels[kind]).Microseconds;
        classOfItem[item] = kind;
        waitingOfClass[kind]++;
        Count++;
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
