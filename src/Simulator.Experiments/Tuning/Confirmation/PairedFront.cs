using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>
/// The place of the finalists on the front, from paired differences on common random numbers: simultaneous over all pairs and axes (Bonferroni). Boxes
/// of the points are for drawing; they would leave open what pairing decides.
/// </summary>
/// <remarks>
/// Quantiles are compared by the share that does not come within the first one's quantile: at that threshold the difference of the shares has the
/// sign of the difference of the quantiles (the first term of Bahadur's expansion, 1966).
/// </remarks>
internal sealed class PairedFront(TuningQuestion question, TuningOptions options, int points, Func<int, TuningQuantity, MetricSeries?> series)
{
    private readonly Dictionary<(int First, int Second, int Axis), (double Low, double High)> known = [];

    public IReadOnlyList<ParetoStatus> Statuses() => ParetoFront.Classify(points, question.Axes.Count, Difference);

    private (double Low, double High) Difference(int i, int j, int axis)
    {
        if (i > j)
        {
            var (low, high) = Difference(j, i, axis);
            return (-high, -low);
        }

        if (!known.TryGetValue((i, j, axis), out var found))
        {
            known[(i, j, axis)] = found = Interval(series(i, question.Axes[axis]), series(j, question.Axes[axis]), question.Axes[axis]);
        }

        return found;
    }

    private (double Low, double High) Interval(MetricSeries? first, MetricSeries? second, TuningQuantity axis)
    {
        if (first is null || second is null)
        {
            return (double.NaN, double.NaN);
        }

        var aggregate = Aggregate.Parse(axis.Aggregate);
        var threshold = aggregate.Quantile is null ? 0 : QuantityEstimates.Point(first, aggregate);
        var left = LinearForm.Of(first, aggregate, threshold);
        var right = LinearForm.Of(second, aggregate, threshold);
        if (double.IsNaN(left.Ratio(left.Count)) || double.IsNaN(right.Ratio(right.Count)))
        {
            return (double.NaN, double.NaN);
        }

        var sign = axis.IsBetterSmall ? 1 : -1;
        var before = LinearForm.Values(right, right.Count, sign);
        var level = ParetoFront.LevelOfEach(1 - options.Alpha, points * (points - 1) / 2 * question.Axes.Count);
        var interval = MeanInterval.Of([.. LinearForm.Values(left, left.Count, sign).Select((value, r) => value - before[r])], level);
        return (interval.Low, interval.High);
    }
}
