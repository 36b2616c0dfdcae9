using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>
/// Waiting tasks whose order is not fixed by joining: every pick looks at all that wait, at random or by a model's scores. A walk offers each
/// once; a pick by scores takes time in proportion to those that wait.
/// </summary>
internal sealed class OpenOrder(Pool pool, PersonId firstPerson, IReadOnlyList<ActionClass> classes)
{
    private const int Absent = -1;
    private readonly AdvisoryOrder? advisory = pool.Advisory;
    private readonly double[] scoreOfClass = [.. classes.Select(kind => kind.Priority + kind.AdvisoryBias)];
    private Entry[] waiting = new Entry[64];
    private int[] placeOf = FilledWith(Absent, 256);
    private double[] noiseOf = new double[256];
    private int count;
    private int offered;
    private long last;
    private long first = -1;
    private long picks;
    private Instant now;
    private KeyedDraws draws;

    private struct Entry
    {
        public int Item;
        public long Sequence;
        public Instant Since;
        public double Score;
    }

    /// <summary>Why the last task was offered.</summary>
    public Advice Last { get; private set; }

    /// <summary>Begins a replication.</summary>
    public void Restart(in KeyedDraws replication)
    {
        draws = replication;
        Array.Fill(placeOf, Absent);
        count = offered = 0;
        (last, first, picks) = (0, -1, 0);
    }

    /// <summary>A task joins, or comes back with the score it had.</summary>
    public void Add(int item, int kind, Instant since, double noise, bool isFirst)
    {
        Grow(item);
        if (!isFirst)
        {
            noiseOf[item] = noise;
        }

        placeOf[item] = count;
        waiting[count++] = new Entry
        {
            Item = item,
            Sequence = isFirst ? first-- : last++,
            Since = since,
            Score = scoreOfClass[kind] + noiseOf[item],
        };
    }

    /// <returns>Whether it waited.</returns>
    public bool Remove(int item)
    {
        if (item >= placeOf.Length || placeOf[item] == Absent)
        {
            return false;
        }

        var hole = placeOf[item];
        if (hole < offered) // what was offered in this walk stays before what was not
        {
            Move(--offered, hole);
            hole = offered;
        }

        if (hole != --count) // else nothing lies behind it, and the place may still hold a copy of what was just moved
        {
            Move(count, hole);
        }

        placeOf[item] = Absent;
        return true;
    }

    /// <summary>Begins a walk.</summary>
    public void Rewind(Instant at)
    {
        offered = 0;
        now = at;
    }

    /// <summary>Offers a task that this walk has not offered yet.</summary>
    public bool TryNext(out int item)
    {
        if (offered == count)
        {
            item = Absent;
            return false;
        }

        var pick = Nodes.Pick(firstPerson, picks++).Value;
        var index = advisory is null ? offered + (int)(draws.Uniform(pick, DrawPurpose.RandomPick) * (count - offered)) : Advised(advisory, pick);
        var picked = waiting[index];
        Move(offered, index);
        waiting[offered] = picked;
        placeOf[picked.Item] = offered++;
        item = picked.Item;
        return true;
    }

    private int Advised(AdvisoryOrder order, ulong pick)
    {
        var best = offered;
        var longest = offered;
        var starving = Absent;
        for (var index = offered; index < count; index++)
        {
            ref readonly var each = ref waiting[index];
            best = IsBefore(each, waiting[best]) ? index : best;
            longest = each.Sequence < waiting[longest].Sequence ? index : longest;
            if (order.StarvationAge is { } age && now - each.Since >= age && (starving == Absent || IsOlder(each, waiting[starving])))
            {
                starving = index;
            }
        }

        var departs = starving == Absent && order.DepartureProbability > 0 && draws.Uniform(pick, DrawPurpose.AdviceDeparture) < order.DepartureProbability;
        var chosen = starving != Absent ? starving : departs ? longest : best;
        Last = new Advice(waiting[chosen].Score, chosen == best ? 0 : RankOf(waiting[chosen]), departs, starving != Absent);
        return chosen;
    }

    /// <summary>How many waiting tasks the model would have served before one.</summary>
    private int RankOf(in Entry one)
    {
        var rank = 0;
        for (var index = offered; index < count; index++)
        {
            rank += IsBefore(waiting[index], one) ? 1 : 0;
        }

        return rank;
    }

    private static bool IsBefore(in Entry left, in Entry right) =>
        left.Score < right.Score || (left.Score == right.Score && left.Sequence < right.Sequence);

    private static bool IsOlder(in Entry left, in Entry right) =>
        left.Since < right.Since || (left.Since == right.Since && left.Sequence < right.Sequence);

    private void Move(int from, int to)
    {
        waiting[to] = waiting[from];
        placeOf[waiting[to].Item] = to;
    }

    private void Grow(int item)
    {
        if (count == waiting.Length)
        {
            Array.Resize(ref waiting, count * 2);
        }

        if (item >= placeOf.Length)
        {
            var before = placeOf.Length;
            Array.Resize(ref placeOf, Math.Max(item + 1, before * 2));
            Array.Fill(placeOf, Absent, before, placeOf.Length - before);
            Array.Resize(ref noiseOf, placeOf.Length);
        }
    }

    private static int[] FilledWith(int value, int length)
    {
        var filled = new int[length];
        Array.Fill(filled, value);
        return filled;
    }
}
