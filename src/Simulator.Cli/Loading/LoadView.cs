using System.Globalization;
using Simulator.LoadDriver;
using Simulator.Results;
using Spectre.Console;

namespace Simulator.Cli;

/// <summary>How a live run goes: a bar on a terminal, a line now and then on a pipe, nothing when quiet.</summary>
internal static class LoadView
{
    /// <summary>Says beforehand what will happen and how long it takes.</summary>
    public static void Announce(LoadSettings settings)
    {
        if (settings.IsQuiet)
        {
            return;
        }

        var options = settings.Options;
        var schedule = options.Schedule;
        var requests = new LoadPlan(options.Scenario, schedule, options.WarmUp, options.Replication).Sends().TakeWhile(send => send.Due < options.Engine.MaximumTime).LongCount();
        var wall = schedule.Wall < options.Engine.MaximumTime ? schedule.Wall : options.Engine.MaximumTime;
        Screen.Error(string.Create(
            CultureInfo.InvariantCulture,
            $"{options.Scenario.Name} against {options.Target.GetLeftPart(UriPartial.Authority)} ({options.Mapping.Name}): {HumanText.Count(requests)} requests in {HumanText.Duration(wall.TotalMinutes)}, {schedule.Compression:0.###} times as fast as the scenario"));
    }

    /// <summary>Runs work that reports how it goes.</summary>
    public static Task<T> ShowAsync<T>(Screen screen, bool isQuiet, Func<IProgress<LoadProgress>?, Task<T>> work) =>
        isQuiet ? work(null) : screen.IsLive ? WithBarAsync(screen, work) : work(new Lines());

    private static Task<T> WithBarAsync<T>(Screen screen, Func<IProgress<LoadProgress>?, Task<T>> work) =>
        screen.Messages.Progress()
            .AutoClear(true)
            .HideCompleted(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn())
            .StartAsync(context =>
            {
                var task = context.AddTask("waiting for the first request");
                return work(new Bar(task));
            });

    /// <summary>What stands beside the bar.</summary>
    private static string Words(in LoadProgress at) => string.Create(
        CultureInfo.InvariantCulture,
        $"{at.Phase}: {HumanText.Count(at.Sent)} sent, {HumanText.Count(at.Answered)} answered, {HumanText.Count(at.Failed)} failed, {HumanText.Count(at.Dropped)} dropped, {HumanText.Count(at.InFlight)} in flight{Latency(at)}");

    private static string Latency(in LoadProgress at) => double.IsFinite(at.P99Microseconds)
        ? string.Create(CultureInfo.InvariantCulture, $", p50 {at.MedianMicroseconds / 1000:0.0} ms, p99 {at.P99Microseconds / 1000:0.0} ms")
        : string.Empty;

    private sealed class Bar(ProgressTask task) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value)
        {
            task.MaxValue = Math.Max(1, value.Length.TotalSeconds);
            task.Value = value.Elapsed.TotalSeconds;
            task.Description = Markup.Escape(Words(value));
        }
    }

    /// <summary>A line every five seconds: who reads a log wants to know that it lives, not each step.</summary>
    private sealed class Lines : IProgress<LoadProgress>
    {
        private const double Interval = 5;
        private double told = double.NegativeInfinity;

        public void Report(LoadProgress value)
        {
            if (value.Elapsed.TotalSeconds - told >= Interval)
            {
                told = value.Elapsed.TotalSeconds;
                Screen.Error(string.Create(CultureInfo.InvariantCulture, $"{value.Elapsed.TotalSeconds:0} of {value.Length.TotalSeconds:0} s, {Words(value)}"));
            }
        }
    }
}
