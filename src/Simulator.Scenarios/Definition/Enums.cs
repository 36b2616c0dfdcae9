using Simulator.Governance;

namespace Simulator.Scenarios;

/// <summary>The words of a file and what they stand for.</summary>
internal static class Enums
{
    public static EnumType Access { get; } = new(("read", Governance.Access.Read), ("write", Governance.Access.Write));

    public static EnumType AccessOrAny { get; } = new(
        ("any", new Word(PolicyDefinition.Any)), ("read", Governance.Access.Read), ("write", Governance.Access.Write));

    public static EnumType Origin { get; } = new(("ai", Governance.Origin.Ai), ("human", Governance.Origin.Human));

    public static EnumType Impact { get; } = new(
        ("low", Governance.Impact.Low), ("medium", Governance.Impact.Medium),
        ("high", Governance.Impact.High), ("critical", Governance.Impact.Critical));

    public static EnumType Flag { get; } = new(
        ("secrets", RiskFlags.Secrets), ("production", RiskFlags.Production), ("customer", RiskFlags.Customer),
        ("financial", RiskFlags.Financial), ("safety", RiskFlags.Safety), ("rbac", RiskFlags.Rbac),
        ("externalTransaction", RiskFlags.ExternalTransaction), ("sensitiveData", RiskFlags.SensitiveData));

    public static EnumType Sign { get; } = new(
        ("ownerMissing", Signs.OwnerMissing), ("beyondBoundary", Signs.BeyondBoundary), ("playbookOnly", Signs.PlaybookOnly),
        ("outOfPlaybook", Signs.OutOfPlaybook), ("intentMismatch", Signs.IntentMismatch), ("injectionSignature", Signs.InjectionSignature),
        ("connectorUnreviewed", Signs.ConnectorUnreviewed), ("stepOutOfScope", Signs.StepOutOfScope), ("broadIdentity", Signs.BroadIdentity),
        ("preApprovedPlaybook", Signs.PreApprovedPlaybook), ("secondIdentity", Signs.SecondIdentity), ("contextChanged", Signs.ContextChanged),
        ("sandbox", Signs.Sandbox), ("reviewDropped", Signs.ReviewDropped), ("ticketDropped", Signs.TicketDropped),
        ("handoffDropped", Signs.HandoffDropped), ("pauseDropped", Signs.PauseDropped));

    public static EnumType Stage { get; } = new(
        ("level", PolicyStage.Level), ("stop", PolicyStage.Stop), ("modifier", PolicyStage.Modifier), ("emergency", PolicyStage.Emergency));

    /// <summary>What a modifier does: it raises by one step, and dual is the highest.</summary>
    public static Word Raise { get; } = new("raise");

    public static EnumType Outcome { get; } = new(
        ("deny", Governance.Outcome.Deny), ("auto", Governance.Outcome.Auto),
        ("single", Governance.Outcome.Single), ("dual", Governance.Outcome.Dual), (Raise.Text, Raise));

    public static EnumType Side { get; } = new(
        ("default", Governance.Side.Default), ("owner", Governance.Side.Owner), ("emergency", Governance.Side.Emergency));

    public static EnumType PolicyChecking { get; } = new(
        ("error", Scenarios.PolicyChecking.Error), ("warn", Scenarios.PolicyChecking.Warn), ("off", Scenarios.PolicyChecking.Off));

    public static EnumType Playbook { get; } = new(
        ("inside", Scenarios.Playbook.Inside), ("bound", Scenarios.Playbook.Bound), ("none", Scenarios.Playbook.None));

    public static EnumType Environment { get; } = new(
        ("production", RunEnvironment.Production), ("staging", RunEnvironment.Staging), ("sandbox", RunEnvironment.Sandbox));

    public static EnumType Identity { get; } = new(
        ("jit", IdentityMode.Jit), ("standing", IdentityMode.Standing), ("sharedBroad", IdentityMode.SharedBroad),
        ("inheritedUser", IdentityMode.InheritedUser), ("oauthDelegated", IdentityMode.OauthDelegated));

    /// <summary>The levels that pass gates.</summary>
    public static EnumType Level { get; } = new(("single", Governance.Outcome.Single), ("dual", Governance.Outcome.Dual));

    public static EnumType Discipline { get; } = new(
        ("fifo", Scenarios.Discipline.Fifo), ("priority", Scenarios.Discipline.Priority),
        ("deadline", Scenarios.Discipline.Deadline), ("costAware", Scenarios.Discipline.CostAware),
        ("random", Scenarios.Discipline.Random), ("aiAdvisory", Scenarios.Discipline.AiAdvisory));

    public static EnumType OnLapse { get; } = new(("ineligible", Scenarios.OnLapse.Ineligible), ("fallBack", Scenarios.OnLapse.FallBack));

    public static EnumType Assignment { get; } = new(
        ("pull", Scenarios.Assignment.Pull), ("push", Scenarios.Assignment.Push), ("named", Scenarios.Assignment.Named));

    public static EnumType OnExpiry { get; } = new(
        ("deny", ExpiryPolicy.Deny), ("escalate", ExpiryPolicy.Escalate), ("autoApprove", ExpiryPolicy.AutoApprove));

    public static EnumType Briefing { get; } = new(("unstructured", false), ("structured", true));

    public static EnumType GateMode { get; } = new(("parallel", false), ("serial", true));

    public static EnumType AfterHorizon { get; } = new(
        ("runOn", Scenarios.AfterHorizon.RunOn), ("cut", Scenarios.AfterHorizon.Cut), ("drain", Scenarios.AfterHorizon.Drain));

    public static EnumType WeekDay { get; } = new(
        ("mon", WeekDays.Monday), ("tue", WeekDays.Tuesday), ("wed", WeekDays.Wednesday), ("thu", WeekDays.Thursday),
        ("fri", WeekDays.Friday), ("sat", WeekDays.Saturday), ("sun", WeekDays.Sunday));

    public static EnumType StormShape { get; } = new(("decay", Scenarios.StormShape.Decay), ("fixed", Scenarios.StormShape.Fixed));

    public static EnumType AtShiftEnd { get; } = new(
        ("finish", Scenarios.AtShiftEnd.Finish), ("park", Scenarios.AtShiftEnd.Park),
        ("transfer", Scenarios.AtShiftEnd.Transfer), ("requeue", Scenarios.AtShiftEnd.Requeue));

    public static EnumType Profile { get; } = new([.. PolicyProfiles.Names.Select(name => (name, (object)name))]);

    /// <summary>The words of the signs that are set, in the order of the documentation.</summary>
    public static IEnumerable<string> WordsOf(Signs signs) =>
        Enum.GetValues<Signs>().Where(sign => sign != Signs.None && signs.HasFlag(sign)).Select(sign => Sign.WordFor(sign));

    /// <summary>The words of the flags that are set, in the order of the documentation.</summary>
    public static IEnumerable<string> WordsOf(RiskFlags flags) =>
        Enum.GetValues<RiskFlags>().Where(flag => flag != RiskFlags.None && flags.HasFlag(flag)).Select(flag => Flag.WordFor(flag));
}

/// <summary>What happens when a policy breaks a rule about tables as a whole.</summary>
internal enum PolicyChecking
{
    /// <summary>The scenario is refused.</summary>
    Error,

    /// <summary>It runs, with a warning.</summary>
    Warn,

    /// <summary>The rules are not asked.</summary>
    Off,
}
