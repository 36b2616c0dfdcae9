using System.Globalization;

namespace Simulator.Governance;

/// <summary>
/// An immutable, versioned policy in five stages: stops are final; of all matching levels the highest holds, none means deny; the chain
/// rule and the modifiers may raise it; emergencies may put another decision in its place.
/// </summary>
public sealed partial class PolicyTable : IPolicyDecisionPoint
{
    /// <summary>The most rows a table may have: matched rows are kept as one bit each.</summary>
    public const int MaximumRows = 64;

    private readonly PolicyRow[] rows;
    private readonly Obligations[] obligations;
    private readonly RowMasks masks;

    /// <summary>Makes a table; rows are sorted by order, then by id.</summary>
    /// <param name="version">The version that decisions record.</param>
    /// <param name="rows">At most <see cref="MaximumRows"/> rows with distinct ids; no row at all denies everything.</param>
    /// <param name="settings">What the policy does beside its rows. Default: no chain rule.</param>
    /// <exception cref="ArgumentException">
    /// Too many rows, a repeated id, a row that decides what its stage may not, or a row with an obligation nobody can meet.
    /// </exception>
    public PolicyTable(string version, IEnumerable<PolicyRow> rows, PolicySettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        this.rows = [.. rows.OrderBy(row => row.Order).ThenBy(row => row.Id, StringComparer.Ordinal)];
        if (this.rows.Length > MaximumRows)
        {
            throw new ArgumentException($"A policy has at most {MaximumRows} rows; this one has {this.rows.Length}.", nameof(rows));
        }

        if (this.rows.Select(row => row.Id).Distinct(StringComparer.Ordinal).Count() != this.rows.Length)
        {
            throw new ArgumentException("Row ids must be distinct.", nameof(rows));
        }

        if (this.rows.FirstOrDefault(row => row.Defect is not null) is { } unusable)
        {
            throw new ArgumentException($"Row '{unusable.Id}': {unusable.Defect}.", nameof(rows));
        }

        Settings = settings ?? new PolicySettings();
        obligations = [.. this.rows.Select(row => row.Obligations)];
        obliging = BitsOf(row => row.Obligations != Obligations.None);
        masks = new RowMasks(this.rows);
        stops = BitsOf(row => row.Stage == PolicyStage.Stop);
        levels = BitsOf(row => row.Stage == PolicyStage.Level);
        levelsInError = BitsOf(row => row.IsLevelInError);
        singles = BitsOf(row => row is { Stage: PolicyStage.Level, Then: Outcome.Single });
        duals = BitsOf(row => row is { Stage: PolicyStage.Level, Then: Outcome.Dual });
        modifiers = BitsOf(row => row.Stage == PolicyStage.Modifier);
        dualModifiers = BitsOf(row => row is { Stage: PolicyStage.Modifier, Then: Outcome.Dual });
        emergencies = BitsOf(row => row.Stage == PolicyStage.Emergency);
        autoEmergencies = BitsOf(row => row is { Stage: PolicyStage.Emergency, Then: Outcome.Auto });
        Digest = PolicyDigest.Of(this.rows, Settings);
        Version = version;
    }

    /// <summary>Makes a table whose version is its name and the first eight digits of its digest, such as <c>risk_tiered@0f3a91c2</c>.</summary>
    /// <inheritdoc cref="PolicyTable(string, IEnumerable{PolicyRow}, PolicySettings?)"/>
    public static PolicyTable Named(string name, IEnumerable<PolicyRow> rows, PolicySettings? settings = null)
    {
        var table = new PolicyTable(name, rows, settings);
        return table.WithVersion(string.Create(CultureInfo.InvariantCulture, $"{name}@{table.Digest >> 32:x8}"));
    }

    private PolicyTable(PolicyTable other, string version)
        : this(version, other.rows, other.Settings)
    {
    }

    /// <summary>The version that decisions record.</summary>
    public string Version { get; }

    /// <summary>The first 64 bits of a SHA-256 over rows and settings: equal for equal tables, whatever they are called.</summary>
    public ulong Digest { get; }

    /// <summary>The rows in order; a decision's bit i speaks of row i.</summary>
    public IReadOnlyList<PolicyRow> Rows => rows;

    /// <summary>What the policy does beside its rows.</summary>
    public PolicySettings Settings { get; }

    /// <summary>The rows by value of each attribute, for checks over all attribute combinations.</summary>
    internal RowMasks Masks => masks;

    /// <summary>The ids of the rows a decision names, in table order.</summary>
    public IEnumerable<string> NamesOf(ulong matchedRows) => RowsOf(matchedRows).Select(row => row.Id);

    /// <summary>The rows of a set of bits, in table order.</summary>
    public IEnumerable<PolicyRow> RowsOf(ulong bits)
    {
        for (; bits != 0; bits &= bits - 1)
        {
            yield return rows[System.Numerics.BitOperations.TrailingZeroCount(bits)];
        }
    }

    /// <summary>
    /// The auto twin: rows, stops and obligations are kept and every level is carried out as auto, so that only the human gate differs.
    /// </summary>
    public PolicyTable AutoTwin() => new(Version + "+auto", rows, Settings with { Cap = Outcome.Auto });

    /// <summary>A variant of this table: its rows with some replaced by those of the same id, or added.</summary>
    /// <param name="name">The name of the variant; its version is this name and the digest of what comes out.</param>
    /// <param name="changed">The rows to replace or add.</param>
    public PolicyTable With(string name, IEnumerable<PolicyRow> changed)
    {
        var byId = changed.ToDictionary(row => row.Id, StringComparer.Ordinal);
        return Named(name, [.. rows.Where(row => !byId.ContainsKey(row.Id)), .. byId.Values], Settings);
    }

    private PolicyTable WithVersion(string version) => new(this, version);

    private ulong BitsOf(Func<PolicyRow, bool> isMeant)
    {
        var bits = 0UL;
        for (var index = 0; index < rows.Length; index++)
        {
            bits |= isMeant(rows[index]) ? 1UL << index : 0;
        }

        return bits;
    }
}
