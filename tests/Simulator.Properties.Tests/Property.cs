using FsCheck;
using FsCheck.Fluent;

namespace Simulator.Properties.Tests;

/// <summary>Properties over random scenarios with a fixed replay, so that every run tests the same ones.</summary>
internal static class Property
{
    public static void Holds(Action<RandomScenario> check, int times = 150) =>
        Prop.ForAll(RandomScenario.Any, check).Check(Config.QuickThrowOnFailure.WithMaxTest(times).WithReplay(20_260_302, 7));
}
