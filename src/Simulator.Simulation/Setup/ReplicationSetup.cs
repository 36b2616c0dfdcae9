using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Statistics;

namespace Simulator.Simulation;

/// <summary>What all replications of a scenario share: immutable, made once, used by any number of threads.</summary>
public sealed partial class ReplicationSetup
{
    private readonly PlaceInfo[][] singlePlaces;
    private readonly PlaceInfo[][] dualPlaces;
    private readonly PlaceInfo[] placesAfterwards;
    private readonly PolicyTable? widened;
    private readonly PolicyTable? widenedTwin;
    private readonly PolicyTable? fallback;
    private readonly PolicyTable? fallbackTwin;

    /// <summary>Prepares a scenario.</summary>
    public ReplicationSetup(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        Scenario = scenario;
        Drafting = new Drafting(scenario);
        Changing = new Changing(scenario);
        Chaining = new Chaining(scenario);
        Reviewing = new Reviewing(scenario);
        Leaking = new Leaking(scenario);
        PoolOfPerson = Staff.PoolOfPerson(scenario);
        Credentials = [.. scenario.Classes.Select(kind => new ClassCredentials(kind.Executor, kind.Session))];
        singlePlaces = PlaceInfo.Of(scenario.Gates.Single, scenario.Roles);
        dualPlaces = PlaceInfo.Of(scenario.Gates.Dual, scenario.Roles);
        placesAfterwards = PlaceInfo.Afterwards(scenario);
        ClassSources = Nodes.SourceNumbers([.. scenario.Classes.Select(kind => kind.Name)]);
        IncidentSources = Nodes.SourceNumbers([.. scenario.Incidents.Select(incident => incident.Name)]);
        LeakPlans = LeakPlan.Of(scenario);
        Secrets = [.. scenario.Incidents, .. LeakPlans.Select(plan => plan.Source)];
        ChanceOfUse = IntegratedCdf.Of(scenario.Attack.FirstAttempt);
        ChancesOfUse = IntegralsOf(Secrets, scenario);
        HasCompression = scenario.Workflows.Any(workflow => workflow.Compressed is not null);
        var identities = new IdentitySharing(scenario);
        WorkflowsOfIdentity = [.. Enumerable.Range(0, scenario.Classes.Count).Select(identities.WorkflowsOf)];
        AutoTwin = scenario.Policy.Table.AutoTwin();
        widened = scenario.Policy.Widening?.Table;
        widenedTwin = widened?.AutoTwin();
        fallback = scenario.Faults?.PolicyEngine?.Table;
        fallbackTwin = fallback?.AutoTwin();
        wrong = new WrongPolicies(scenario.Faults);
        Key = KeyedDraws.KeyFromSeed(scenario.Run.Seed, Nodes.FormatVersion);
    }

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; }

    internal Drafting Drafting { get; }

    internal Changing Changing { get; }

    internal Chaining Chaining { get; }

    internal Reviewing Reviewing { get; }

    internal Leaking Leaking { get; }

    internal int[] PoolOfPerson { get; }

    /// <summary>The credentials of each class, by position.</summary>
    public IReadOnlyList<ClassCredentials> Credentials { get; }

    /// <summary>The places among which a task stands: those of its gate, or of the people who look back at executions.</summary>
    internal PlaceInfo[] PlacesOf(in TaskPosition task) =>
        task.IsAfterwards ? placesAfterwards : (task.Level == Outcome.Dual ? dualPlaces : singlePlaces)[task.Gate];

    internal int[] ClassSources { get; }

    internal int[] IncidentSources { get; }

    /// <summary>The sources of leaks of credentials that are on.</summary>
    internal LeakPlan[] LeakPlans { get; }

    /// <summary>Everything that may leak: the incidents from outside, then <see cref="LeakPlans"/>.</summary>
    internal SecretSource[] Secrets { get; }

    /// <summary>How many workflows work under the identity of each class.</summary>
    internal int[] WorkflowsOfIdentity { get; }

    /// <summary>g(L), the integral of the first-attempt distribution from 0 to L, in µs.</summary>
    internal IntegratedCdf ChanceOfUse { get; }

    /// <summary>The integrated first-attempt distribution by position in <see cref="Secrets"/>; null where the first attempt does not decide.</summary>
    internal IntegratedCdf?[] ChancesOfUse { get; }

    internal PolicyTable AutoTwin { get; }

    internal ulong Key { get; }

    private static IntegratedCdf?[] IntegralsOf(SecretSource[] secrets, Scenario scenario)
    {
        var channels = secrets.Select(secret => scenario.Channel(secret.Channel)).ToList();
        var known = channels.Distinct().Where(channel => channel.IsDecidedByFirstAttempt).ToDictionary(channel => channel, channel => IntegratedCdf.Of(channel.FirstAttempt));
        return [.. channels.Select(channel => known.GetValueOrDefault(channel))];
    }

    /// <summary>Whether any workflow is compressed.</summary>
    internal bool HasCompression { get; }

    /// <summary>How much of the evidence a reviewer of a request sees, a factor on detection: less where the handoff note was left out.</summary>
    internal double ContextOf(in Work work)
    {
        var request = work.Recommendation.Request;
        return (request.Context.Signs & Signs.HandoffDropped) == Signs.None ? 1 : Scenario.CompressionOf(request.Action.Class.Index)?.ContextLeft ?? 1;
    }

    internal PolicyTable PolicyOf(Arm arm) => arm == Arm.Governed ? Scenario.Policy.Table : AutoTwin;

    /// <summary>What decides in an arm while the policy engine is down; null where nothing does.</summary>
    internal PolicyTable? FallbackOf(Arm arm) => arm == Arm.Governed ? fallback : fallbackTwin;

    /// <summary>The policy of an arm while the scope is widened.</summary>
    internal PolicyTable WidenedOf(Arm arm) =>
        (arm == Arm.Governed ? widened : widenedTwin) ?? throw new InvalidOperationException("The scenario never widens its scope.");
}
