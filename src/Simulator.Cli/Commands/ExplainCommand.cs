using System.CommandLine;
using Simulator.Experiments;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Cli;

/// <summary><c>explain</c>: the story of one request in words and on a time line.</summary>
internal static class ExplainCommand
{
    private const int StandardWidth = 110;
    private const int LeastWidth = 40;

    /// <summary>Longer lines are hard to read.</summary>
    private const int MostOfItself = 140;
    private const int StandardWorst = 3;

    private static readonly (string Word, StoryMeasure Measure)[] Measures =
    [
        ("latency", StoryMeasure.ApprovalLatency),
        ("exposure", StoryMeasure.WrongActionExposure),
        ("margin", StoryMeasure.AttackerMargin),
    ];

    public static Command Create()
    {
        var run = new Argument<string>("RUN") { Description = "A run's folder." };
        var request = new Option<string?>("--request") { Description = "A request by its 16 hexadecimal digits, as trails and stories name it." };
        var replication = new Option<int>("--replication") { Description = "The replication of --request and --trace, from 0." };
        var worst = new Option<int>("--worst") { Description = "So many of the worst, 1 to 100.", DefaultValueFactory = _ => StandardWorst };
        var by = new Option<string>("--by")
        {
            Description = "What is bad: 'latency', 'exposure' to a wrong action, or the 'margin' to the attacker.",
            DefaultValueFactory = _ => Measures[0].Word,
        };
        by.AcceptOnlyFromAmong([.. Measures.Select(measure => measure.Word)]);
        var width = new Option<int?>("--width") { Description = "Columns of the text and the time line, 40 to 400. Default: the terminal's, 140 at most; 110 in a pipe." };
        var ascii = new Option<bool>("--ascii") { Description = "Draw with ASCII characters only." };
        var json = new Option<string?>("--json") { Description = "Also write the stories to this file." };
        var trace = new Option<string?>("--trace") { Description = "Also write the replication as a trace-event file, which Perfetto opens." };
        var threads = new Option<int?>("--threads") { Description = "Threads; all processors otherwise. The result does not depend on it." };
        var command = new Command(
            "explain",
            "Tell what happened to single requests of a finished run: who held them when, why they waited, what was decided, which credential was alive when an "
            + "attacker came. Replications are simulated again; nothing was stored for it.\n\nExamples:\n  explain results/baseline/0123456789abcdef\n  explain RUN --worst 5 --by exposure\n  explain RUN --request 1a2b000000000007 --replication 4 --trace trace.json")
        {
            run, request, replication, worst, by, width, ascii, json, trace, threads, GlobalOptions.NoColor, GlobalOptions.Quiet,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(Explain(
            parsed, FinishedRun.Open(parsed.GetValue(run)!), parsed.GetValue(request), parsed.GetValue(replication), parsed.GetValue(worst),
            Measures.First(measure => measure.Word == parsed.GetValue(by)).Measure, (parsed.GetValue(width) ?? RoomOf(parsed), parsed.GetValue(ascii)),
            (parsed.GetValue(json), parsed.GetValue(trace)), parsed.GetValue(threads) ?? Environment.ProcessorCount, cancellation)));
        return command;
    }

    /// <summary>The columns of the terminal, so that no line is broken by it; what is piped does not depend on where it is read.</summary>
    private static int RoomOf(ParseResult parsed) => Console.IsOutputRedirected
        ? StandardWidth
        : Math.Clamp(Screen.Open(parsed.GetValue(GlobalOptions.NoColor), isQuiet: true).Results.Profile.Width - 1, LeastWidth, MostOfItself);

    private static int Explain(
        ParseResult parsed, FinishedRun run, string? request, int replication, int worst, StoryMeasure measure, (int Width, bool Ascii) drawing,
        (string? Json, string? Trace) files, int threads, CancellationToken cancellation)
    {
        if (worst is < 1 or > 100 || drawing.Width is < 40 or > 400 || threads is < 1 or > 1024 || replication < 0 || replication >= run.Result.Identity.Replications)
        {
            Screen.Error($"--worst takes 1 to 100, --width 40 to 400, --threads 1 to 1024, --replication 0 to {run.Result.Identity.Replications - 1}");
            return ExitCode.Usage;
        }

        var scenario = ScenarioLoader.Parse(run.ScenarioJson, new ScenarioOverrides { AllowUnsatisfiable = true }).Scenario
            ?? throw new InvalidResultException($"{run.Path}: {FinishedRun.ScenarioFileName} is no scenario that this program reads");
        if (run.Result.Identity.ProgramVersion != ProgramVersion.Text)
        {
            Screen.Error($"warning: {run.Path} was made by version {run.Result.Identity.ProgramVersion}; this one may draw other requests");
        }

        var screen = Screen.Open(parsed.GetValue(GlobalOptions.NoColor), parsed.GetValue(GlobalOptions.Quiet));
        var setup = new ReplicationSetup(scenario);
        var stories = request is null
            ? ProgressBar.Show(screen, scenario.Name, scenario.Run.Replications, progress => Storyteller.Worst(setup, measure, worst, threads, progress, null, cancellation))
            : One(setup, replication, request, cancellation);
        if (stories is null)
        {
            return ExitCode.Usage;
        }

        var set = new StorySet
        {
            Scenario = scenario.Name,
            RunId = run.Result.Identity.RunId,
            Seed = scenario.Run.Seed,
            Zone = Storyteller.ZoneOf(scenario),
            Choice = request is null ? Storyteller.ChoiceInWords(measure, worst) : $"request {request} of replication {replication}",
            Stories = stories,
        };
        Write(set, setup, replication, files, cancellation);
        Print(set, drawing);
        return ExitCode.Success;
    }

    private static IReadOnlyList<Story>? One(ReplicationSetup setup, int replication, string request, CancellationToken cancellation)
    {
        var answer = Storyteller.Tell(setup, replication, request, cancellation);
        if (answer.Problem is { } problem)
        {
            Screen.Error($"--request: {problem}");
        }

        return answer.Story is { } story ? [story] : null;
    }

    private static void Write(StorySet set, ReplicationSetup setup, int replication, (string? Json, string? Trace) files, CancellationToken cancellation)
    {
        if (files.Json is { } json)
        {
            WholeFile.Write(json, stream => stream.Write(StoriesFile.Write(set)));
        }

        if (files.Trace is { } trace)
        {
            WholeFile.Write(trace, stream => ReplicationTrace.Write(setup, replication, stream, cancellation));
        }
    }

    private static void Print(StorySet set, (int Width, bool Ascii) drawing)
    {
        var clean = SafeStory.Clean(set);
        Screen.Line($"{clean.Scenario}: {clean.Choice}");
        foreach (var story in clean.Stories)
        {
            Screen.Line();
            Screen.Line(StoryText.Write(story, clean.Zone, drawing.Width, drawing.Ascii).TrimEnd());
        }

        if (clean.Stories.Count == 0)
        {
            Screen.Line("there is none: nothing of that kind happened in this run");
        }
    }
}
