using Simulator.Statistics;

namespace Simulator.Statistics.Tests.Selection;

public class DesignTests
{
    [Fact]
    public void Sobol_points_are_those_published_with_the_direction_numbers()
    {
        double[][] expected =
        [
            [0, 0, 0], [0.5, 0.5, 0.5], [0.75, 0.25, 0.25], [0.25, 0.75, 0.75], [0.375, 0.375, 0.625],
            [0.875, 0.875, 0.125], [0.625, 0.125, 0.875], [0.125, 0.625, 0.375], [0.1875, 0.3125, 0.9375], [0.6875, 0.8125, 0.4375],
        ];
        var points = SobolSequence.Points(3, 10);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], points[i]);
        }
    }

    [Fact]
    public void Every_coordinate_of_the_first_2_to_the_m_Sobol_points_hits_each_slice_once()
    {
        var points = SobolSequence.Points(4, 512);
        for (var d = 0; d < 4; d++)
        {
            Assert.Equal(Enumerable.Range(0, 512), points.Select(point => (int)(point[d] * 512)).Order());
        }

        // The first two coordinates are a (0, 2)-sequence: every box of 2^-a by 2^-b with a + b = 9 holds one point.
        for (var a = 0; a <= 9; a++)
        {
            var boxes = points.Select(point => ((int)(point[0] * (1 << a)), (int)(point[1] * (1 << (9 - a))))).Distinct();
            Assert.Equal(512, boxes.Count());
        }
    }

    [Fact]
    public void A_Latin_hypercube_has_one_point_in_each_slice_of_each_coordinate()
    {
        var points = LatinHypercube.Points(20, 7, new KeyedDraws(5, 0));
        for (var d = 0; d < 7; d++)
        {
            Assert.Equal(Enumerable.Range(0, 20), points.Select(point => (int)(point[d] * 20)).Order());
        }

        var wider = LatinHypercube.Points(20, 9, new KeyedDraws(5, 0));
        Assert.All(points.Zip(wider), pair => Assert.Equal(pair.First, pair.Second[..7]));
    }

    [Fact]
    public void The_published_allocation_of_the_computing_budget_comes_out()
    {
        // The worked example of Chen and Lee (2011), appendix: 100 more runs.
        var added = ComputingBudget.Allocate([1.2, 2.1, 3.4, 4.87, 6.05], [3.3, 2, 4.5, 5.3, 6.9], [12, 6, 5, 5, 4], 100);
        Assert.Equal([48, 38, 11, 2, 1], added);
    }

    [Fact]
    public void An_allocation_spends_exactly_what_there_is_and_takes_nothing_back()
    {
        for (var experiment = 0; experiment < 200; experiment++)
        {
            var draws = new KeyedDraws(3, experiment);
            var systems = 2 + (int)(10 * draws.Uniform(0, 1));
            double[] means = [.. Enumerable.Range(0, systems).Select(i => Math.Round(4 * draws.Uniform(1, 1, i)) / 2)]; // ties are common
            double[] variances = [.. Enumerable.Range(0, systems).Select(i => Math.Max(0, draws.Uniform(2, 1, i) - 0.1))];
            int[] counts = [.. Enumerable.Range(0, systems).Select(i => 1 + (int)(100 * draws.Uniform(3, 1, i)))];
            var additional = (int)(500 * draws.Uniform(4, 1));
            var added = ComputingBudget.Allocate(means, variances, counts, additional);
            Assert.Equal(additional, added.Sum());
            Assert.All(added, each => Assert.True(each >= 0));
        }
    }

    [Fact]
    public void Boxes_prove_dominate_or_leave_open()
    {
        // (1, 3) and (3, 1) trade off, (4, 4) is worse than both, the wide one may be anywhere.
        ParetoBox[] boxes = [Box(1, 3, 0.1), Box(3, 1, 0.1), Box(4, 4, 0.1), Box(3, 3, 2.5)];
        Assert.Equal(
            [ParetoStatus.Undecided, ParetoStatus.Undecided, ParetoStatus.Dominated, ParetoStatus.Undecided], ParetoFront.Classify(boxes));
        Assert.Equal([ParetoStatus.Proven, ParetoStatus.Proven, ParetoStatus.Dominated], ParetoFront.Classify(boxes[..3]));
        Assert.Equal([ParetoStatus.Proven], ParetoFront.Classify(boxes[..1]));
        Assert.Equal(0.99, ParetoFront.LevelOfEach(0.95, 5), 12);
    }

    [Fact]
    public void Equal_points_do_not_dominate_one_another()
    {
        Assert.Equal([0, 1, 3], ParetoFront.NonDominated([[1, 2], [1, 2], [2, 2], [0, 5]]));
        Assert.Equal([ParetoStatus.Undecided, ParetoStatus.Undecided], ParetoFront.Classify([Box(1, 1, 0), Box(1, 1, 0)]));
    }

    [Fact]
    public void An_end_that_does_not_exist_leaves_the_point_open()
    {
        var open = new ParetoBox([0, 0], [double.PositiveInfinity, double.PositiveInfinity]);
        Assert.Equal([ParetoStatus.Undecided, ParetoStatus.Undecided], ParetoFront.Classify([open, Box(1, 1, 0.1)]));
    }

    [Fact]
    public void Paired_differences_decide_what_boxes_leave_open()
    {
        // Point 0 is better in both objectives by a hair, which only a paired difference shows; point 2 ties with 1 and wins nowhere.
        (double, double) Difference(int i, int j, int axis) => (i, j, axis) switch
        {
            (0, _, _) => (-0.2, -0.1),
            (_, 0, _) => (0.1, 0.2),
            _ => (0, 0),
        };
        Assert.Equal([ParetoStatus.Proven, ParetoStatus.Dominated, ParetoStatus.Dominated], ParetoFront.Classify(3, 2, Difference));
        Assert.Equal([ParetoStatus.Undecided, ParetoStatus.Undecided], ParetoFront.Classify(2, 2, (i, j, _) => Difference(i + 1, j + 1, 0)));
        Assert.Equal([ParetoStatus.Undecided, ParetoStatus.Undecided], ParetoFront.Classify(2, 2, (_, _, _) => (double.NaN, double.NaN)));
    }

    private static ParetoBox Box(double x, double y, double half) => new([x - half, y - half], [x + half, y + half]);
}
