using Simulator.Statistics;

namespace Simulator.Coverage.Tests;

/// <summary>Quantiles of items that depend on each other, of one run and of two.</summary>
internal static class ItemStudies
{
    private const double P = 0.95;
    private static readonly int Most = Study.Sizes.Max();

    public static IEnumerable<Study> Make()
    {
        foreach (var make in Models())
        {
            yield return new QuantileStudy(make(1));
            yield return AtMargin(make, Pairing.Paired);
            yield return AtMargin(make, Pairing.Independent);
            yield return Unchanged(make(1));
        }
    }

    private static IEnumerable<Func<double, ItemModel>> Models()
    {
        yield return scale => ItemModels.TwoLevel(scale);
        yield return scale => ItemModels.Autoregressive(scale, 0.8 * Math.Sqrt(scale));
        yield return scale => ItemModels.Queue(scale * Math.Log(20) / 0.2);
    }

    /// <summary>The candidate's 95 % quantile is above the base's by the default margin exactly.</summary>
    private static ComparisonStudy AtMargin(Func<double, ItemModel> make, Pairing pairing)
    {
        var first = make(1);
        var second = Raised(make, first.Quantile(P) * (1 + ComparisonOptions.DefaultRelativeMargin));
        return new ComparisonStudy(
            pairing == Pairing.Paired ? "p95, paired bootstrap" : "p95, stratified bootstrap",
            first.Name,
            ItemModel.Unit * (second.Quantile(P) - first.Quantile(P)),
            true,
            new ComparisonOptions { Pairing = pairing },
            arms => Runs(first.Replications(arms[0], Most), second.Replications(arms[pairing == Pairing.Paired ? 0 : 1], Most)));
    }

    private static ComparisonStudy Unchanged(ItemModel model) => new(
        "p95, stratified bootstrap",
        model.Name,
        0,
        false,
        new ComparisonOptions { Pairing = Pairing.Independent },
        arms => Runs(model.Replications(arms[0], Most), model.Replications(arms[1], Most)));

    private static Func<int, (RunSamples Base, RunSamples Candidate)> Runs(HistogramSnapshot[] first, HistogramSnapshot[] second) =>
        n => (RunSamples.Quantiles(first[..n], P), RunSamples.Quantiles(second[..n], P));

    /// <summary>The member of a family with a given 95 % quantile, by bisection.</summary>
    private static ItemModel Raised(Func<double, ItemModel> make, double wanted)
    {
        var (low, high) = (1.0, 2.0);
        for (var i = 0; i < 50; i++)
        {
            var middle = 0.5 * (low + high);
            (low, high) = make(middle).Quantile(P) < wanted ? (middle, high) : (low, middle);
        }

        return make(high);
    }
}

/// <summary>The interval of a pooled quantile.</summary>
internal sealed class QuantileStudy : Study
{
    private readonly ItemModel model;
    private readonly (int Size, Row Covers)[] lines;

    public QuantileStudy(ItemModel model)
    {
        this.model = model;
        lines = [.. Sizes.Select(size => (
            size,
            Line(Headings.OneRun, "p95, pooled", model.Name, size, "interval covers", Promise.AtLeast, 0.95)))];
    }

    public override void Experiment(Arms arms)
    {
        var replications = model.Replications(arms[0], Sizes.Max());
        foreach (var (size, covers) in lines)
        {
            covers.Add(PooledQuantileInterval.Of(replications[..size], 0.95).Contains(ItemModel.Unit * model.Quantile(0.95)));
        }
    }
}
