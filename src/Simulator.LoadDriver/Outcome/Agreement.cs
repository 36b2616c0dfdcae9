using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.LoadDriver;

/// <summary>Whether a live value is one that the simulation could have given.</summary>
public enum AgreementVerdict
{
    /// <summary>The simulation's interval for a single run holds the live value.</summary>
    Agrees,

    /// <summary>It does not.</summary>
    Apart,

    /// <summary>One of the two has no value.</summary>
    NoValue,
}

/// <summary>One metric, live beside simulated.</summary>
/// <param name="Metric">Id in the catalogue.</param>
/// <param name="Aggregate">How it is aggregated.</param>
/// <param name="Where">Its restrictions.</param>
/// <param name="Live">The live value, in the metric's unit.</param>
/// <param name="Simulated">The simulation's estimate with its confidence interval over replications: where the mean of many runs lies.</param>
/// <param name="Low">Lower end of the interval in which a further single run falls.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Level">How often it would hold a further run of the simulation.</param>
/// <param name="SameDraws">What the simulated replication with the draws of the live run gave; NaN when there is none.</param>
/// <param name="Verdict">Whether the interval holds the live value.</param>
/// <param name="Words">The verdict in a sentence.</param>
public sealed record AgreementRow(
    string Metric, string Aggregate, IReadOnlyList<Dimension> Where, double Live, Estimate Simulated, double Low, double High, double Level,
    double SameDraws, AgreementVerdict Verdict, string Words);

/// <summary>Sets a live run beside the simulation of the same scenario.</summary>
/// <remarks>
/// A live run is one run. The interval of the simulation's mean shrinks with the number of replications and says nothing about where one run
/// falls, so the verdict rests on the interval between two order statistics of the replications, which holds a further one with probability
/// 1 − 2 r / (n + 1) whatever the distribution (Wilks, 1941).
/// </remarks>
public static class Agreement
{
    /// <summary>Compares every metric that both have.</summary>
    /// <param name="simulated">The samples of the simulation; two replications at least, 39 for a level of 95 %.</param>
    /// <param name="live">The samples of the live run.</param>
    /// <param name="replication">The replication whose draws the live run used; default 0.</param>
    /// <param name="level">The level aimed at, strictly between 0 and 1, default 0.95; with few replications the reached one is lower and stated.</param>
    public static IReadOnlyList<AgreementRow> Of(SampleSet simulated, SampleSet live, int replication = 0, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(simulated);
        ArgumentNullException.ThrowIfNull(live);
        return [.. Compare(simulated, live, replication, level).Select(figure => figure.Row)];
    }

    /// <summary>Compares every metric that both have, and asks whether as many parting as do could be chance.</summary>
    /// <param name="simulated">The samples of the simulation; two replications at least, 39 for a level of 95 %.</param>
    /// <param name="live">The samples of the live run.</param>
    /// <param name="replication">The replication whose draws the live run used; default 0.</param>
    /// <param name="level">The level aimed at, strictly between 0 and 1, default 0.95; with few replications the reached one is lower and stated.</param>
    public static AgreementReport Judge(SampleSet simulated, SampleSet live, int replication = 0, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(simulated);
        ArgumentNullException.ThrowIfNull(live);
        var figures = Compare(simulated, live, replication, level);
        var judged = figures.Where(figure => figure.Row.Verdict != AgreementVerdict.NoValue).ToList();
        return new AgreementReport([.. figures.Select(figure => figure.Row)], simulated.Replications, ChanceOfParting.Of(judged));
    }

    private static List<ComparedFigure> Compare(SampleSet simulated, SampleSet live, int replication, double level) =>
    [
        .. live.Series.SelectMany(series => LiveSamples.Aggregates(series).Select(aggregate =>
            simulated.Find(series.Metric, series.Where, aggregate) is { Replications: >= 2 } model ? Figure(model, series, aggregate, replication, level) : null))
            .OfType<ComparedFigure>(),
    ];

    private static ComparedFigure Figure(MetricSeries model, MetricSeries live, Aggregate aggregate, int replication, double level)
    {
        var estimate = model.Estimate(aggregate, level);
        var value = live.Estimate(aggregate, level).Value;
        double[] values = [.. Enumerable.Range(0, model.Replications).Select(run => Single(model, run).Estimate(aggregate, level).Value)];
        double[] runs = [.. values.Where(each => !double.IsNaN(each)).Order()];
        var same = replication < values.Length ? values[replication] : double.NaN;
        if (runs.Length < 2 || double.IsNaN(value))
        {
            return new ComparedFigure(
                new AgreementRow(model.Metric, aggregate.Word, model.Where, value, estimate, double.NaN, double.NaN, double.NaN, same, AgreementVerdict.NoValue, "There is no value to compare."),
                values, 1);
        }

        var rank = Math.Max(1, (int)((runs.Length + 1) * (1 - level) / 2));
        var (low, high) = (runs[rank - 1], runs[^rank]);
        var reached = 1 - (2.0 * rank / (runs.Length + 1));
        var isInside = value >= low && value <= high;
        var row = new AgreementRow(
            model.Metric, aggregate.Word, model.Where, value, estimate, low, high, reached, same,
            isInside ? AgreementVerdict.Agrees : AgreementVerdict.Apart,
            Words(MetricCatalogue.Get(model.Metric).Unit, value, low, high, reached));
        return new ComparedFigure(row, values, rank);
    }

    private static string Words(string unit, double live, double low, double high, double level)
    {
        var interval = $"{HumanText.Value(low, unit)} to {HumanText.Value(high, unit)}, where {HumanText.Level(Math.Round(level, 3))} of single simulated runs fall";
        return live >= low && live <= high ? $"Live {HumanText.Value(live, unit)} lies within {interval}."
            : live < low ? $"Live {HumanText.Value(live, unit)} lies below {interval}."
            : $"Live {HumanText.Value(live, unit)} lies above {interval}.";
    }

    /// <summary>The series of one replication.</summary>
    private static MetricSeries Single(MetricSeries series, int run) => series switch
    {
        DistributionSeries distribution => distribution with { Recorded = [distribution.Recorded[run]] },
        RatioSeries ratio => ratio with { Numerators = [ratio.Numerators[run]], Denominators = [ratio.Denominators[run]] },
        ValueSeries values => values with { Values = [values.Values[run]] },
        CountSeries counts => counts with { Counts = [counts.Counts[run]] },
        _ => throw new ArgumentException($"Unknown kind of series: {series.GetType().Name}.", nameof(series)),
    };
}
