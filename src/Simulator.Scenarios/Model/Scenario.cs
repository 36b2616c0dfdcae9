using Simulator.Governance;
using Simulator.Results;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>One valid scenario: everything a replication needs, resolved and immutable.</summary>
public sealed record Scenario
{
    /// <summary>File-safe name: letters, digits, dot, dash and underscore, 1 to 64 characters.</summary>
    public required string Name { get; init; }

    /// <summary>One line for people.</summary>
    public required string Title { get; init; }

    /// <summary>What the scenario is about and what it teaches.</summary>
    public required string Description { get; init; }

    /// <summary>How long, how often and from which seed it is simulated.</summary>
    public required RunPlan Run { get; init; }

    /// <summary>The classes of actions, ordered by name (ordinal); <see cref="ClassId"/> is the position here.</summary>
    public required IReadOnlyList<ActionClass> Classes { get; init; }

    /// <summary>The pools of reviewers, ordered by name (ordinal).</summary>
    public required IReadOnlyList<Pool> Pools { get; init; }

    /// <summary>The gates that each level passes.</summary>
    public required GatePlan Gates { get; init; }

    /// <summary>How much longer or shorter a review for a role takes than the class says; one entry a role, ordered by role (ordinal).</summary>
    public required IReadOnlyList<ReviewRole> Roles { get; init; }

    /// <summary>The policy and how long it takes to answer.</summary>
    public required PolicySpec Policy { get; init; }

    /// <summary>What reviewers can see and how they err.</summary>
    public required ReviewModel Review { get; init; }

    /// <summary>How long a review after an execution takes to be done, µs; null (the default) when nobody does any.</summary>
    public Statistics.Distribution? PostHocDelay { get; init; }

    /// <summary>The pool whose people review after an execution, by position; null (the default) when that takes nobody's time.</summary>
    public int? PostHocPool { get; init; }

    /// <summary>Whom gates ask in an emergency; null (the default) when they always ask whom they name.</summary>
    public EmergencyRoute? Emergency { get; init; }

    /// <summary>What the pipeline does beside its gates.</summary>
    public SpecialRules Special => new() { Overrides = BreakGlass?.Terms, Emergency = Emergency, HasReviewsAfterwards = PostHocPool is not null, Advisers = [.. Pools.Select(pool => pool.Advisory is { } order ? new AdviceTerms(order.Model, order.Noise, order.Retained) : null)] };

    /// <summary>Emergency overrides; null (the default) when nobody can override anything.</summary>
    public BreakGlass? BreakGlass { get; init; }

    /// <summary>How the audit sink fails; null (the default) when it keeps every record that reaches it.</summary>
    public AuditSinkModel? AuditSink { get; init; }

    /// <summary>What else fails; null (the default) when nothing does.</summary>
    public FaultModel? Faults { get; init; }

    /// <summary>Standing access that piles up; null (the default) for none.</summary>
    public StandingGrants? StandingGrants { get; init; }

    /// <summary>The versions of the policy that may come into force during a run, in the order of their numbers from 1: the widened one, what decides while the policy engine is down, the older one, the one with rows in error.</summary>
    public IReadOnlyList<PolicyVariant> PolicyVariants =>
    [
        .. Policy.Widening is { } widening ? [new PolicyVariant(widening.Table, widening.Author)] : (PolicyVariant[])[],
        .. Faults?.PolicyEngine is { Table: { } table, Author: var author } ? [new PolicyVariant(table, author)] : (PolicyVariant[])[],
        .. Faults?.PolicyBundle is { } older ? [new PolicyVariant(older.Table, older.Author)] : (PolicyVariant[])[],
        .. Faults?.PolicyRows is { } broken ? [new PolicyVariant(broken.Table, broken.Author)] : (PolicyVariant[])[],
    ];

    /// <summary>The version of the policy that was in force when something happened.</summary>
    public PolicyTable TableOf(in AuditEvent fact) => fact.Policy == 0 ? Policy.Table : PolicyVariants[fact.Policy - 1].Policy;

    /// <summary>Whether the audit trail can lack anything that happened: the sink loses records, or some never reach it.</summary>
    public bool CanLackEvidence => AuditSink is not null || BreakGlass is { Unlogged: > 0 } ||
        Classes.Any(kind => kind.Content.Exception is { Probability: > 0, Unlogged: > 0 });

    /// <summary>The attacker.</summary>
    public required AttackModel Attack { get; init; }

    /// <summary>Exogenous leak incidents, ordered by name (ordinal); they happen whatever the policy.</summary>
    public required IReadOnlyList<IncidentSource> Incidents { get; init; }

    /// <summary>Channels beside the one of <see cref="Attack"/>, ordered by name (ordinal).</summary>
    public IReadOnlyList<AttackModel> Channels { get; init; } = [];

    /// <summary>Leaks of the credentials that requests hold, ordered by name (ordinal).</summary>
    public IReadOnlyList<LeakSource> Leaks { get; init; } = [];

    /// <summary>Instructions planted in what an AI reads, ordered by name (ordinal). Default: none.</summary>
    public IReadOnlyList<InjectionSource> Injections { get; init; } = [];

    /// <summary>The ticketing before the gates; null (the default) for none.</summary>
    public Tickets? Tickets { get; init; }

    /// <summary>The workflows, ordered by name (ordinal). Default: none.</summary>
    public IReadOnlyList<Workflow> Workflows { get; init; } = [];

    /// <summary>What AI leaves out of the requests of a class, by position; null for nothing.</summary>
    public Compression? CompressionOf(int kind) =>
        Classes[kind] is { Workflow: >= 0 and var workflow, Origin: Origin.Ai } ? Workflows[workflow].Compressed : null;

    /// <summary>A channel by <see cref="SecretSource.Channel"/>: 0 is <see cref="Attack"/>, the others follow in order.</summary>
    public AttackModel Channel(int index) => index == 0 ? Attack : Channels[index - 1];

    /// <summary>How agents go from step to step; null (the default) where no class has a next step.</summary>
    public ChainModel? Chains { get; init; }

    /// <summary>How agents make each other act; null (the default) where no class triggers any.</summary>
    public CascadeModel? Cascades { get; init; }

    /// <summary>The storms, ordered by name (ordinal); the arrivals they hit hold them too. Default: none.</summary>
    public IReadOnlyList<Storm> Storms { get; init; } = [];

    /// <summary>What is measured beyond the standard metrics. Default: nothing.</summary>
    public Observation Observation { get; init; } = Observation.None;

    /// <summary>What the results must keep to; ordered by id (ordinal). Default: nothing.</summary>
    public IReadOnlyList<Budget> Budgets { get; init; } = [];

    /// <summary>The seed and the sizes of the synthetic catalogue.</summary>
    public required CatalogueSpec Catalogue { get; init; }

    /// <summary>The defaults in force that are hypotheses: keys of this scenario whose value no source supports, ordered by path.</summary>
    public required IReadOnlyList<string> Hypotheses { get; init; }

    /// <summary>For those of <see cref="Hypotheses"/> whose definition states a range to vary them over, that range by path; to be looked up, not listed. Default: none.</summary>
    public IReadOnlyDictionary<string, HypothesisRange> HypothesisRanges { get; init; } = new Dictionary<string, HypothesisRange>();

    /// <summary>What the definition of each of <see cref="Hypotheses"/> rests on, in words, by path; to be looked up, not listed. Default: none.</summary>
    public IReadOnlyDictionary<string, string> HypothesisSources { get; init; } = new Dictionary<string, string>();

    /// <summary>The resolved scenario as canonical JSON: every key with its value, defaults included; the scenario digest is taken over it.</summary>
    public required string ResolvedJson { get; init; }
}
