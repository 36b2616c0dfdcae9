using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Operations;

/// <summary>
/// The day factors of one source: a function of source, date, replication and seed alone, whichever dates were asked before. Mutable, but
/// only to remember.
/// </summary>
/// <remarks>
/// The normal scores of an autoregressive process of the first order are a moving average of independent innovations with weights
/// φ^k √(1 − φ²), k days back. Weights under 1e-8 are left out, which changes variance and autocorrelation by 1e-16: so no date depends on where
/// a recursion was begun.
/// </remarks>
internal sealed class DayFactorSeries
{
    private const double SmallestWeight = 1e-8;

    /// <summary>Serves as the normal distribution function of a logarithm.</summary>
    private static readonly Lognormal Scores = Lognormal.FromMedianAndSigma(1, 1);

    private readonly Distribution law;
    private readonly double[] weights;
    private readonly double[] innovations;
    private KeyedDraws draws;
    private NodeId source;
    private LocalDay day;
    private bool isFilled;
    private double factor;

    /// <summary>The series of a plan; start it anew for every replication.</summary>
    public DayFactorSeries(DayFactor plan)
    {
        law = plan.Law;
        var length = plan.Autocorrelation == 0 ? 1 : 1 + (int)Math.Ceiling(Math.Log(SmallestWeight) / Math.Log(plan.Autocorrelation));
        weights = [.. Enumerable.Range(0, length).Select(lag => Math.Pow(plan.Autocorrelation, lag))];
        var norm = Math.Sqrt(weights.Sum(weight => weight * weight));
        for (var lag = 0; lag < length; lag++)
        {
            weights[lag] /= norm;
        }

        innovations = new double[length];
    }

    /// <summary>Starts again for a replication.</summary>
    /// <param name="replicationDraws">Its draws.</param>
    /// <param name="first">The first candidate of the source, which names the source.</param>
    public void Restart(KeyedDraws replicationDraws, NodeId first)
    {
        draws = replicationDraws;
        source = first;
        isFilled = false;
    }

    /// <summary>The factor of a date, above 0, with mean 1.</summary>
    public double On(LocalDay wanted)
    {
        if (isFilled && wanted == day)
        {
            return factor;
        }

        if (isFilled && wanted == day.AddDays(1))
        {
            Draw(wanted);
        }
        else
        {
            for (var lag = weights.Length - 1; lag >= 0; lag--)
            {
                Draw(wanted.AddDays(-lag));
            }
        }

        day = wanted;
        isFilled = true;
        factor = law.Quantile(Score());
        return factor;
    }

    private void Draw(LocalDay on) => innovations[PlaceOf(on.DaysSinceEpoch)] =
        draws.StandardNormal(Nodes.SourceDay(source, on).Value, DrawPurpose.DayFactor);

    /// <summary>The uniform score of the day: always summed in the same order, so that it has the same bits whatever was asked before.</summary>
    private double Score()
    {
        double sum = 0;
        for (var lag = weights.Length - 1; lag >= 0; lag--)
        {
            sum += weights[lag] * innovations[PlaceOf(day.DaysSinceEpoch - lag)];
        }

        return Math.Clamp(Scores.Cdf(Math.Exp(sum)), Math.ScaleB(1, -53), 1 - Math.ScaleB(1, -53));
    }

    private int PlaceOf(int days)
    {
        var rest = days % innovations.Length;
        return rest < 0 ? rest + innovations.Length : rest;
    }
}
