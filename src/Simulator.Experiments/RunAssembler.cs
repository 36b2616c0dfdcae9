using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Simulator.Governance;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>Folds replications, in index order, into the result of a run.</summary>
public static class RunAssembler
{
    /// <summary>Makes the result.</summary>
    /// <param name="scenario">What was simulated.</param>
    /// <param name="runs">Its replications.</param>
    /// <param name="programVersion">Version of the program, part of the run id.</param>
    /// <param name="options">Options beside the scenario that add to the run's folder, such as <c>--trail 0</c>; empty for none.</param>
    public static RunResult Assemble(Scenario scenario, Replications runs, string programVersion, string options) =>
        AssembleWithSamples(scenario, runs, programVersion, options).Result;

    /// <summary>Makes the result together with the values behind it, one a replication, which budgets and comparisons judge.</summary>
    /// <param name="scenario">What was simulated.</param>
    /// <param name="runs">Its replications.</param>
    /// <param name="programVersion">Version of the program, part of the run id.</param>
    /// <param name="options">Options beside the scenario that add to the run's folder; empty for none.</param>
    public static (RunResult Result, SampleSet Samples) AssembleWithSamples(Scenario scenario, Replications runs, string programVersion, string options)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(runs);
        var list = new MetricList();
        FlowMetrics.AddTo(list, scenario, runs);
        PoolMetrics.AddTo(list, scenario, runs);
        TaskMetrics.AddTo(list, scenario, runs);
        TrespassMetrics.AddTo(list, scenario, runs);
        FollowUpMetrics.AddTo(list, scenario, runs);
        OverrideMetrics.AddTo(list, scenario, runs);
        EvidenceMetrics.AddTo(list, runs);
        ExposureMetrics.AddTo(list, runs, scenario.Incidents.Count > 0);
        ThreatMetrics.AddTo(list, scenario, runs);
        ContentMetrics.AddTo(list, scenario, runs);
        TicketMetrics.AddTo(list, scenario, runs);
        WideningMetrics.AddTo(list, scenario, runs);
        FaultMetrics.AddTo(list, scenario, runs);
        DecayMetrics.AddTo(list, scenario, runs);
        GrantMetrics.AddTo(list, runs);
        WorkflowMetrics.AddTo(list, scenario, runs);
        OriginMetrics.AddTo(list, scenario, runs);
        PathDivergence.AddTo(list, scenario, runs);
        AttributionMetrics.AddTo(list, scenario, runs);
        CompressionMetrics.AddTo(list, scenario, runs);
        ClassMetrics.AddTo(list, scenario, runs);
        var order = MetricCatalogue.All.Select((metric, index) => (metric.Id, index)).ToDictionary(entry => entry.Id, entry => entry.index);
        MetricResult[] metrics = [.. list.Metrics.OrderBy(result => order[result.Metric])]; // a stable sort
        var samples = new SampleSet(runs.Governed.Count, [.. list.Series.OrderBy(series => order[series.Metric])]);
        var obstacles = Obstacles.Of(scenario, runs);
        return (new RunResult
        {
            Identity = Identify(scenario, runs, programVersion, options),
            Headline = Headline.Of(metrics),
            Notes = Notes.Of(scenario, runs, obstacles),
            Obstacles = obstacles,
            Assumptions = Assumptions.Of(scenario),
            Metrics = metrics,
            Backlog = BacklogFans.Of(scenario, runs),
            TimeToAuthorised = TimesToAuthorised(runs),
            Arrivals = TimeSummary.Arrivals(scenario, runs),
            OnDuty = TimeSummary.OnDuty(scenario, runs),
            Bands = TimeBands.Of(scenario),
            Week = TimeSummary.Week(scenario, runs),
            Race = RaceSummary.Of(scenario, runs),
            Replications = ReplicationRows.Of(runs),
        }, samples);
    }

    /// <summary>The id of a run: a digest over what determines its every bit, known before it is simulated.</summary>
    public static string RunIdOf(Scenario scenario, string programVersion, string options)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return HexOf($"{scenario.ResolvedJson}\n{scenario.Run.Seed}\n{scenario.Run.Replications}\n{options}\n{programVersion}\n{Platform}")[..16];
    }

    private static string Platform => $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}";

    private static RunIdentity Identify(Scenario scenario, Replications runs, string programVersion, string options)
    {
        var trail = new TrailDigest();
        foreach (var run in runs.Governed.Concat(runs.AutoTwin))
        {
            trail.Add(run.TrailDigest);
        }

        var runId = RunIdOf(scenario, programVersion, options);
        return new RunIdentity
        {
            Scenario = scenario.Name,
            Title = scenario.Title,
            Description = scenario.Description,
            ScenarioDigest = HexOf(scenario.ResolvedJson),
            RunId = runId,
            TrailDigest = trail.Value.ToString("x16", CultureInfo.InvariantCulture),
            Seed = scenario.Run.Seed,
            Replications = scenario.Run.Replications,
            Start = scenario.Run.Start.ToString(),
            Zone = WeekSlots.ClockOf(scenario).Name,
            HorizonMinutes = scenario.Run.Horizon.TotalMinutes,
            WarmUpMinutes = scenario.Run.WarmUp.TotalMinutes,
            ProgramVersion = programVersion,
            Platform = Platform,
            Command = $"./run.sh run results/{scenario.Name}/{runId}/scenario.resolved.json {options}".TrimEnd(),
            Events = runs.Governed.Sum(run => run.Events) + runs.AutoTwin.Sum(run => run.Events),
        };
    }

    private static Curve[] TimesToAuthorised(Replications runs) =>
    [
        .. new[]
        {
            Curves.Cumulative("auto", "authorised by the policy", [.. runs.Governed.Select(run => run.All.TimeToAuthorisedAuto)]),
            Curves.Cumulative("gated", "authorised by people", [.. runs.Governed.Select(run => run.All.TimeToAuthorisedGated)]),
        }.OfType<Curve>(),
    ];

    private static string HexOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
