using Simulator.Statistics;

namespace Simulator.Coverage.Tests;

/// <summary>The models of items. Draws have the replication in the upper half of the node and the item in the lower.</summary>
internal static class ItemModels
{
    private const ushort First = 1;
    private const ushort Second = 2;
    private const ushort Third = 3;

    /// <summary>
    /// Replications are fast or slow (0.75 or 1.25) and have half or one and a half times as many items: items depend on each other through
    /// the speed, and the number of items varies. All items together are a mixture of two exponential distributions.
    /// </summary>
    public static ItemModel TwoLevel(double scale = 1, int items = 100)
    {
        var mixture = Hyperexponential.FromBranches([0.5, 0.5], [0.75 * scale, 1.25 * scale]);
        return new ItemModel("two-level", (draws, r, list) =>
        {
            var speed = draws.Bernoulli(0.5, (ulong)r, First) ? 0.75 : 1.25;
            var count = draws.Bernoulli(0.5, (ulong)r, Second) ? items / 2 : items + (items / 2);
            for (var i = 0; i < count; i++)
            {
                list.Add(scale * speed * draws.StandardExponential(Item(r, i), Third));
            }
        }, p => mixture.Quantile(p));
    }

    /// <summary>exp(0.8 X) of a stationary first-order autoregression X with correlation 0.95: each item is lognormal.</summary>
    public static ItemModel Autoregressive(double scale = 1, double spread = 0.8, int items = 200)
    {
        const double correlation = 0.95;
        var marginal = Lognormal.FromMedianAndSigma(scale, spread);
        var innovation = Math.Sqrt(1 - (correlation * correlation));
        return new ItemModel("autoregressive", (draws, r, list) =>
        {
            var x = draws.StandardNormal(Item(r, 0), First);
            for (var i = 1; i <= items; i++)
            {
                list.Add(scale * Math.Exp(spread * x));
                x = (correlation * x) + (innovation * draws.StandardNormal(Item(r, i), First));
            }
        }, p => marginal.Quantile(p));
    }

    /// <summary>
    /// Times in system of successive customers of a single server (Lindley, 1952), Poisson arrivals of rate 0.8 and exponential service of mean 1 / mu, the
    /// first one drawn from the stationary distribution: each time is exponential with mean 1 / (mu - 0.8).
    /// </summary>
    /// <param name="p95">The wanted 95 % quantile; ln 20 / 0.2 = 14.98 is utilisation 0.8.</param>
    /// <param name="items">Customers a replication.</param>
    public static ItemModel Queue(double p95, int items = 300)
    {
        const double arrivals = 0.8;
        var gap = Math.Log(20) / p95;
        var service = 1 / (arrivals + gap);
        return new ItemModel("queue", (draws, r, list) =>
        {
            var time = draws.StandardExponential((ulong)r, First) / gap;
            list.Add(time);
            for (var i = 1; i < items; i++)
            {
                var waited = Math.Max(0, time - (draws.StandardExponential(Item(r, i), Second) / arrivals));
                time = waited + (service * draws.StandardExponential(Item(r, i), Third));
                list.Add(time);
            }
        }, p => -Math.Log(1 - p) / gap);
    }

    /// <summary>One replication in eight is a crisis in which everything takes ten times as long: few replications make the tail.</summary>
    public static ItemModel Crises(int items = 100)
    {
        const double share = 0.125;
        var mixture = Hyperexponential.FromBranches([1 - share, share], [1, 10]);
        return new ItemModel("crises", (draws, r, list) =>
        {
            var scale = draws.Bernoulli(share, (ulong)r, First) ? 10 : 1;
            for (var i = 0; i < items; i++)
            {
                list.Add(scale * draws.StandardExponential(Item(r, i), Second));
            }
        }, mixture.Quantile);
    }

    private static ulong Item(int replication, int item) => ((ulong)replication << 32) + (ulong)item;
}
