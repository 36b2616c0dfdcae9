using Simulator.Experiments;
using Simulator.Results;

namespace Simulator.Cli;

/// <summary>The headline number while a run goes on: the mean approval latency with an interval that narrows as replications finish.</summary>
/// <remarks>For the eye only: 1.96 standard errors of the mean over replications (Welford, 1962). The result's own interval is made of all of them, in index order.</remarks>
internal sealed class RunningInterval
{
    private const double NormalQuantile = 1.96;
    private const int Fewest = 4;

    private int count;
    private double mean;
    private double squares;

    /// <summary>Takes a replication's mean in minutes; one without a decided request says nothing.</summary>
    public void Add(double minutes)
    {
        if (!double.IsFinite(minutes))
        {
            return;
        }

        count++;
        var distance = minutes - mean;
        mean += distance / count;
        squares += distance * (minutes - mean);
    }

    /// <summary>"approval 21.8 min ± 1.63 min", or empty while there are too few replications for an interval.</summary>
    public string Words() => count < Fewest
        ? string.Empty
        : $"approval {HumanText.Minutes(mean)} ± {HumanText.Minutes(NormalQuantile * Math.Sqrt(squares / (count - 1) / count))}";

    /// <summary>What stands beside the bar: as much as there is room for, the number of replications always.</summary>
    /// <param name="title">What runs.</param>
    /// <param name="progress">How far it is.</param>
    /// <param name="seconds">Time since it began, seconds, at least 0.</param>
    /// <param name="room">Columns.</param>
    public string Describe(string title, RunProgress progress, double seconds, int room)
    {
        var done = $"{HumanText.Count(progress.Done)} of {HumanText.Count(progress.Total)}";
        var rate = seconds > 0 ? $"{HumanText.Count((long)(progress.Events / seconds))} events/s" : string.Empty;
        string[][] wordings = [[$"{title}: {done} replications", rate, Words()], [$"{title}: {done}", rate, Words()], [done, rate, Words()], [done, Words()], [done, rate]];
        return wordings.Select(parts => string.Join(", ", parts.Where(part => part.Length > 0))).FirstOrDefault(text => text.Length <= room, done);
    }
}
