using Simulator.Time;

namespace Simulator.Governance;

/// <summary>The rows from which the profiles are made.</summary>
public static class PolicyRowSets
{
    private const RiskFlags ControlPlane =
        RiskFlags.Secrets | RiskFlags.Production | RiskFlags.Rbac | RiskFlags.ExternalTransaction;

    private const RiskFlags Harm = RiskFlags.Customer | RiskFlags.Financial | RiskFlags.Safety;

    /// <summary>What stays gated when a backlog widens the scope.</summary>
    private const RiskFlags Keys = RiskFlags.Secrets | RiskFlags.Rbac;

    private const double Sampled = 0.05;

    private static readonly Obligations JustInTime = Obligations.None with { CredentialTtl = Duration.FromMinutes(15) };

    private static readonly Obligations Sensitive =
        Obligations.None with { CredentialTtl = Duration.FromMinutes(5), SampleShare = Sampled };

    private static readonly Obligations Reviewed = JustInTime with { MinimumReview = Duration.FromSeconds(60) };

    private static readonly Obligations ByOwner = Reviewed with { Side = Side.Owner };

    private static readonly Obligations ByTwo =
        ByOwner with { ApprovalTtl = Duration.FromMinutes(60), FactorTtl = Duration.FromHours(24) };

    private static readonly Obligations Afterwards = Obligations.None with { PostHocWithin = Duration.FromHours(24) };

    /// <summary>S1 to S6: no owner, beyond the boundary, outside the playbook, a suspicious input, a step out of scope, a context that changed.</summary>
    internal static IReadOnlyList<PolicyRow> Stops { get; } =
    [
        Stop("S1", 110, new Condition { AnySign = Signs.OwnerMissing }, "nobody answers for the workflow, or it belongs to no process"),
        Stop("S2", 120, new Condition { AnySign = Signs.BeyondBoundary }, "an AI may suggest this but not do it"),
        Stop("S3", 130, new Condition { AllSigns = Signs.PlaybookOnly | Signs.OutOfPlaybook }, "outside the playbook this class is bound to"),
        Stop("S4", 140, new Condition { AnySign = Signs.IntentMismatch | Signs.InjectionSignature | Signs.ConnectorUnreviewed },
            "not what was declared, a planted instruction, or a connector nobody reviewed"),
        Stop("S5", 150, new Condition { AnySign = Signs.StepOutOfScope }, "a step that was neither declared nor lies in the scope of its chain"),
        Stop("S6", 160, new Condition { AnySign = Signs.ContextChanged }, "what was found at execution is no longer what was judged"),
    ];

    /// <summary>M1: a write under an identity that is not its own and just in time.</summary>
    internal static PolicyRow BroadIdentity { get; } = new("M1", 200, PolicyStage.Modifier,
        new Condition { Access = Access.Write, AnySign = Signs.BroadIdentity }, Outcome.Dual, Obligations.None,
        "a write under an identity that reaches further than its task");

    /// <summary>E1 and E2: containment by a playbook that was approved beforehand, and any other containment.</summary>
    internal static IReadOnlyList<PolicyRow> Emergencies { get; } =
    [
        new("E1", 310, PolicyStage.Emergency, Contained(Signs.PreApprovedPlaybook), Outcome.Auto, Afterwards with { PostHocReviewers = 2 },
            "containment by a playbook that the control owner approved beforehand; two people review it afterwards"),
        new("E2", 320, PolicyStage.Emergency, Contained(Signs.None), Outcome.Single,
            Afterwards with { PostHocReviewers = 1, Side = Side.Emergency },
            "containment of an open incident; the people on call decide, a second approver follows afterwards"),
    ];

    /// <summary>Inside a playbook everything that can be undone runs on its own; outside it nothing does.</summary>
    internal static IReadOnlyList<PolicyRow> Playbook { get; } =
    [
        Level("P1", 10, new Condition { Access = Access.Read }, Outcome.Auto, JustInTime, "reading inside a playbook"),
        Level("P2", 20, new Condition { Access = Access.Write, Reversible = true }, Outcome.Auto, JustInTime, "a reversible write inside a playbook"),
        Level("P3", 30, new Condition { Access = Access.Write, Reversible = false }, Outcome.Single, ByOwner, "a write that cannot be undone"),
        Stop("P4", 105, new Condition { AnySign = Signs.OutOfPlaybook }, "outside every playbook"),
    ];

    /// <summary>The tiers as far as the class of an action tells them: what a team approves once, for all actions to come.</summary>
    internal static IReadOnlyList<PolicyRow> Templates { get; } =
    [
        .. Tiers(0).Where(row => row.Id is not ("R4" or "R5")),
        Level("R4", 40, Routine(Impact.Medium), Outcome.Auto, JustInTime, "a reversible medium-impact write without flags"),
    ];

    /// <summary>A single level row that matches every request.</summary>
    internal static PolicyRow Everything(Outcome level, string reason) => Level("everything", 10, new Condition(), level, JustInTime, reason);

    /// <summary>A single stop that matches every request.</summary>
    internal static PolicyRow Nothing(string reason) => Stop("everything", 100, new Condition(), reason);

    /// <summary>R1 to R7: auto, one approval or two, by what an action touches and how far it reaches.</summary>
    internal static IReadOnlyList<PolicyRow> Tiers(double threshold) =>
    [
        Level("R1", 10, new Condition { Access = Access.Read, NoFlag = RiskFlags.SensitiveData },
            Outcome.Auto, JustInTime, "reading data that is not sensitive"),
        Level("R2", 20, new Condition { Access = Access.Read, AnyFlag = RiskFlags.SensitiveData, ImpactAtMost = Impact.Medium, NoFlag = RiskFlags.Secrets },
            Outcome.Auto, Sensitive, "reading sensitive data of limited impact"),
        Level("R2-high", 21, new Condition { Access = Access.Read, AnyFlag = RiskFlags.SensitiveData, ImpactAtLeast = Impact.High },
            Outcome.Single, Sensitive.With(Reviewed), "reading sensitive data of high impact"),
        Level("R2-secret", 22, new Condition { Access = Access.Read, AnyFlag = RiskFlags.Secrets },
            Outcome.Single, Sensitive.With(Reviewed), "reading secrets"),
        Level("R3", 30, Routine(Impact.Low), Outcome.Auto, JustInTime, "a reversible low-impact write without flags"),
        Level("R4", 40, Routine(Impact.Medium) with { ConfidenceAtLeast = threshold },
            Outcome.Auto, JustInTime with { SampleShare = Sampled }, "a reversible medium-impact write without flags, at or above the confidence threshold"),
        Level("R5", 50, Routine(Impact.Medium) with { ConfidenceBelow = threshold },
            Outcome.Single, JustInTime, "a reversible medium-impact write without flags, below the confidence threshold"),
        Level("R6", 60, new Condition { Access = Access.Write, ImpactAtLeast = Impact.High },
            Outcome.Single, ByOwner, "a write of high impact"),
        Level("R6-flag", 61, new Condition { Access = Access.Write, AnyFlag = ControlPlane | Harm },
            Outcome.Single, ByOwner, "a write that touches something flagged"),
        Level("R6-final", 62, new Condition { Access = Access.Write, Reversible = false },
            Outcome.Single, ByOwner, "a write that cannot be undone"),
        Level("R7", 70, new Condition { Access = Access.Write, AnyFlag = Harm, ImpactAtLeast = Impact.Medium },
            Outcome.Dual, ByTwo, "customers, money or safety at medium impact or more"),
        Level("R7-final", 71, new Condition { Access = Access.Write, Reversible = false, ImpactAtLeast = Impact.High },
            Outcome.Dual, ByTwo, "high impact that cannot be undone"),
    ];

    /// <summary>
    /// Risk tiers under pressure: R5 becomes auto, and R6 too, except for secrets, roles and what cannot be undone. Rows that are not
    /// there are not missed, and those of other names stay as they are.
    /// </summary>
    public static IReadOnlyList<PolicyRow> Widen(IEnumerable<PolicyRow> rows)
    {
        var widened = rows.Select(row => row.Id is "R5" or "R6" or "R6-flag" ? row with { Then = Outcome.Auto } : row).ToList();
        if (widened.Exists(row => row.Id is "R6" or "R6-flag") && !widened.Exists(row => row.Id == "R6-keys"))
        {
            widened.Add(Level("R6-keys", 63, new Condition { Access = Access.Write, AnyFlag = Keys },
                Outcome.Single, ByOwner, "a write to secrets or roles, whatever the backlog"));
        }

        return widened;
    }

    /// <summary>A table whose scope is widened as <see cref="Widen(IEnumerable{PolicyRow})"/> says; settings stay.</summary>
    /// <param name="table">The table; an auto twin stays one.</param>
    public static PolicyTable Widen(PolicyTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.With("widened", Widen(table.Rows));
    }

    /// <summary>A row whose condition ends in an error where it would hold: whoever meets it is refused. A stop stays what it is.</summary>
    /// <param name="row">The row.</param>
    public static PolicyRow InError(PolicyRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Stage == PolicyStage.Stop ? row : row with
        {
            Stage = PolicyStage.Stop,
            Then = Outcome.Deny,
            IsLevelInError = row.Stage == PolicyStage.Level,
            Obligations = Obligations.None,
            When = row.Stage != PolicyStage.Emergency ? row.When : row.When with
            {
                Containment = true,
                AllSigns = row.When.AllSigns | PolicyRow.Emergency.AllSigns,
                NoFlag = row.When.NoFlag | PolicyRow.Emergency.NoFlag,
            },
            Reason = "the row cannot be evaluated: nothing that it speaks of is allowed",
        };
    }

    private static Condition Routine(Impact impact) => new()
    {
        Access = Access.Write,
        ImpactAtLeast = impact,
        ImpactAtMost = impact,
        Reversible = true,
        NoFlag = ControlPlane | Harm,
    };

    private static Condition Contained(Signs more) =>
        new() { Containment = true, AllSigns = Signs.SecondIdentity | more, NoFlag = RiskFlags.Safety };

    private static PolicyRow Level(string id, int order, Condition when, Outcome then, Obligations obligations, string reason) =>
        new(id, order, PolicyStage.Level, when, then, obligations, reason);

    private static PolicyRow Stop(string id, int order, Condition when, string reason) =>
        new(id, order, PolicyStage.Stop, when, Outcome.Deny, Obligations.None, reason);
}
