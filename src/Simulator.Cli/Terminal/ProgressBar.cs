using Simulator.Experiments;
using Spectre.Console;

namespace Simulator.Cli;

/// <summary>Progress with an estimate of the time left on long work; nothing at all when the terminal is not live.</summary>
internal static class ProgressBar
{
    private const int Wide = 130;
    private const int WideBar = 40;
    private const int NarrowBar = 12;

    /// <summary>Columns that the share, the time left and the gaps take.</summary>
    private const int Rest = 24;

    /// <summary>Runs work that reports replications.</summary>
    public static T Show<T>(Screen screen, string title, int total, Func<Action<RunProgress>?, T> work)
    {
        if (!screen.IsLive)
        {
            return work(null);
        }

        var width = screen.Messages.Profile.Width;
        var bar = width >= Wide ? WideBar : NarrowBar;
        return screen.Messages.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = bar }, new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .Start(context =>
            {
                var task = context.AddTask(Markup.Escape(title), maxValue: total);
                var interval = new RunningInterval();
                var watch = System.Diagnostics.Stopwatch.StartNew();
                return work(progress =>
                {
                    task.Value = progress.Done;
                    interval.Add(progress.MeanLatencyMinutes);
                    task.Description = Markup.Escape(interval.Describe(title, progress, watch.Elapsed.TotalSeconds, width - bar - Rest));
                });
            });
    }
}
