using System.CommandLine;
using Simulator.LoadDriver;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Cli;

/// <summary>The options of <c>load</c>, and their check.</summary>
internal sealed class LoadOptions
{
    private const int UsualSimulations = 99;
    private const int UsualSlices = 64;
    private const int MostSimulations = 10_000;

    /// <summary>So many refusals in a row from the start are a missing token or nobody there, not a result.</summary>
    private const int ShutOut = 20;
    private readonly Argument<string> scenario = new("SCENARIO") { Description = "A scenario file, or the name of a shipped scenario (see 'list')." };
    private readonly Option<string> url = new("--url") { Description = "The gateway: scheme, host and port, such as http://127.0.0.1:8080.", Required = true };
    private readonly Option<string[]> set = new("--set") { Description = "Override one key, repeatable: --set run.horizon=24h", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<ulong?> seed = new("--seed") { Description = "Master seed; the file's otherwise." };
    private readonly Option<double> compress = new("--compress") { Description = "How many times faster than the wall the scenario runs: 60 makes its hour a minute.", DefaultValueFactory = _ => 1 };
    private readonly Option<string[]> phases = new("--phases")
    {
        Description = "Stretches in which the scenario's rate is multiplied, in order: ramp:TIME:FROM..TO, hold:TIME[:FACTOR], spike:TIME:FACTOR, soak:TIME[:FACTOR], pause:TIME; times are on the wall. Default: the scenario as it is, to its horizon.",
        Arity = ArgumentArity.ZeroOrMore, AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<string?> warmUp = new("--warm-up") { Description = "Uncounted time on the wall at the beginning. Default: the scenario's, compressed; none with --phases." };
    private readonly Option<string?> mapping = new("--mapping") { Description = "A file that says how to speak to the gateway ('load mapping' prints a pattern). Default: the reference service." };
    private readonly Option<string?> tokens = new("--tokens") { Description = $"A file of tokens (see docs/load.md). The environment variable {LoadFiles.TokenVariable} gives one token for everybody instead." };
    private readonly Option<bool> allowRemote = new("--allow-remote") { Description = "Load another machine than this one: you have its owner's consent." };
    private readonly Option<int> maximumInFlight = new("--max-in-flight") { Description = "Requests in flight at once; further ones are dropped, counted, and make the run invalid.", DefaultValueFactory = _ => new EngineOptions().MaximumInFlight };
    private readonly Option<string?> timeout = new("--timeout") { Description = "How long an answer is waited for; a request that took longer is known from below only. Default: 30s." };
    private readonly Option<string?> drain = new("--drain") { Description = "How long after the last request answers are waited for. Default: 30s." };
    private readonly Option<string?> settle = new("--settle") { Description = "How long open requests are worked off afterwards. Default: 30s." };
    private readonly Option<string?> stopAfter = new("--stop-after") { Description = "Send for at most so long. Default: to the end of the plan." };
    private readonly Option<string> stopAboveErrors = new("--stop-above-errors") { Description = $"Stop when more than this share of at least 100 requests failed, or not one of the first {ShutOut} was let in; 100% for never.", DefaultValueFactory = _ => "99%" };
    private readonly Option<string?> maximumLag = new("--max-lag") { Description = "The run is invalid when one request in a hundred is sent later than this after its time. Default: 10ms." };
    private readonly Option<bool> noApprovers = new("--no-approvers") { Description = "Simulate nobody who decides: others do, or nobody." };
    private readonly Option<string?> look = new("--look") { Description = "How often approvers look for tasks, events apart. Default: 20ms." };
    private readonly Option<string?> chaos = new("--chaos") { Description = "Faults between driver and gateway: fault=5%,unavailable=2%,delay=10%:500ms,seed=3" };
    private readonly Option<int> replication = new("--replication") { Description = "The replication whose draws are used, from 0.", DefaultValueFactory = _ => 0 };
    private readonly Option<int> simulations = new("--simulations") { Description = $"Simulate the scenario so often and set the live run beside it; 0 for not at all. Fewer than 19 settle nothing.", DefaultValueFactory = _ => UsualSimulations };
    private readonly Option<int> slices = new("--slices") { Description = "Into how many slices the counted time is cut; budgets judge by them, and quantiles take 64.", DefaultValueFactory = _ => UsualSlices };
    private readonly Option<bool> noTrail = new("--no-trail") { Description = "Do not fetch the gateway's audit trail when the run is over." };
    private readonly Option<string> output = new("--out") { Description = "Folder of all results.", DefaultValueFactory = _ => "results" };

    /// <summary>The options of judging.</summary>
    public JudgeOptions Judge { get; } = new();

    public void AddTo(Command command)
    {
        Option[] options =
        [
            url, compress, phases, warmUp, set, seed, mapping, tokens, allowRemote, maximumInFlight, timeout, drain, settle, stopAfter, stopAboveErrors, maximumLag,
            noApprovers, look, chaos, replication, simulations, slices, noTrail, output, GlobalOptions.NoColor, GlobalOptions.Quiet,
        ];
        command.Add(scenario);
        foreach (var option in options)
        {
            command.Add(option);
        }

        Judge.AddTo(command);
    }

    /// <summary>What the call asks for; null after everything that is wrong with it was printed.</summary>
    public LoadSettings? Read(ParseResult parsed, Screen screen)
    {
        var factor = parsed.GetValue(compress);
        var problems = new List<string?>
        {
            TargetRule.Check(parsed.GetValue(url)!, parsed.GetValue(allowRemote), out var target) is { } refused ? "--url: " + refused : null,
            LoadTexts.TryPhases(parsed.GetValue(phases) ?? [], out var stretches),
            LoadTexts.TryChaos(parsed.GetValue(chaos), out var faults),
            LoadTexts.TryShare("--stop-above-errors", parsed.GetValue(stopAboveErrors)!, out var errorShare),
            LoadTexts.TryDuration("--warm-up", parsed.GetValue(warmUp), out var uncounted),
            LoadTexts.TryDuration("--timeout", parsed.GetValue(timeout), out var patience),
            LoadTexts.TryDuration("--drain", parsed.GetValue(drain), out var drained),
            LoadTexts.TryDuration("--settle", parsed.GetValue(settle), out var settled),
            LoadTexts.TryDuration("--stop-after", parsed.GetValue(stopAfter), out var longest),
            LoadTexts.TryDuration("--max-lag", parsed.GetValue(maximumLag), out var lag),
            LoadTexts.TryDuration("--look", parsed.GetValue(look), out var interval),
            factor > 0 && double.IsFinite(factor) ? null : "--compress: takes a factor above 0, such as 60",
            parsed.GetValue(simulations) is >= 0 and <= MostSimulations and not 1 ? null : $"--simulations: takes 0, or 2 to {MostSimulations}",
            parsed.GetValue(slices) is >= 1 and <= 1_000 ? null : "--slices: takes 1 to 1000",
            parsed.GetValue(replication) is >= 0 and < 1 << 24 ? null : "--replication: takes 0 to 16777215",
            interval is { Microseconds: <= 0 } ? "--look: takes more than 0s" : null,
            lag is { Microseconds: <= 0 } ? "--max-lag: takes more than 0s" : null,
        };
        var engine = EngineOf(parsed, errorShare, patience, drained, longest, problems);
        if (Problems(problems))
        {
            return null;
        }

        var overrides = new ScenarioOverrides { Set = parsed.GetValue(set) ?? [], Environment = Settings.Environment(), Seed = parsed.GetValue(seed) };
        var named = parsed.GetValue(scenario)!;
        if (ScenarioFiles.Load(screen, [named], overrides) is not [var loaded]
            || LoadFiles.Mapping(parsed.GetValue(mapping)) is not { } spoken
            || LoadFiles.Tokens(parsed.GetValue(tokens)) is not { } presented)
        {
            return null;
        }

        var schedule = stretches.Count > 0 ? new PhaseSchedule(stretches, factor) : PhaseSchedule.AsItIs(loaded.Run.Horizon, factor);
        var start = uncounted ?? (stretches.Count > 0 ? Duration.Zero : Duration.FromMicroseconds(loaded.Run.WarmUp.Microseconds / factor));
        if (start >= schedule.Wall)
        {
            Screen.Error($"--warm-up: must leave something of the plan's {schedule.Wall}");
            return null;
        }

        var count = parsed.GetValue(simulations);
        var usual = new LoadRunOptions { Scenario = loaded, Target = target!, Schedule = schedule, ProgramVersion = ProgramVersion.Text, Command = string.Empty };
        return new LoadSettings
        {
            Options = usual with
            {
                Mapping = spoken,
                Tokens = presented,
                WarmUp = start,
                Replication = parsed.GetValue(replication),
                Engine = engine,
                Validity = new ValidityRule { MaximumLag = lag ?? new ValidityRule().MaximumLag },
                SimulateApprovers = !parsed.GetValue(noApprovers),
                LookInterval = interval ?? usual.LookInterval,
                Settle = settled ?? usual.Settle,
                Slices = parsed.GetValue(slices),
                Command = CommandLine(parsed),
            },
            Beside = count > 0 && schedule.IsScenarioAsItIs ? ScenarioFiles.Load(screen, [named], overrides with { Replications = count })?[0] : null,
            Chaos = faults,
            ResultsRoot = parsed.GetValue(output)!,
            KeepsTrail = spoken.CanExport && !parsed.GetValue(noTrail),
            IsQuiet = parsed.GetValue(GlobalOptions.Quiet),
            HasBudgets = parsed.GetValue(Judge.Budgets) is not null,
        };
    }

    private EngineOptions EngineOf(ParseResult parsed, double errorShare, Duration? patience, Duration? drained, Duration? longest, List<string?> problems)
    {
        var usual = new EngineOptions();
        try
        {
            return (usual with
            {
                MaximumInFlight = parsed.GetValue(maximumInFlight),
                Timeout = patience ?? usual.Timeout,
                Drain = drained ?? usual.Drain,
                StopAboveErrorShare = errorShare,
                StopWhenShutOut = errorShare < 1 ? ShutOut : 0,
                MaximumTime = longest ?? usual.MaximumTime,
            }).Checked();
        }
        catch (ArgumentOutOfRangeException outside)
        {
            problems.Add(outside.Message.Split(" (Parameter", 2)[0]);
            return usual;
        }
    }

    private static bool Problems(IEnumerable<string?> problems)
    {
        var found = problems.OfType<string>().ToList();
        foreach (var problem in found)
        {
            Screen.Error("load: " + problem);
        }

        return found.Count > 0;
    }

    /// <summary>The words of the call: a live run is repeated by the same call, if not to the same bits.</summary>
    private static string CommandLine(ParseResult parsed) => RepeatedCommand.Of(parsed.Tokens.Select(token => token.Value), Settings.Environment());
}
