using Simulator.Statistics;

namespace Simulator.Coverage.Tests;

/// <summary>
/// Two runs whose true difference is known: how often each end of its interval misses and, where the difference is the margin exactly or 0, how
/// often the verdict is wrong.
/// </summary>
internal sealed class ComparisonStudy : Study
{
    private const string Heading = "Two runs: differences and verdicts";

    private readonly Func<Arms, Func<int, (RunSamples Base, RunSamples Candidate)>> make;
    private readonly ComparisonOptions options;
    private readonly double difference;
    private readonly Lines[] lines;

    /// <param name="method">As the table shows it.</param>
    /// <param name="model">As the table shows it.</param>
    /// <param name="difference">The true difference.</param>
    /// <param name="isAtMargin">Whether it is the margin exactly; otherwise it is 0.</param>
    /// <param name="options">How the runs are compared.</param>
    /// <param name="make">Runs of any number of replications up to the largest size, from the arms of an experiment.</param>
    public ComparisonStudy(
        string method,
        string model,
        double difference,
        bool isAtMargin,
        ComparisonOptions options,
        Func<Arms, Func<int, (RunSamples Base, RunSamples Candidate)>> make)
    {
        (this.difference, this.options, this.make) = (difference, options, make);
        lines = [.. Sizes.Select(size =>
        {
            Row Error(string what) => Line(Heading, method, model, size, what, Promise.AtMost, options.Alpha);
            return new Lines(
                size,
                Error("lower end above the true difference"),
                Error("upper end below the true difference"),
                Error(isAtMargin ? "regression, exactly at the margin" : "false regression, unchanged"),
                Error(isAtMargin ? "no worse, exactly at the margin" : "false improvement, unchanged"));
        })];
        IsAtMargin = isAtMargin;
    }

    private bool IsAtMargin { get; }

    public override void Experiment(Arms arms)
    {
        var runs = make(arms);
        foreach (var line in lines)
        {
            var (baseRun, candidate) = runs(line.Size);
            var result = RunComparison.Of(baseRun, candidate, options);
            line.Lower.Add(result.Difference.Low > difference);
            line.Upper.Add(result.Difference.High < difference);
            line.Worse.Add(result.Verdict == ComparisonVerdict.Regression);
            line.Better.Add(result.Verdict == (IsAtMargin ? ComparisonVerdict.NoWorse : ComparisonVerdict.Improved));
        }
    }

    private sealed record Lines(int Size, Row Lower, Row Upper, Row Worse, Row Better);
}
