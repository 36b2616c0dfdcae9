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
                    // The time comes first: a narrow terminal cuts the end. Both are upper bounds: a search may be decided early.
                    var left = progress.Left is { } time ? $", at most {Rounded(time)} left" : string.Empty;
                    task.Description = Markup.Escape($"{title}: {Words(progress.Stage)}{left}, {HumanText.Count(progress.Done)}/{HumanText.Count(progress.Expected)}");
                });
            });
    }

    /// <summary>Whole minutes above two of them, else ten seconds: an estimate has no more digits than that.</summary>
    private static string Rounded(TimeSpan time) => HumanText.Duration(time.TotalMinutes >= 2 ? Math.Ceiling(time.TotalMinutes) : Math.Ceiling(time.TotalSeconds / 10) / 6);

    private static string Words(TuningStage stage) => stage switch
    {
        TuningStage.Confirmation => "confirming",
        TuningStage.Dependence => "varying hypotheses",
        _ => "searching",
    };
}
