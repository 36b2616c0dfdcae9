using System.CommandLine;
using Simulator.Results;
using Simulator.Scenarios;

namespace Simulator.Cli;

/// <summary><c>check</c>: judge a finished run by budgets, without simulating.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var run = new Argument<string>("RUN") { Description = "A run's folder." };
        var output = new Option<string?>("--out") { Description = $"Folder for {JUnitFile.FileName} and {BudgetMarkdown.FileName}; nothing is written without it." };
        var judge = new JudgeOptions();
        var command = new Command(
            "check",
            "Judge a finished run by budgets, without simulating: those of its scenario, with those of a file laid over them. Exit code 0 when every budget "
            + "is shown to be kept, 99 when one is breached, 3 when it cannot be settled, 97 for an invalid live run.\n\nExamples:\n  check results/baseline/0123456789abcdef --budgets budgets.json\n  check RUN --budgets budgets.json --baseline OTHER --out verdicts --github")
        {
            run, output, GlobalOptions.NoColor, GlobalOptions.Quiet,
        };
        judge.AddTo(command);
        command.SetAction(parsed =>
        {
            var isQuiet = parsed.GetValue(GlobalOptions.Quiet);
            var job = new BudgetJob(Screen.Open(parsed.GetValue(GlobalOptions.NoColor), isQuiet), judge.Read(parsed), isQuiet);
            var finished = FinishedRun.Open(parsed.GetValue(run)!);
            if (job.Load(OwnBudgets(finished)) is not { } budgets)
            {
                return ExitCode.Usage;
            }

            if (finished.Result.Obstacles.FirstOrDefault(obstacle => obstacle.Kind == ObstacleKind.InvalidLiveRun) is { } invalid)
            {
                Screen.Error($"{finished.Path}: {invalid.Words} No budget is held against its figures.");
                return ExitCode.InvalidRun;
            }

            return job.Judge(finished, budgets, parsed.GetValue(output)).Code;
        });
        return command;
    }

    private static IReadOnlyList<Budget> OwnBudgets(FinishedRun run)
    {
        var loaded = ScenarioLoader.Parse(run.ScenarioJson, new ScenarioOverrides { AllowUnsatisfiable = true });
        return loaded.Scenario?.Budgets ?? throw new InvalidResultException($"{run.Path}: {FinishedRun.ScenarioFileName}: {loaded.Errors[0]}");
    }
}
