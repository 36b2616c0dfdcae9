using System.Numerics;

namespace Simulator.Governance;

/// <summary>
/// All attribute combinations of a table, factored: the values of an attribute that the same rows allow are one. What a table of a dozen
/// rows tells apart among millions of combinations is then some thousands.
/// </summary>
internal sealed class AttributeSpace
{
    /// <summary>The most kinds of requests that are looked at: a tenth of a second's work. Tables beyond it are not <see cref="IsWhole"/>.</summary>
    private const int MaximumKinds = 2_000_000;

    private readonly RowMasks masks;

    /// <param name="table">The table.</param>
    /// <param name="rows">The rows that count; the others are left out of sight.</param>
    public AttributeSpace(PolicyTable table, ulong rows)
    {
        masks = table.Masks;
        Rows = rows;
        Cells = masks.Limits.Count + 1;
        Flags = [.. Distinct(Subsets(RowMasks.FlagSets - 1), set => masks.ByFlags(set) & rows).Select(set => (RiskFlags)set)];
        FlagSteps = StepsOf(rows);
        var signs = Distinct(Subsets((int)masks.AskedSigns), set => masks.BySigns((Signs)set) & rows).ConvertAll(set => (Signs)set);
        var always = AlwaysStops(table) & rows;
        var open = signs.Where(set => (masks.BySigns(set) & always) == 0).ToList();
        var stopped = signs.Where(set => (masks.BySigns(set) & always) != 0).ToList();
        var most = Math.Max(1, MaximumKinds / (Cells * Flags.Count * RowMasks.Shapes));
        IsWhole = open.Count <= most && stopped.Count <= most;
        OpenSigns = [.. open.Take(most)];
        StoppedSigns = [.. stopped.Take(most)];
    }

    /// <summary>The rows that count.</summary>
    public ulong Rows { get; }

    /// <summary>Whether all sign sets are looked at, not only the smallest.</summary>
    public bool IsWhole { get; }

    /// <summary>One of each sort of sign set that leaves something to decide, small ones first.</summary>
    public IReadOnlyList<Signs> OpenSigns { get; }

    /// <summary>One of each sort of sign set with which a stop refuses every request, whatever else it is; small ones first.</summary>
    public IReadOnlyList<Signs> StoppedSigns { get; }

    /// <summary>The number of confidence cells, lowest first.</summary>
    public int Cells { get; }

    /// <summary>One of each sort of flag set, small ones first.</summary>
    public IReadOnlyList<RiskFlags> Flags { get; }

    /// <summary>Flag sets and the same with one flag more, one of each sort.</summary>
    public IReadOnlyList<(RiskFlags Fewer, RiskFlags More)> FlagSteps { get; }

    /// <summary>The rows that match a set of signs and a cell of confidence, whatever else the request is.</summary>
    public ulong Outer(Signs signs, int cell) => masks.BySigns(signs) & masks.ByConfidence(cell) & Rows;

    /// <summary>One request kind for each set of rows that match, and for writes that cannot be undone apart.</summary>
    public IEnumerable<(RequestKind Kind, ulong Matched)> DistinctMatches(IReadOnlyList<Signs> signSets)
    {
        var seen = new HashSet<(ulong, bool)>();
        foreach (var signs in signSets)
        {
            for (var cell = 0; cell < Cells; cell++)
            {
                var outer = Outer(signs, cell);
                foreach (var flags in Flags)
                {
                    for (var shape = 0; shape < RowMasks.Shapes; shape++)
                    {
                        var kind = new RequestKind(shape, flags, cell, signs);
                        var matched = outer & masks.ByFlags((int)flags) & masks.ByShape(shape);
                        if (seen.Add((matched, kind.IsFinalWrite)))
                        {
                            yield return (kind, matched);
                        }
                    }
                }
            }
        }
    }

    /// <summary>The stops that ask about nothing but signs.</summary>
    private static ulong AlwaysStops(PolicyTable table)
    {
        var bits = 0UL;
        for (var index = 0; index < table.Rows.Count; index++)
        {
            var row = table.Rows[index];
            var signsAlone = new Condition { AnySign = row.When.AnySign, AllSigns = row.When.AllSigns, NoSign = row.When.NoSign };
            bits |= row.Stage == PolicyStage.Stop && row.When == signsAlone ? 1UL << index : 0;
        }

        return bits;
    }

    private List<(RiskFlags, RiskFlags)> StepsOf(ulong rows)
    {
        var seen = new HashSet<(ulong, ulong)>();
        var steps = new List<(RiskFlags, RiskFlags)>();
        foreach (var fewer in Subsets(RowMasks.FlagSets - 1))
        {
            for (var bit = 1; bit < RowMasks.FlagSets; bit <<= 1)
            {
                var (before, after) = (masks.ByFlags(fewer) & rows, masks.ByFlags(fewer | bit) & rows);
                if (before != after && seen.Add((before, after)))
                {
                    steps.Add(((RiskFlags)fewer, (RiskFlags)(fewer | bit)));
                }
            }
        }

        return steps;
    }

    private static List<int> Distinct(IEnumerable<int> sets, Func<int, ulong> matched)
    {
        var seen = new HashSet<ulong>();
        return [.. sets.Where(set => seen.Add(matched(set)))];
    }

    /// <summary>All subsets of a set of bits, those with fewer members first.</summary>
    private static IEnumerable<int> Subsets(int all)
    {
        var subsets = new List<int>();
        for (var set = all; ; set = (set - 1) & all)
        {
            subsets.Add(set);
            if (set == 0)
            {
                break;
            }
        }

        return subsets.OrderBy(set => BitOperations.PopCount((uint)set)).ThenBy(set => set);
    }
}
