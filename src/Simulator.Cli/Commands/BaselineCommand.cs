using System.CommandLine;
using Simulator.Results;

namespace Simulator.Cli;

/// <summary><c>baseline save</c> and <c>baseline show</c>: the runs that later ones are compared with, one a scenario.</summary>
internal static class BaselineCommand
{
    public static Option<string> Root() => new("--baselines")
    {
        Description = "Folder of all baselines, to be committed beside the scenarios.",
        DefaultValueFactory = _ => BaselineStore.DefaultRoot,
    };

    public static Command Create() => new("baseline", "Keep the runs that later ones are compared with, one a scenario.") { CreateSave(), CreateShow() };

    private static Command CreateSave()
    {
        var run = new Argument<string>("RUN") { Description = "A run's folder." };
        var root = Root();
        var command = new Command(
            "save",
            "Make a finished run the baseline of its scenario; the former one is removed when the new one is whole.\n\nExample:\n  baseline save results/baseline/0123456789abcdef")
        {
            run, root, GlobalOptions.NoColor, GlobalOptions.Quiet,
        };
        command.SetAction(parsed =>
        {
            var finished = FinishedRun.Open(parsed.GetValue(run)!);
            var (path, removed) = BaselineStore.Save(parsed.GetValue(root)!, finished, ThisProcess.Writer);
            Screen.Line(path);
            if (!parsed.GetValue(GlobalOptions.Quiet))
            {
                foreach (var former in removed)
                {
                    Screen.Line($"removed the former baseline {former}");
                }
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static Command CreateShow()
    {
        var root = Root();
        var command = new Command("show", "List the baselines.\n\nExample:\n  baseline show") { root, GlobalOptions.NoColor, GlobalOptions.Quiet };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(root)!;
            var baselines = BaselineStore.List(folder);
            foreach (var path in baselines)
            {
                var manifest = Manifest.Read(path);
                Screen.Line($"{path}  seed {manifest.Seed}, {HumanText.Count(manifest.Replications)} replications");
            }

            if (baselines.Count > 0)
            {
                return ExitCode.Success;
            }

            Screen.Error($"{folder}: holds no baseline; 'baseline save RUN' keeps one");
            return ExitCode.NoAnswer;
        });
        return command;
    }
}
