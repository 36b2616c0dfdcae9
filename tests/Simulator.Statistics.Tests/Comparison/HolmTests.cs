namespace Simulator.Statistics.Tests;

public sealed class HolmTests
{
    [Fact]
    public void Adjusted_values_of_a_worked_example()
    {
        // Ordered .005, .01, .03, .04: times 4, 3, 2, 1 = .02, .03, .06, .04, and the last may not be below the one before it.
        Equal([0.03, 0.06, 0.06, 0.02], Holm.Adjust([0.01, 0.04, 0.03, 0.005]));
        Assert.Equal([true, false, false, true], Holm.Rejected([0.01, 0.04, 0.03, 0.005], 0.05));
    }

    [Fact]
    public void One_hypothesis_needs_no_correction_and_none_is_no_error()
    {
        Equal([0.04], Holm.Adjust([0.04]));
        Assert.Empty(Holm.Adjust([]));
    }

    [Fact]
    public void Values_never_exceed_one_and_equal_ones_are_treated_alike() => Equal([0.8, 0.8, 1, 1], Holm.Adjust([0.2, 0.2, 0.8, 0.7]));

    [Fact]
    public void Wrong_use_is_rejected()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Holm.Adjust([1.1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Holm.Adjust([double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Holm.Rejected([0.5], 0));
    }

    private static void Equal(double[] expected, double[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
}
