using System.Text;
using System.Text.Json;
using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Makes the model from a resolved scenario without errors.</summary>
internal static class ScenarioBuilder
{
    private static readonly JsonWriterOptions Canonical = new() { Indented = true, IndentSize = 2, NewLine = "\n" };

    /// <summary>The scenario.</summary>
    /// <param name="root">The resolved file, valid throughout.</param>
    /// <param name="hypotheses">The paths whose default is a hypothesis.</param>
    public static Scenario Build(Resolved root, IReadOnlyList<NotedHypothesis> hypotheses)
    {
        var tables = new CompiledDistributions();
        var pools = root["pools"].Members.Select(node => PeopleBuilder.Pool(node, tables)).ToArray();
        var classes = root["classes"].Members.Select(node => ClassBuilder.Build(node, root, tables) with { Workflow = WorkflowBuilder.IndexOf(node, root["workflows"]) }).ToArray();
        var catalogue = root["catalogue"];
        return new Scenario
        {
            Name = root["name"].As<string>(),
            Title = root["title"].As<string>(),
            Description = root["description"].As<string>(),
            Run = Run(root["run"]),
            Tickets = TicketBuilder.Build(root["tickets"], root["classes"], tables),
            Injections = [.. root["injections"].Members.Select(node => InjectionBuilder.Injection(node, root["classes"], tables))],
            Workflows = WorkflowBuilder.Build(root["workflows"]),
            Classes = classes,
            Pools = pools,
            Gates = PeopleBuilder.Gates(root["gates"], root["pools"]),
            Roles = AfterwardsBuilder.Roles(PeopleBuilder.Roles(root["gates"], root["roles"]), AfterwardsBuilder.Pool(root["postHoc"], root["pools"])),
            PostHocPool = AfterwardsBuilder.Pool(root["postHoc"], root["pools"]),
            Emergency = AfterwardsBuilder.Emergency(root["emergency"], root["pools"]),
            Policy = PolicyBuilder.Build(root["policy"], tables) with { Widening = WideningBuilder.Build(root["policy"], root["pools"]) },
            Review = ReviewBuilder.Review(root["review"], tables),
            PostHocDelay = root["postHoc"].IsNone ? null : tables.Of(root["postHoc"]["delay"]),
            BreakGlass = BreakGlassBuilder.Build(root["breakGlass"], root["pools"], tables),
            StandingGrants = GrantBuilder.Build(root["standingGrants"], tables),
            Faults = FaultBuilder.Build(root["faults"], root["pools"], root["classes"], root["policy"]),
            AuditSink = AuditSinkBuilder.Build(root["auditSink"], tables),
            Attack = ThreatBuilder.Channel(root["attack"], tables) with { Name = AttackModel.DefaultName },
            Channels = [.. root["channels"].Members.Select(node => ThreatBuilder.Channel(node, tables))],
            Incidents = [.. root["incidents"].Members.Select(node => ThreatBuilder.Incident(node, root, tables))],
            Leaks = [.. root["leaks"].Members.Select(node => ThreatBuilder.Leak(node, root, tables))],
            Chains = FollowUpBuilder.Chains(root["chains"], tables),
            Cascades = FollowUpBuilder.Cascades(root["cascades"], tables),
            Budgets = BudgetBuilder.Build(root["budgets"]),
            Storms = [.. root["storms"].Members.Select(ArrivalCompletion.Storm)],
            Observation = new Observation(
                [.. root["observe"]["within"].Items<Duration>()], [.. root["observe"]["at"].Items<Duration>()]),
            Catalogue = new CatalogueSpec(
                (int)catalogue["seed"].As<ulong>(), (int)catalogue["services"].As<ulong>(), (int)catalogue["businessPeople"].As<ulong>()),
            Hypotheses = [.. hypotheses.Select(each => each.Path).Order(StringComparer.Ordinal)],
            HypothesisRanges = hypotheses.Where(each => each.Range is not null).DistinctBy(each => each.Path).ToDictionary(each => each.Path, each => each.Range!, StringComparer.Ordinal),
            HypothesisSources = hypotheses.DistinctBy(each => each.Path).ToDictionary(each => each.Path, each => each.Source, StringComparer.Ordinal),
            ResolvedJson = ToJson(root),
        };
    }

    /// <summary>The canonical JSON of a value.</summary>
    public static string ToJson(Resolved value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Canonical))
        {
            value.Write(writer);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static RunPlan Run(Resolved run) => new()
    {
        Start = run["start"].As<Instant>(),
        Clock = run["timeZone"].As<ZoneClock>(),
        Horizon = run["horizon"].As<Duration>(),
        WarmUp = run["warmUp"].As<Duration>(),
        Replications = (int)run["replications"].As<ulong>(),
        Seed = run["seed"].As<ulong>(),
        AfterHorizon = run["afterHorizon"].As<AfterHorizon>(),
        RunOnLimit = run["runOnLimit"].As<Duration>(),
        AccrualCap = run["accrualCap"].As<Duration>(),
    };
}
