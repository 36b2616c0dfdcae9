using FsCheck;
using FsCheck.Fluent;

namespace Simulator.Statistics.Tests;

/// <summary>Properties over random inputs with a fixed seed, so that every run tests the same inputs.</summary>
internal static class Property
{
    public static void Holds<T>(Gen<T> inputs, Action<T> check, int times = 200) =>
        Prop.ForAll(inputs.ToArbitrary(), check)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(times).WithReplay(20_240_229, 1_000_003));

    /// <summary>A number between two ends, on a fine grid, ends included.</summary>
    public static Gen<double> Number(double low, double high) =>
        Gen.Choose(0, 1_000_000).Select(i => low + ((high - low) * i / 1_000_000));

    /// <summary>A positive number, equally likely at every scale between two ends.</summary>
    public static Gen<double> Scale(double low, double high) =>
        Number(Math.Log(low), Math.Log(high)).Select(x => Math.Clamp(Math.Exp(x), low, high));
}
