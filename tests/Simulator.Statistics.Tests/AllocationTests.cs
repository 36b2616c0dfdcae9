namespace Simulator.Statistics.Tests;

public sealed class AllocationTests
{
    [Fact]
    public void Draws_allocate_nothing()
    {
        var draws = KeyedDraws.FromSeed(1, 1, 0);
        double sum = 0;

        Assert.Equal(0, Numeric.Allocated(() =>
        {
            for (ulong node = 0; node < 1_000; node++)
            {
                ulong child = Mix64.Combine(node, 1, 2);
                sum += draws.Uniform(child, 1, 2, 3) + draws.StandardExponential(child, 1) + draws.StandardNormal(child, 1);
                sum += draws.Bernoulli(0.5, child, 4) ? 1 : 0;
                sum += draws.ForReplication((int)node).Uniform(child, 1);
            }
        }));
        Assert.True(sum > 0);
    }

    [Theory]
    [MemberData(nameof(Families.Indices), MemberType = typeof(Families))]
    public void Quantiles_distribution_functions_and_integrals_allocate_nothing(int index)
    {
        var law = Families.All[index];
        var compiled = law.Compile();
        var integrated = IntegratedCdf.Of(law);
        double sum = 0;

        Assert.Equal(0, Numeric.Allocated(() =>
        {
            for (int i = 1; i < 50; i++)
            {
                double u = i / 50.0;
                double x = compiled.Quantile(u);
                sum += x + law.Quantile(u) + law.Cdf(x) + law.Survival(x) + integrated.At(x);
            }
        }));
        Assert.False(double.IsNaN(sum));
    }

    [Fact]
    public void Collectors_allocate_nothing_once_warm()
    {
        var histogram = new LogLinearHistogram();
        var other = new LogLinearHistogram();
        var tally = new Tally();
        var level = new TimeWeighted(0, 1_000_000);
        var pooled = new LevelTimes();
        other.Record(1_000_000_000);

        Assert.Equal(0, Numeric.Allocated(() =>
        {
            histogram.Clear();
            tally.Clear();
            level.Reset(0, 1_000_000);
            for (int i = 0; i < 1_000; i++)
            {
                histogram.Record(i * 1_000_003L);
                histogram.RecordNever();
                tally.Add(i);
                level.Set(i * 10, i % 50);
            }

            level.Finish();
            histogram.Merge(other);
            tally.Merge(tally);
            pooled.Merge(level.Times);
            _ = histogram.Quantile(0.4) + histogram.CountAbove(5) + level.Quantile(0.5);
        }));
        Assert.Equal(1_001, histogram.Count);
    }
}
