using Simulator.Statistics;

namespace Simulator.Coverage.Tests;

/// <summary>Replication values with a known mean.</summary>
/// <param name="Name">As the table shows it.</param>
/// <param name="Mean">The mean.</param>
/// <param name="Value">The value of a replication.</param>
internal sealed record ValueModel(string Name, double Mean, Func<KeyedDraws, int, double> Value)
{
    private const ushort Purpose = 1;

    public static ValueModel Normal { get; } = new("normal", 10, (draws, r) => 10 + draws.StandardNormal((ulong)r, Purpose));

    public static ValueModel Exponential { get; } = new("exponential", 1, (draws, r) => draws.StandardExponential((ulong)r, Purpose));

    public static ValueModel SkewGamma { get; } = Of("gamma 1/4", Gamma.FromMean(0.25, 1));

    public double[] Values(KeyedDraws draws, int count) => [.. Enumerable.Range(0, count).Select(r => Value(draws, r))];

    private static ValueModel Of(string name, Distribution distribution) =>
        new(name, distribution.Mean, (draws, r) => distribution.Quantile(draws.Uniform((ulong)r, Purpose)));
}
