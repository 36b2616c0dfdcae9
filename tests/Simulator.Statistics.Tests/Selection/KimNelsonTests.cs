using Simulator.Statistics;

namespace Simulator.Statistics.Tests.Selection;

public class KimNelsonTests
{
    [Fact]
    public void Constants_are_those_of_the_design_for_500_systems()
    {
        var constants = new KimNelson(500, 32, 0.05);
        Assert.Equal(0.3661, constants.Eta, 4);
        Assert.Equal(22.70, constants.HSquared, 2);
    }

    [Theory]
    [InlineData(2, 10, 0.05)]
    [InlineData(10, 32, 0.01)]
    [InlineData(100, 64, 0.1)]
    public void Eta_solves_the_equation_of_the_paper(int systems, int firstStage, double alpha)
    {
        var constants = new KimNelson(systems, firstStage, alpha);
        var left = 0.5 * Math.Pow(1 + (2 * constants.Eta), -(firstStage - 1) / 2.0);
        Assert.Equal(alpha / (systems - 1), left, 12);
    }

    [Fact]
    public void The_region_is_a_triangle_that_closes()
    {
        var constants = new KimNelson(10, 32, 0.05);
        var close = constants.ReplicationsToClose(4, 0.5);
        Assert.True(constants.HalfWidth(4, 0.5, 32) > constants.HalfWidth(4, 0.5, 64));
        Assert.True(constants.HalfWidth(4, 0.5, close - 1) > 0);
        Assert.Equal(0, constants.HalfWidth(4, 0.5, close));
        Assert.Equal(0, constants.HalfWidth(0, 0.5, 32));
        Assert.Equal(32, constants.ReplicationsToClose(0, 0.5));
        Assert.Equal(int.MaxValue, constants.ReplicationsToClose(1e12, 1e-6));
    }

    [Fact]
    public void Arguments_outside_their_ranges_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new KimNelson(1, 32, 0.05));
        Assert.Throws<ArgumentOutOfRangeException>(() => new KimNelson(5, 1, 0.05));
        Assert.Throws<ArgumentOutOfRangeException>(() => new KimNelson(5, 32, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new KimNelson(2, 32, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => KimNelson.ForRisk(0.5, 32));
        Assert.Throws<ArgumentOutOfRangeException>(() => new KimNelson(5, 32, 0.05).HalfWidth(1, 0, 32));
        Assert.Throws<ArgumentOutOfRangeException>(() => new KimNelson(5, 32, 0.05).HalfWidth(1, 1, 31));
    }
}
