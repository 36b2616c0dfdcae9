using Simulator.Experiments;
using Simulator.Reporting;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Browser.Tests;

/// <summary>The pages under test.</summary>
public enum SamplePage
{
    /// <summary>A report with every panel filled, from a made-up result.</summary>
    Report,

    /// <summary>The report of a shipped scenario with leaks, really simulated.</summary>
    CredentialLeak,

    /// <summary>The report of a shipped scenario without leaks, really simulated.</summary>
    QueuePressure,

    /// <summary>The report of a shipped scenario with shifts, with the stories of its worst requests and with verdicts of every kind.</summary>
    JudgedReport,

    /// <summary>A comparison that finds a regression.</summary>
    Comparison,

    /// <summary>A comparison of two real runs of different scenarios.</summary>
    RealComparison,

    /// <summary>A report with an attack in every text.</summary>
    HostileReport,

    /// <summary>A report with words of three hundred letters, from right to left, and pictographs.</summary>
    UnwieldyReport,

    /// <summary>A comparison with an attack in every text.</summary>
    HostileComparison,

    /// <summary>A report of a result that has next to nothing.</summary>
    EmptyReport,

    /// <summary>The report of a live run, with the chart of its answers and a failure of hostile text.</summary>
    LiveReport,

    /// <summary>A study of what one more reviewer is worth, of a shipped scenario.</summary>
    Staffing,

    /// <summary>A map over two keys, with settings on either side of its boundary and one that is refused.</summary>
    Map,

    /// <summary>What would turn the answers of a shipped scenario over.</summary>
    Flip,

    /// <summary>A search with every panel filled, over three keys, from a made-up result.</summary>
    Tuning,

    /// <summary>A real search over two keys of a shipped scenario.</summary>
    RealTuning,

    /// <summary>A search with an attack in every text.</summary>
    HostileTuning,

    /// <summary>A search that found no candidate and has next to nothing.</summary>
    EmptyTuning,
}

/// <summary>Renders the pages under test.</summary>
internal static class SamplePages
{
    private const int Replications = 8;

    /// <summary>Longer than any line, without a place to break; then right-to-left letters and pictographs.</summary>
    private static readonly string Unwieldy = new string('W', 300) + " שלום עולם مرحبا بالعالم " + "\u202Edlrow\u202C 👩‍🚀🏳️‍🌈🔥 " + new string('界', 80);

    /// <summary>The page's text.</summary>
    public static async Task<string> RenderAsync(SamplePage page) => page switch
    {
        SamplePage.Report => await ReportRenderer.RenderAsync(SampleRun.Create()),
        SamplePage.CredentialLeak => await ReportRenderer.RenderAsync(Simulate("credential-leak").Result),
        SamplePage.QueuePressure => await ReportRenderer.RenderAsync(Simulate("queue-pressure").Result),
        SamplePage.JudgedReport => await JudgedAsync("shift-handoff"),
        SamplePage.Comparison => await ComparisonRenderer.RenderAsync(Compare(SampleComparison.Run(), SampleComparison.Run(meanMinutes: 45, threshold: "90%"))),
        SamplePage.RealComparison => await ComparisonRenderer.RenderAsync(Compare(Simulate("shift-handoff"), Simulate("staffing-gap"))),
        SamplePage.HostileReport => await ReportRenderer.RenderAsync(HostileResult(Hostile.Text)),
        SamplePage.UnwieldyReport => await ReportRenderer.RenderAsync(HostileResult(Unwieldy)),
        SamplePage.HostileComparison => await ComparisonRenderer.RenderAsync(HostileComparison()),
        SamplePage.EmptyReport => await ReportRenderer.RenderAsync(Empty()),
        SamplePage.LiveReport => await ReportRenderer.RenderAsync(SampleStudies.Live(SampleRun.Create()), SampleStudies.LiveSection()),
        SamplePage.Staffing => await StudyRenderer.RenderAsync(SampleStudies.Staffing()),
        SamplePage.Map => await StudyRenderer.RenderAsync(SampleStudies.Map()),
        SamplePage.Flip => await StudyRenderer.RenderAsync(SampleStudies.Flip()),
        SamplePage.Tuning => await TuningRenderer.RenderAsync(SampleTunings.Full()),
        SamplePage.RealTuning => await TuningRenderer.RenderAsync(SampleTunings.Real()),
        SamplePage.HostileTuning => await TuningRenderer.RenderAsync(SampleTunings.With(Hostile.Text + Unwieldy)),
        SamplePage.EmptyTuning => await TuningRenderer.RenderAsync(SampleTunings.Empty()),
        _ => throw new ArgumentOutOfRangeException(nameof(page)),
    };

    private static FinishedRun Simulate(string name)
    {
        var loaded = ScenarioLoader.Load(Path.Combine(Repository.Root, "scenarios", name + ".json"), ScenarioOverrides.None with { Replications = Replications });
        Assert.True(loaded.IsValid, string.Join('\n', loaded.Errors));
        var runs = Replicator.Run(new ReplicationSetup(loaded.Scenario!), threads: 2);
        var (result, samples) = RunAssembler.AssembleWithSamples(loaded.Scenario!, runs, "test", string.Empty);
        return new FinishedRun($"results/{name}", result, samples, loaded.Scenario!.ResolvedJson);
    }

    private static async Task<string> JudgedAsync(string name)
    {
        var run = Simulate(name);
        var budgets = BudgetLoader.Parse("""
            { "version": 1, "budgets": {
              "kept": { "metric": "escape_rate", "limit": "<= 99%" },
              "breached": { "metric": "exploitable_credential_minutes", "where": { "arm": "effect" }, "limit": "<= 1" },
              "a-name-without-any-place-to-break-it": { "metric": "utilisation", "where": { "pool": "desk" }, "limit": "<= 75%", "severity": "warning" },
              "open": { "metric": "approval_latency", "agg": "p95", "limit": "<= 1h" } } }
            """);
        Assert.Empty(budgets.Errors);
        var (verdicts, errors) = BudgetJudge.Judge(run, budgets.Budgets!, null);
        Assert.Empty(errors);
        var setup = new ReplicationSetup(ScenarioLoader.Parse(run.ScenarioJson, ScenarioOverrides.None).Scenario!);
        var stories = new StorySet
        {
            Scenario = name,
            RunId = run.Result.Identity.RunId,
            Seed = setup.Scenario.Run.Seed,
            Zone = Storyteller.ZoneOf(setup.Scenario),
            Choice = Storyteller.ChoiceInWords(StoryMeasure.ApprovalLatency, 3),
            Stories = Storyteller.Worst(setup, StoryMeasure.ApprovalLatency, 3, threads: 2, replications: 2),
        };
        return await ReportRenderer.RenderAsync(run.Result, stories: stories, verdicts: verdicts);
    }

    private static ComparisonReport Compare(FinishedRun left, FinishedRun right) => RunComparer.Compare(left, right, new ComparisonSettings());

    private static RunResult HostileResult(string text)
    {
        var result = Hostile.Result(text);
        return result with { Identity = result.Identity with { Scenario = text } };
    }

    /// <summary>Texts that a scenario's author can reach are in its title, its names and its settings.</summary>
    private static ComparisonReport HostileComparison()
    {
        var report = Compare(SampleComparison.Run(), SampleComparison.Run(meanMinutes: 45));
        var text = Hostile.Text + Unwieldy;
        return report with
        {
            Base = report.Base with { Title = text, Scenario = text, Command = text },
            Candidate = report.Candidate with { Title = text, Scenario = text, Command = text },
            Missing = [text],
            Metrics = [.. report.Metrics.Select(metric => metric with { Where = [new Dimension("pool", text)] })],
            Differences = [new ScenarioDifference($"pools.{text}", text, null)],
        };
    }

    private static RunResult Empty()
    {
        var sample = SampleRun.Create();
        return sample with { Notes = [], Metrics = [], Backlog = [], TimeToAuthorised = [], Race = null, Identity = sample.Identity with { Description = string.Empty } };
    }
}
