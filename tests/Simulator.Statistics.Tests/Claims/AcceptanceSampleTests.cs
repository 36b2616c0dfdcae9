namespace Simulator.Statistics.Tests;

public sealed class AcceptanceSampleTests
{
    [Theory]
    [InlineData(10, 3, 0)] // of ten, three drawn and none deviates: K = 5 gives 10/120 = 8.3 % > 5 %, K = 6 gives 4/120 = 3.3 %
    public void The_upper_bound_is_that_of_counting_by_hand(int population, int size, int deviations) =>
        Assert.Equal(0.5, new AcceptanceSample(population, size, 0.05, 0.95).UpperBound(deviations));

    [Fact]
    public void The_operating_characteristic_is_that_of_counting_by_hand()
    {
        // Accepts none (and only none): of ten with four deviating, three drawn without one: C(6,3) / C(10,3) = 20 / 120.
        var plan = new AcceptanceSample(10, 3, 0.5, 0.95);
        Assert.Equal(0, plan.Accepted);
        Assert.Equal(20.0 / 120, plan.ChanceOfAcceptance(4), 1e-12);
        Assert.Equal(1, plan.ChanceOfAcceptance(0));
        Assert.Equal(0, plan.ChanceOfAcceptance(10));
    }

    [Fact]
    public void In_a_large_population_the_bound_is_the_binomial_one() =>
        Assert.Equal(ProportionInterval.UpperBound(2, 60, 0.95), new AcceptanceSample(10_000_000, 60, 0.05, 0.95).UpperBound(2), 1e-4);

    [Fact]
    public void Everything_seen_leaves_nothing_open()
    {
        var plan = new AcceptanceSample(40, 40, 0.05, 0.95);
        Assert.Equal(3.0 / 40, plan.UpperBound(3));
        Assert.Equal(2, plan.Accepted);
    }

    [Theory]
    [InlineData(0.95)]
    [InlineData(0.80)]
    public void A_population_just_worse_than_tolerable_is_accepted_no_more_often_than_stated(double confidence)
    {
        for (var size = 20; size <= 300; size += 20)
        {
            var plan = new AcceptanceSample(400, size, 0.05, confidence);
            Assert.True(plan.ChanceOfAcceptance(21) <= 1 - confidence + 1e-12, $"{size}: {plan.ChanceOfAcceptance(21)}");
        }
    }

    [Fact]
    public void Fifty_nine_without_a_deviation_show_five_per_cent_at_ninety_five_in_a_large_population()
    {
        Assert.Equal(59, AcceptanceSample.SmallestSize(10_000_000, 0.05, 0.95)); // 0.95^59 = 4.85 %, 0.95^58 = 5.10 %
        Assert.Equal(-1, new AcceptanceSample(10_000_000, 58, 0.05, 0.95).Accepted);
        Assert.Equal(0, new AcceptanceSample(10_000_000, 59, 0.05, 0.95).Accepted);
    }
}
