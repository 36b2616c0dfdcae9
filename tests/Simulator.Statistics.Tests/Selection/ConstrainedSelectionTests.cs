using Simulator.Statistics;

namespace Simulator.Statistics.Tests.Selection;

public class ConstrainedSelectionTests
{
    private const int Experiments = 1_000;
    private const double Alpha = 0.05;

    /// <summary>Fewest correct selections among the experiments that a true probability of 0.95 explains at a risk of 0.001.</summary>
    private const int Fewest = 927;

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.8)]
    public void The_best_is_selected_in_the_slippage_configuration(double common)
    {
        // One system is better than nine by exactly the zone: the least favourable configuration.
        double[] means = [.. Enumerable.Range(0, 10).Select(i => i == 6 ? 0 : 0.5)];
        double[] deviations = [.. Enumerable.Range(0, 10).Select(i => 0.6 + (0.1 * i))];
        var correct = 0;
        for (var experiment = 0; experiment < Experiments; experiment++)
        {
            correct += Slippage.Search(means, deviations, [], 0, 0.5, Alpha, common, Mix64.Combine(11, (ulong)(common * 10), (ulong)experiment)).Selected == 6 ? 1 : 0;
        }

        Assert.True(correct >= 0.95 * Experiments, $"{correct} of {Experiments}");
    }

    [Fact]
    public void The_best_of_the_feasible_is_selected_though_a_better_one_is_infeasible()
    {
        // 0 is the best but breaks its second limit, 1 is the best that keeps both, each by exactly the tolerance or the zone.
        double[] means = [0, 1, 1.5, 1.5, 1.5];
        double[][] excesses = [[-0.5, 0.5], [-0.5, -0.5], [-0.5, -0.5], [-0.5, -0.5], [0.5, -0.5]];
        var correct = 0;
        for (var experiment = 0; experiment < Experiments; experiment++)
        {
            correct += Slippage.Search(means, [1, 1, 1, 1, 1], excesses, 0.5, 0.5, Alpha, 0.5, Mix64.Combine(13, 0, (ulong)experiment)).Selected == 1 ? 1 : 0;
        }

        Assert.True(correct >= Fewest, $"{correct} of {Experiments}");
    }

    [Fact]
    public void Nothing_is_selected_where_nothing_is_feasible()
    {
        var none = 0;
        for (var experiment = 0; experiment < 100; experiment++)
        {
            none += Slippage.Search([0, 1, 2], [1, 1, 1], [[0.5], [0.5], [0.5]], 0.5, 0.5, Alpha, 0, Mix64.Combine(17, 0, (ulong)experiment)).Selected is null ? 1 : 0;
        }

        Assert.InRange(none, 88, 100);
    }

    [Fact]
    public void Common_random_numbers_need_fewer_replications()
    {
        double[] means = [0, 0.1, 0.1, 0.1];
        var alone = Enumerable.Range(0, 20).Sum(i => Slippage.Search(means, [1, 1, 1, 1], [], 0, 0.1, Alpha, 0, (ulong)i).Replications);
        var common = Enumerable.Range(0, 20).Sum(i => Slippage.Search(means, [1, 1, 1, 1], [], 0, 0.1, Alpha, 0.9, (ulong)i).Replications);
        Assert.True(common < alone / 2, $"{common} against {alone}");
    }

    [Fact]
    public void A_setting_that_is_not_declared_feasible_eliminates_nobody()
    {
        // System 0 is far better but its constraint stays undecided; system 1 is feasible at once.
        var selection = new ConstrainedSelection(2, [0.01], 32, Alpha, 0.1);
        selection.Look(system => system == 0 ? Samples(32, 0, 0.0, noise: 1) : Samples(32, 5, -10, noise: 0.01));
        Assert.Equal(Feasibility.Undecided, selection[0].Feasibility);
        Assert.Equal(Feasibility.Feasible, selection[1].Feasibility);
        Assert.Equal([0, 1], selection.Alive);
        Assert.False(selection.IsDecided);

        // Once declared infeasible it leaves and still has eliminated nobody.
        selection.Look(system => system == 0 ? Samples(64, 0, 1000, noise: 1) : Samples(64, 5, -10, noise: 0.01));
        Assert.Equal([1], selection.Alive);
        Assert.Null(selection[1].EliminatedBy);
        Assert.True(selection.IsDecided);
    }

    [Fact]
    public void A_feasible_one_eliminates_what_is_worse_whether_decided_or_not()
    {
        var selection = new ConstrainedSelection(3, [0.01], 32, Alpha, 0.1);
        selection.Look(system => system switch
        {
            0 => Samples(32, 0, -10, noise: 0.01),
            1 => Samples(32, 5, 0, noise: 1),
            _ => Samples(32, 6, -10, noise: 0.01),
        });
        Assert.Equal(0, selection[1].EliminatedBy);
        Assert.Equal(0, selection[2].EliminatedBy);
        Assert.True(selection.IsDecided);
    }

    [Fact]
    public void Of_two_equal_settings_the_first_stays()
    {
        var selection = new ConstrainedSelection(2, [], 32, Alpha, 0.1);
        selection.Look(_ => Samples(32, 3, null, noise: 0.5));
        Assert.Equal([0], selection.Alive);
    }

    [Fact]
    public void Unequal_replications_are_refused()
    {
        var selection = new ConstrainedSelection(2, [], 32, Alpha, 0.1);
        Assert.Throws<ArgumentException>(() => selection.Look(system => Samples(32 + system, 3, null, noise: 0.5)));
        Assert.Throws<ArgumentException>(() => selection.Look(_ => Samples(31, 3, null, noise: 0.5)));
        Assert.Throws<ArgumentException>(() => selection.Look(_ => Samples(32, 3, 1, noise: 0.5)));
    }

    private static SystemSamples Samples(int count, double objective, double? excess, double noise)
    {
        double Wave(int r) => noise * (r % 2 == 0 ? 1 : -1);
        return new SystemSamples(
            [.. Enumerable.Range(0, count).Select(r => objective + (0.01 * Wave(r)))],
            excess is { } mean ? [[.. Enumerable.Range(0, count).Select(r => mean + Wave(r))]] : []);
    }
}
