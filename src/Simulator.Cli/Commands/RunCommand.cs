using System.CommandLine;
using Simulator.Scenarios;
using Simulator.Statistics;

namespace Simulator.Cli;

/// <summary><c>run</c>: simulate scenarios and write a folder of results for each.</summary>
internal static class RunCommand
{
    private const int QuickReplications = 16;

    public static Command Create()
    {
        var scenarios = GlobalOptions.Scenarios(
            "Scenario files, or names of shipped scenarios (see 'list'). Default: " + ShippedScenarios.Default + ".", ArgumentArity.ZeroOrMore);
        var seed = new Option<ulong?>("--seed") { Description = "Master seed; the file's otherwise." };
        var replications = new Option<int?>("--replications") { Description = "Number of independent replications; the file's otherwise." };
        var set = new Option<string[]>("--set") { Description = "Override one key, repeatable: --set policy.threshold=90%", Arity = ArgumentArity.ZeroOrMore };
        var output = new Option<string>("--out") { Description = "Folder of all results.", DefaultValueFactory = _ => "results" };
        var threads = new Option<int?>("--threads") { Description = "Threads; all processors otherwise. The result does not depend on it." };
        var quick = new Option<bool>("--quick") { Description = $"At most {QuickReplications} replications: a first look." };
        var trail = new Option<int?>("--trail") { Description = "Keep the audit trail of this replication, from 0, as audit.jsonl." };
        var allowUnsatisfiable = new Option<bool>("--allow-unsatisfiable")
        {
            Description = "Run a scenario with a gate that nobody could ever satisfy; a warning says so, and its requests expire.",
        };
        var command = new Command("run", "Simulate scenarios and write a folder of results for each.\n\nExamples:\n  run\n  run baseline --set policy.threshold=90% --replications 256\n  run my.json --seed 7 --out /tmp/results -q\n  run my.json --budgets budgets.json --settle --draws 20")
        {
            scenarios, seed, replications, set, output, threads, quick, trail, allowUnsatisfiable, GlobalOptions.NoColor, GlobalOptions.Quiet,
        };
        var judge = new JudgeOptions();
        judge.AddTo(command);
        var settle = new Option<bool>("--settle")
        {
            Description = $"Look at {TwoLooks.First} replications and, where a budget is still open, at {TwoLooks.Last}: the levels of the budgets hold over both looks.",
        };
        command.Add(settle);
        var draws = new Option<int>("--draws")
        {
            Description = "Look at the limits again in so many joint draws of the scenario's hypotheses, 32 replications each, and say beside each verdict in how many it is kept; 0 for none.",
        };
        command.Add(draws);
        command.SetAction(async (parsed, cancellation) =>
        {
            var isQuiet = parsed.GetValue(GlobalOptions.Quiet);
            var screen = Screen.Open(parsed.GetValue(GlobalOptions.NoColor), isQuiet);
            if (parsed.GetValue(threads) is < 1 or > 1024)
            {
                Screen.Error("--threads: takes 1 to 1024");
                return ExitCode.Usage;
            }

            if (parsed.GetValue(draws) is < 0 or > 1_000)
            {
                Screen.Error("--draws: takes 0 to 1000");
                return ExitCode.Usage;
            }

            var overrides = new ScenarioOverrides
            {
                Set = parsed.GetValue(set) ?? [],
                Environment = Settings.Environment(),
                Seed = parsed.GetValue(seed),
                Replications = parsed.GetValue(settle) ? TwoLooks.First : parsed.GetValue(replications),
                AllowUnsatisfiable = parsed.GetValue(allowUnsatisfiable),
            };
            var settings = new RunSettings(
                parsed.GetValue(output)!, parsed.GetValue(threads) ?? Environment.ProcessorCount, parsed.GetValue(trail), isQuiet)
            {
                AllowUnsatisfiable = parsed.GetValue(allowUnsatisfiable),
                HasBudgets = parsed.GetValue(judge.Budgets) is not null,
            };
            if (parsed.GetValue(settle) && (parsed.GetValue(quick) || parsed.GetValue(replications) is not null))
            {
                Screen.Error($"--settle: looks at {TwoLooks.First} and {TwoLooks.Last} replications; leave out --quick and --replications");
                return ExitCode.Usage;
            }

            string[] names = parsed.GetValue(scenarios) is { Length: > 0 } named ? named : [ShippedScenarios.Default];
            var judging = new BudgetJob(screen, judge.Read(parsed), isQuiet);
            var loaded = ScenarioFiles.Load(screen, names, overrides, parsed.GetValue(quick) ? QuickReplications : null);
            if (loaded is null || loaded.Select(scenario => judging.Load(scenario.Budgets)).ToList() is not { } budgets || budgets.Contains(null))
            {
                return ExitCode.Usage;
            }

            if (budgets.FindIndex(each => each!.Budgets.Count == 0) is >= 0 and var bare && (parsed.GetValue(draws) > 0 || parsed.GetValue(settle)))
            {
                Screen.Error($"{(parsed.GetValue(draws) > 0 ? "--draws" : "--settle")}: looks at budgets, and {names[bare]} has none; add --budgets FILE, or leave it out");
                return ExitCode.Usage;
            }

            var code = ExitCode.Success;
            var job = new RunJob(screen, settings, judging);
            for (var index = 0; index < loaded.Count; index++)
            {
                var worlds = parsed.GetValue(draws) is > 0 and var count ? new DrawsJob(screen, names[index], overrides, count, settings.Threads) : null;
                var isSettled = parsed.GetValue(settle);
                var (own, isOpen) = await job.RunAsync(loaded[index], budgets[index]!, worlds, !isSettled, cancellation).ConfigureAwait(false);
                if (isOpen && isSettled)
                {
                    var longer = ScenarioFiles.Load(screen, [names[index]], overrides with { Replications = TwoLooks.Last })!;
                    (own, _) = await job.RunAsync(longer[0], budgets[index]!, worlds, isLast: true, cancellation).ConfigureAwait(false);
                }

                code = ExitCode.Worst(code, own);
            }

            return code;
        });
        return command;
    }
}
