using Simulator.Time;

namespace Simulator.Governance;

/// <summary>What a header says: whose trail it is, and the policy and gates to judge it by.</summary>
/// <param name="Header">What the trail is about.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Gates">The gates; pools are numbered by their names in order of appearance.</param>
/// <param name="Pools">The names of the pools.</param>
/// <param name="Members">Who belongs to which pool; null when the header does not say.</param>
internal sealed record TrailFrame(
    TrailHeader Header, PolicyTable Policy, GatePlan Gates, IReadOnlyList<string> Pools, IReadOnlySet<(PersonId Person, string Pool)>? Members)
{
    /// <summary>What the pipeline does beside its gates.</summary>
    public SpecialRules Special { get; init; } = new();

    /// <summary>The gates of a level as they ask where the policy obliges to a side.</summary>
    public IReadOnlyList<Gate> GatesFor(Outcome level, Side side) =>
        (side == Side.Emergency && Special.Emergency is { } emergency ? emergency.Over(Gates) : Gates).For(level);

    /// <summary>The versions of the policy that may come into force later.</summary>
    public IReadOnlyList<PolicyTable> Variants { get; init; } = [];
}

/// <summary>Reads the header back into a policy and gates.</summary>
internal static class HeaderReader
{
    /// <exception cref="FormatException">A field is missing or wrong, or policy or gates cannot be used.</exception>
    public static TrailFrame Read(RecordReader record)
    {
        if (record.Count(TrailFields.Format) is var format && format != TrailFields.FormatVersion)
        {
            throw new FormatException($"The trail has format {format}; this program reads format {TrailFields.FormatVersion}.");
        }

        var header = new TrailHeader(
            record.Text(TrailFields.Scenario),
            record.Text(TrailFields.ScenarioDigest),
            record.Number(TrailFields.Seed),
            record.Count(TrailFields.Replication));
        var policy = record.Child(TrailFields.Policy);
        var gates = record.Child(TrailFields.Gates);
        var pools = new List<string>();
        try
        {
            var table = Table(policy);
            var plan = new GatePlan(
                ReadGates(gates, EnumText<Outcome>.Of(Outcome.Single), pools),
                ReadGates(gates, EnumText<Outcome>.Of(Outcome.Dual), pools));
            GatePlanRules.Check(plan.Single);
            GatePlanRules.Check(plan.Dual);
            return new TrailFrame(header, table, plan, pools, record.Has(TrailFields.Pools) ? ReadMembers(record) : null)
            {
                Special = new SpecialRules
                {
                    Overrides = record.Has(TrailFields.Overrides) ? Terms(record.Child(TrailFields.Overrides)) : null,
                    Emergency = record.Has(TrailFields.AfterEmergency) ? Emergency(record.Child(TrailFields.AfterEmergency), pools) : null,
                    HasReviewsAfterwards = record.FlagIfAsked(TrailFields.ReviewsAfterwards) ?? false,
                },
                Variants = record.Has(TrailFields.Variants) ? [.. record.Children(TrailFields.Variants).Select(Table)] : [],
            };
        }
        catch (ArgumentException error)
        {
            throw new FormatException($"The header's policy or gates cannot be used: {error.Message}");
        }
    }

    /// <summary>Reads obligations.</summary>
    public static Obligations Obligations(RecordReader record)
    {
        var obligations = record.Child(TrailFields.Obligations);
        return new Obligations(
            obligations.Length(TrailFields.CredentialTtl),
            obligations.Length(TrailFields.MinimumReview),
            obligations.Length(TrailFields.ApprovalTtl))
        {
            FactorTtl = obligations.Length(TrailFields.FactorTtl),
            SampleShare = obligations.Measure(TrailFields.SampleShare),
            PostHocReviewers = obligations.Count(TrailFields.PostHocReviewers),
            PostHocWithin = obligations.Length(TrailFields.PostHocWithin),
            Side = obligations.Word<Side>(TrailFields.Side),
        };
    }

    private static OverrideTerms Terms(RecordReader terms) => new(terms.Length(TrailFields.Life), terms.Length(TrailFields.ReviewWithin));

    private static EmergencyRoute Emergency(RecordReader route, List<string> pools) => new(Pool(route, pools), route.Length(TrailFields.After));

    private static PolicyTable Table(RecordReader policy) =>
        new(policy.Text(TrailFields.Version), policy.Children(TrailFields.Rows).Select(Row), Settings(policy));

    private static PolicySettings Settings(RecordReader policy) => new()
    {
        Cap = policy.Word<Outcome>(TrailFields.Cap),
        Rechecks = policy.Flag(TrailFields.Rechecks),
        Chain = policy.IsNull(TrailFields.ChainRule) ? null : Chain(policy.Child(TrailFields.ChainRule)),
    };

    private static ChainRule Chain(RecordReader chain) => new(
        chain.Points(EnumText<Impact>.Of(Impact.Low)),
        chain.Points(EnumText<Impact>.Of(Impact.Medium)),
        chain.Points(EnumText<Impact>.Of(Impact.High)),
        chain.Points(EnumText<Impact>.Of(Impact.Critical)),
        chain.Points(TrailFields.InitialCeiling));

    private static PolicyRow Row(RecordReader row) => new(
        row.Text(TrailFields.Id),
        row.Whole(TrailFields.Order),
        row.Word<PolicyStage>(TrailFields.Stage),
        Condition(row.Child(TrailFields.When)),
        row.Word<Outcome>(TrailFields.Outcome),
        Obligations(row),
        row.Text(TrailFields.Reason))
    {
        IsLevelInError = row.FlagIfAsked(TrailFields.LevelInError) ?? false,
    };

    private static Condition Condition(RecordReader when) => new()
    {
        Access = when.WordIfAsked<Access>(TrailFields.Access),
        ImpactAtLeast = when.Word<Impact>(TrailFields.ImpactAtLeast),
        ImpactAtMost = when.Word<Impact>(TrailFields.ImpactAtMost),
        Reversible = when.FlagIfAsked(TrailFields.Reversible),
        AnyFlag = when.Flags(TrailFields.AnyFlag),
        NoFlag = when.Flags(TrailFields.NoFlag),
        ConfidenceAtLeast = when.MeasureIfAsked(TrailFields.ConfidenceAtLeast),
        ConfidenceBelow = when.MeasureIfAsked(TrailFields.ConfidenceBelow),
        Containment = when.FlagIfAsked(TrailFields.Containment),
        AnySign = when.Signs(TrailFields.AnySign),
        AllSigns = when.Signs(TrailFields.AllSigns),
        NoSign = when.Signs(TrailFields.NoSign),
    };

    private static Gate[] ReadGates(RecordReader gates, string level, List<string> pools) =>
        [.. gates.Children(level).Select(gate => new Gate(
            gate.Text(TrailFields.Name),
            [.. gate.Children(TrailFields.Factors).Select(factor => Factor(factor, pools))],
            gate.Flag(TrailFields.Serial),
            gate.Length(TrailFields.RequestTtl))
        {
            DenyThreshold = gate.Has(TrailFields.DenyThreshold) ? gate.Count(TrailFields.DenyThreshold) : 1,
            OnExpiry = gate.Word<ExpiryPolicy>(TrailFields.OnExpiry),
        })];

    private static HashSet<(PersonId Person, string Pool)> ReadMembers(RecordReader record) =>
        record.Children(TrailFields.Pools)
            .SelectMany(pool => pool.People(TrailFields.Members).Select(person => (person, pool.Text(TrailFields.Name))))
            .ToHashSet();

    /// <summary>The number of the pool that a record names.</summary>
    private static int Pool(RecordReader record, List<string> pools)
    {
        var name = record.Text(TrailFields.Pool);
        var pool = pools.IndexOf(name);
        if (pool < 0)
        {
            pool = pools.Count;
            pools.Add(name);
        }

        return pool;
    }

    private static GateFactor Factor(RecordReader factor, List<string> pools)
    {
        var pool = Pool(factor, pools);
        var ladder = factor.Children(TrailFields.Escalation).Select(step => new EscalationStep(step.Length(TrailFields.After), Pool(step, pools))).ToArray();
        var approvals = factor.Count(TrailFields.Approvals);
        return approvals <= Gate.MaximumApprovals
            ? new GateFactor(factor.Text(TrailFields.Role), pool, approvals) { Escalation = ladder }
            : throw new FormatException($"A factor asks for {approvals} approvals; at most {Gate.MaximumApprovals} are possible.");
    }
}
