using Simulator.Time;

namespace Simulator.Governance;

/// <summary>The named policies a scenario starts from; its own rows are laid over them by id.</summary>
public static class PolicyProfiles
{
    private const RiskFlags ControlPlane =
        RiskFlags.Secrets | RiskFlags.Production | RiskFlags.Rbac | RiskFlags.ExternalTransaction;

    private const RiskFlags Harm = RiskFlags.Customer | RiskFlags.Financial | RiskFlags.Safety;

    private static readonly Obligations JustInTime = Obligations.None with { CredentialTtl = Duration.FromMinutes(15) };

    private static readonly Obligations Reviewed = JustInTime with { MinimumReview = Duration.FromSeconds(60) };

    /// <summary>The profiles by name, in the order in which they are offered.</summary>
    public static IReadOnlyList<string> Names { get; } = ["risk_tiered", "gate_everywhere", "no_gate"];

    /// <summary>The rows of a profile.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="threshold">The confidence from which a reversible medium-impact write without flags runs on its own, 0 to 1.</param>
    /// <exception cref="ArgumentException">No profile has that name.</exception>
    public static IReadOnlyList<PolicyRow> Rows(string name, double threshold) => name switch
    {
        "risk_tiered" => RiskTiered(threshold),
        "gate_everywhere" => [Level("everything", 10, new Condition(), Outcome.Single, JustInTime, "every action needs one approval")],
        "no_gate" => [Level("everything", 10, new Condition(), Outcome.Auto, JustInTime, "nothing waits for a person")],
        _ => throw new ArgumentException($"No policy profile is called '{name}'.", nameof(name)),
    };

    private static PolicyRow[] RiskTiered(double threshold) =>
    [
        Level("R1", 10, new Condition { Access = Access.Read, NoFlag = RiskFlags.SensitiveData },
            Outcome.Auto, JustInTime, "reading data that is not sensitive"),
        Level("R2", 20, new Condition { Access = Access.Read, AnyFlag = RiskFlags.SensitiveData, ImpactAtMost = Impact.Medium, NoFlag = RiskFlags.Secrets },
            Outcome.Auto, JustInTime with { CredentialTtl = Duration.FromMinutes(5) }, "reading sensitive data of limited impact"),
        Level("R2-high", 21, new Condition { Access = Access.Read, AnyFlag = RiskFlags.SensitiveData, ImpactAtLeast = Impact.High },
            Outcome.Single, Reviewed, "reading sensitive data of high impact"),
        Level("R2-secret", 22, new Condition { Access = Access.Read, AnyFlag = RiskFlags.Secrets },
            Outcome.Single, Reviewed, "reading secrets"),
        Level("R3", 30, Routine(Impact.Low), Outcome.Auto, JustInTime, "a reversible low-impact write without flags"),
        Level("R4", 40, Routine(Impact.Medium) with { ConfidenceAtLeast = threshold },
            Outcome.Auto, JustInTime, "a reversible medium-impact write without flags, at or above the confidence threshold"),
        Level("R5", 50, Routine(Impact.Medium) with { ConfidenceBelow = threshold },
            Outcome.Single, JustInTime, "a reversible medium-impact write without flags, below the confidence threshold"),
        Level("R6", 60, new Condition { Access = Access.Write, ImpactAtLeast = Impact.High },
            Outcome.Single, Reviewed, "a write of high impact"),
        Level("R6-flag", 61, new Condition { Access = Access.Write, AnyFlag = ControlPlane | Harm },
            Outcome.Single, Reviewed, "a write that touches something flagged"),
        Level("R6-final", 62, new Condition { Access = Access.Write, Reversible = false },
            Outcome.Single, Reviewed, "a write that cannot be undone"),
        Level("R7", 70, new Condition { Access = Access.Write, AnyFlag = Harm, ImpactAtLeast = Impact.Medium },
            Outcome.Dual, Reviewed with { ApprovalTtl = Duration.FromMinutes(60) }, "customers, money or safety at medium impact or more"),
        Level("R7-final", 71, new Condition { Access = Access.Write, Reversible = false, ImpactAtLeast = Impact.High },
            Outcome.Dual, Reviewed with { ApprovalTtl = Duration.FromMinutes(60) }, "high impact that cannot be undone"),
    ];

    private static Condition Routine(Impact impact) => new()
    {
        Access = Access.Write,
        ImpactAtLeast = impact,
        ImpactAtMost = impact,
        Reversible = true,
        NoFlag = ControlPlane | Harm,
    };

    private static PolicyRow Level(string id, int order, Condition when, Outcome then, Obligations obligations, string reason) =>
        new(id, order, PolicyStage.Level, when, then, obligations, reason);
}
