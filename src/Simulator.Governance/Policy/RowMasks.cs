namespace Simulator.Governance;

/// <summary>
/// The conditions of a table turned around: for each value of each attribute the rows that allow it, one bit a row. Matching all rows is
/// then three look-ups and their intersection, whatever their number.
/// </summary>
internal sealed class RowMasks
{
    /// <summary>The combinations of access, impact, reversibility and containment.</summary>
    public const int Shapes = 32;

    /// <summary>The combinations of flags.</summary>
    public const int FlagSets = 256;

    private readonly ulong[] byShape = new ulong[Shapes];
    private readonly ulong[] byFlags = new ulong[FlagSets];
    private readonly double[] limits;
    private readonly ulong[] byConfidence;
    private readonly SignCondition[] signConditions;
    private readonly ulong withoutSigns;
    private readonly ulong signFree;

    private readonly record struct SignCondition(ulong Row, Signs Any, Signs All, Signs No)
    {
        public bool Holds(Signs signs) =>
            (Any == Signs.None || (signs & Any) != Signs.None) && (signs & All) == All && (signs & No) == Signs.None;
    }

    /// <param name="rows">At most 64 rows; bit i stands for the row at i.</param>
    public RowMasks(IReadOnlyList<PolicyRow> rows)
    {
        limits = [.. rows.SelectMany(row => new[] { row.When.ConfidenceAtLeast, row.When.ConfidenceBelow }).OfType<double>().Distinct().Order()];
        byConfidence = new ulong[limits.Length + 1];
        var conditions = new List<SignCondition>();
        for (var index = 0; index < rows.Count; index++)
        {
            var bit = 1UL << index;
            var isEmergency = rows[index].Stage == PolicyStage.Emergency;
            Add(bit, rows[index].When, isEmergency);
            var signs = SignsOf(rows[index], bit);
            if (signs is { Any: Signs.None, All: Signs.None, No: Signs.None })
            {
                signFree |= bit;
            }
            else
            {
                conditions.Add(signs);
                withoutSigns |= signs.Holds(Signs.None) ? bit : 0;
            }
        }

        signConditions = [.. conditions];
        withoutSigns |= signFree;
    }

    /// <summary>The limits of confidence that any row names, rising.</summary>
    public IReadOnlyList<double> Limits => limits;

    /// <summary>The signs that any row asks about.</summary>
    public Signs AskedSigns => signConditions.Aggregate(Signs.None, (all, one) => all | one.Any | one.All | one.No);

    /// <summary>The rows that match a request.</summary>
    public ulong Match(in ActionRequest request)
    {
        var matched = byShape[ShapeOf(request)] & byFlags[(int)request.Resource.Flags & (FlagSets - 1)] & byConfidence[CellOf(request.Context.Confidence)];
        var signs = request.Signs;
        return matched & (signs == Signs.None ? withoutSigns : BySigns(signs));
    }

    /// <summary>The rows that allow a combination of access, impact, reversibility and containment.</summary>
    public ulong ByShape(int shape) => byShape[shape];

    /// <summary>The rows that allow a set of flags.</summary>
    public ulong ByFlags(int flags) => byFlags[flags];

    /// <summary>The rows that allow a confidence of a cell: 0 is missing or below every limit, the last at or above all.</summary>
    public ulong ByConfidence(int cell) => byConfidence[cell];

    /// <summary>The rows that allow a set of signs.</summary>
    public ulong BySigns(Signs signs)
    {
        var rows = signFree;
        foreach (var condition in signConditions)
        {
            rows |= condition.Holds(signs) ? condition.Row : 0;
        }

        return rows;
    }

    /// <summary>The number of a combination of access, impact, reversibility and containment.</summary>
    public static int Shape(Access access, Impact impact, bool reversible, bool containment) =>
        ((int)access << 4) | ((int)impact << 2) | (reversible ? 2 : 0) | (containment ? 1 : 0);

    private static int ShapeOf(in ActionRequest request) =>
        Shape(request.Action.Access, request.Context.Impact, request.Action.Reversible, request.Context.Containment);

    private int CellOf(double confidence)
    {
        var cell = 0;
        while (cell < limits.Length && confidence >= limits[cell]) // false when missing: then the lowest cell
        {
            cell++;
        }

        return cell;
    }

    private static SignCondition SignsOf(PolicyRow row, ulong bit)
    {
        var emergency = row.Stage == PolicyStage.Emergency ? PolicyRow.Emergency.AllSigns : Signs.None;
        return new SignCondition(bit, row.When.AnySign, row.When.AllSigns | emergency, row.When.NoSign);
    }

    private void Add(ulong bit, Condition when, bool isEmergency)
    {
        for (var shape = 0; shape < Shapes; shape++)
        {
            var (impact, reversible, containment) = ((Impact)((shape >> 2) & 3), (shape & 2) != 0, (shape & 1) != 0);
            var isAllowed = (when.Access ?? (Access)(shape >> 4)) == (Access)(shape >> 4)
                && impact >= when.ImpactAtLeast
                && impact <= when.ImpactAtMost
                && (when.Reversible ?? reversible) == reversible
                && (when.Containment ?? containment) == containment
                && (containment || !isEmergency);
            byShape[shape] |= isAllowed ? bit : 0;
        }

        var forbidden = when.NoFlag | (isEmergency ? PolicyRow.Emergency.NoFlag : RiskFlags.None);
        for (var flags = 0; flags < FlagSets; flags++)
        {
            var set = (RiskFlags)flags;
            var isAllowed = (when.AnyFlag == RiskFlags.None || (set & when.AnyFlag) != RiskFlags.None) && (set & forbidden) == RiskFlags.None;
            byFlags[flags] |= isAllowed ? bit : 0;
        }

        for (var cell = 0; cell <= limits.Length; cell++)
        {
            var value = cell == 0 ? double.NaN : limits[cell - 1];
            var isAllowed = (when.ConfidenceAtLeast is not { } least || value >= least) && (when.ConfidenceBelow is not { } below || !(value >= below));
            byConfidence[cell] |= isAllowed ? bit : 0;
        }
    }
}
