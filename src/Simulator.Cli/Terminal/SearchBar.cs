using Simulator.Experiments;
using Simulator.Results;
using Spectre.Console;

namespace Simulator.Cli;

/// <summary>How far a search is, with an estimate of the time left; nothing at all when the terminal is not live.</summary>
internal static class SearchBar
{
    /// <summary>Runs work that reports the replications of a search.</summary>
    public static T Show<T>(Screen screen, string title, Func<Action<TuningProgress>?, T> work)
    {
        if (!screen.IsLive)
        {
            return work(null);
        }

        return screen.Messages.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn())
            .Start(context =>
            {
                var task = context.AddTask(Markup.Escape(title));
                return work(progress =>
                {
                    task.MaxValue = Math.Max(1, progress.Expected);
                    task.Value = progress.Done;
                    var left = progress.Left is { } time ? $", about {HumanText.Duration(time.TotalMinutes)} left" : string.Empty;
                    task.Description = Markup.Escape($"{title}: {Words(progress.Stage)}, {HumanText.Count(progress.Done)} of at most {HumanText.Count(progress.Expected)} replications{left}");
                });
            });
    }

    private static string Words(TuningStage stage) => stage switch
    {
        TuningStage.Confirmation => "confirming on fresh replications",
        TuningStage.Dependence => "asking what it depends on",
        _ => "searching",
    };
}
