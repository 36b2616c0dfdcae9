namespace Simulator.Statistics.Tests;

public sealed class PlanningTests
{
    [Fact]
    public void Replications_grow_with_the_square_of_the_precision_needed()
    {
        Assert.Equal(256, ReplicationNeed.ToSettle(64, 2, 1).Count);
        Assert.Equal(65, ReplicationNeed.ToSettle(64, 1, 1).Count); // what was not settled needs at least one more
        Assert.Equal(145, ReplicationNeed.ToSettle(64, 1.5001, 1).Count);
        Assert.Equal("145", ReplicationNeed.ToSettle(64, 1.5001, 1).ToString());
    }

    [Fact]
    public void An_estimate_at_the_limit_is_settled_by_no_number()
    {
        Assert.Equal(ReplicationNeed.None, ReplicationNeed.ToSettle(64, 1, 0));
        Assert.Equal(ReplicationNeed.None, ReplicationNeed.ToSettle(64, double.PositiveInfinity, 1));
        Assert.Equal(ReplicationNeed.None, ReplicationNeed.ToSettle(64, 1, double.PositiveInfinity));
        Assert.Equal("none would", ReplicationNeed.None.ToString());
    }

    [Fact]
    public void A_number_beyond_reach_is_not_printed()
    {
        var need = ReplicationNeed.ToSettle(64, 1, 1e-9);

        Assert.Equal((null, true), (need.Count, need.ExceedsCap));
        Assert.Equal("more than 100000", need.ToString());
    }

    [Fact]
    public void Detectable_effect_of_a_worked_example()
    {
        // t(0.95; 20) = 1.724718, t(0.8; 20) = 0.859964.
        Assert.Equal(2 * (1.724718 + 0.859964), DetectableEffects.Minimum(2, 20, 0.05), 1e-5);
        Assert.Equal(0, DetectableEffects.Minimum(0, 20, 0.05));
        Assert.Throws<ArgumentOutOfRangeException>(() => DetectableEffects.Minimum(1, 20, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => DetectableEffects.Minimum(1, 20, 0.05, 0.01));
    }

    [Theory]
    [InlineData(64, 0.05, 0.01, true)]
    [InlineData(256, 0.05, 0.04, true)]
    [InlineData(256, 0.01, 0.01, true)]
    [InlineData(64, 0.01, 0.01, false)]
    [InlineData(128, 0.05, 0.05, false)]
    [InlineData(512, 0.05, 0.05, false)]
    public void Two_looks_share_the_level(int replications, double alpha, double level, bool guaranteed)
    {
        var look = TwoLooks.At(replications, alpha);

        Assert.Equal(level, look.Alpha, 1e-12);
        Assert.Equal(guaranteed, look.IsGuaranteed);
    }

    [Fact]
    public void Levels_of_all_looks_add_up_to_the_stated_one()
    {
        Assert.Equal(0.1, TwoLooks.At(64, 0.1).Alpha + TwoLooks.At(256, 0.1).Alpha, 1e-12);
        Assert.Equal((64, 256, 256, null), (TwoLooks.Next(0, 0.05), TwoLooks.Next(64, 0.05), TwoLooks.Next(0, 0.01), TwoLooks.Next(256, 0.05)));
    }
}
