namespace Simulator.Governance;

/// <summary>Looks for a request that is decided more leniently when it gets worse in one respect; what is stopped anyway is left out.</summary>
internal sealed class Worsening(PolicyTable table, AttributeSpace space)
{
    private const int ImpactStep = 4;
    private const int Reversible = 2;

    private readonly RowMasks masks = table.Masks;

    /// <summary>The rows that decide: stops and levels.</summary>
    private readonly ulong decided = table.Rows
        .Select((row, index) => row.Stage is PolicyStage.Stop or PolicyStage.Level ? 1UL << index : 0).Aggregate(0UL, (bits, bit) => bits | bit);

    /// <summary>A pair of kinds that differ in one respect, the worse one decided more leniently.</summary>
    /// <param name="Name">What makes it worse, as the subject of a sentence.</param>
    /// <param name="Better">The better kind.</param>
    /// <param name="Worse">The worse kind.</param>
    /// <param name="BetterRows">The rows that match the better kind.</param>
    /// <param name="WorseRows">The rows that match the worse kind.</param>
    internal sealed record Lapse(string Name, RequestKind Better, RequestKind Worse, ulong BetterRows, ulong WorseRows);

    /// <summary>More impact, one flag more, no way back, less confidence: the first lapse of each, simple requests first.</summary>
    public IEnumerable<Lapse> Lapses() =>
        new[]
        {
            First("raising the impact", (signs, cell) => Shapes(signs, cell, shape => (shape >> 2 & 3) < (int)Impact.Critical, ImpactStep)),
            First("adding a flag", Flags),
            First("taking away the way back", (signs, cell) => Shapes(signs, cell, shape => (shape & Reversible) != 0, -Reversible)),
            First("less confidence", Confidence),
        }.OfType<Lapse>();

    private Lapse? First(string name, Func<Signs, int, (RequestKind Better, RequestKind Worse)?> search)
    {
        foreach (var signs in space.OpenSigns)
        {
            for (var cell = 0; cell < space.Cells; cell++)
            {
                if (search(signs, cell) is { } found)
                {
                    return new Lapse(name, found.Better, found.Worse, Match(found.Better), Match(found.Worse));
                }
            }
        }

        return null;
    }

    private (RequestKind, RequestKind)? Shapes(Signs signs, int cell, Func<int, bool> canWorsen, int step)
    {
        var outer = space.Outer(signs, cell);
        foreach (var flags in space.Flags)
        {
            var inner = outer & masks.ByFlags((int)flags);
            for (var shape = 0; shape < RowMasks.Shapes; shape++)
            {
                if (canWorsen(shape) && IsLapse(inner & masks.ByShape(shape), inner & masks.ByShape(shape + step)))
                {
                    return (new RequestKind(shape, flags, cell, signs), new RequestKind(shape + step, flags, cell, signs));
                }
            }
        }

        return null;
    }

    private (RequestKind, RequestKind)? Flags(Signs signs, int cell)
    {
        var outer = space.Outer(signs, cell);
        foreach (var (fewer, more) in space.FlagSteps)
        {
            var (before, after) = (outer & masks.ByFlags((int)fewer), outer & masks.ByFlags((int)more));
            for (var shape = 0; before != after && shape < RowMasks.Shapes; shape++)
            {
                if (IsLapse(before & masks.ByShape(shape), after & masks.ByShape(shape)))
                {
                    return (new RequestKind(shape, fewer, cell, signs), new RequestKind(shape, more, cell, signs));
                }
            }
        }

        return null;
    }

    private (RequestKind, RequestKind)? Confidence(Signs signs, int cell)
    {
        var (before, after) = (space.Outer(signs, cell), space.Outer(signs, Math.Max(0, cell - 1)));
        for (var index = 0; before != after && index < space.Flags.Count; index++)
        {
            var inner = masks.ByFlags((int)space.Flags[index]);
            for (var shape = 0; shape < RowMasks.Shapes; shape++)
            {
                if (IsLapse(before & inner & masks.ByShape(shape), after & inner & masks.ByShape(shape)))
                {
                    return (new RequestKind(shape, space.Flags[index], cell, signs), new RequestKind(shape, space.Flags[index], cell - 1, signs));
                }
            }
        }

        return null;
    }

    private ulong Match(in RequestKind kind) =>
        space.Outer(kind.Signs, kind.Cell) & masks.ByFlags((int)kind.Flags) & masks.ByShape(kind.Shape);

    /// <summary>Whether a decision falls. What nobody thought of is denied too, but that is a gap and told as such.</summary>
    private bool IsLapse(ulong before, ulong after) =>
        before != after
        && (before & decided) != 0
        && Strictness(table.WithoutEmergency(after)) < Strictness(table.WithoutEmergency(before));

    /// <summary>A refusal is stricter than any approval.</summary>
    private static int Strictness(Outcome outcome) => outcome == Outcome.Deny ? int.MaxValue : (int)outcome;
}
