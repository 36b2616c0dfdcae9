using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Operations.Tests;

public class DayFactorTests
{
    private static readonly Instant Start = Arrived.At("2026-03-02T00:00:00Z");
    private static readonly LocalDay Day = new(20_514);

    [Theory]
    [InlineData(0.05, 0.0008, 0.0009)]
    [InlineData(0.25, 0.0011, 0.0012)]
    [InlineData(1.0, 0.0033, 0.0034)]
    [InlineData(2.0, 0.0074, 0.0075)]
    public void The_cut_leaves_the_mean_exact_and_the_spread_nearly_so(double cv, double least, double most)
    {
        var factor = new DayFactor(cv, 0.5);

        Assert.Equal(1, factor.Law.Mean, 1e-12);
        Assert.InRange(1 - (factor.Law.StandardDeviation / cv), least, most);
        Assert.Equal(factor.Maximum, factor.Law.Quantile(1 - 1e-15), 1e-6 * factor.Maximum);
    }

    /// <summary>
    /// Counts of a day are Poisson given its factor: variance m + m² s², covariance of neighbours m² c, where s² is the variance of the
    /// factor and c its covariance one day later, here by numerical integration over the two normal scores.
    /// </summary>
    [Fact]
    public void Daily_counts_are_dispersed_and_correlated_as_theory_says()
    {
        const double mean = 120;
        const int days = 730, replications = 24;
        var factor = new DayFactor(0.25, 0.5);
        var counts = new double[replications][];
        for (var replication = 0; replication < replications; replication++)
        {
            counts[replication] = Counts(Arrived.Poisson(mean / 24, new RateModulation { DayFactor = factor }), days, replication);
        }

        var all = counts.SelectMany(each => each).ToList();
        var average = all.Average();
        var variance = all.Sum(count => (count - average) * (count - average)) / all.Count;
        var neighbours = counts.Average(each => Enumerable.Range(1, days - 1).Average(day => (each[day] - average) * (each[day - 1] - average)));
        var expectedVariance = mean + (mean * mean * factor.Law.Variance);
        var expectedLag = mean * mean * Covariance(factor) / expectedVariance;

        // 17,520 days, worth about 10,000 independent ones: standard errors of 0.3 % of the mean, 1.5 % of the variance, 0.01 of the correlation.
        Assert.Equal(mean, average, 0.012 * mean);
        Assert.InRange(variance / average / (expectedVariance / mean), 0.94, 1.06); // the index of dispersion, 8.5
        Assert.InRange(neighbours / variance, expectedLag - 0.04, expectedLag + 0.04); // about 0.43
        Assert.InRange(expectedVariance / mean, 8.4, 8.6);
        Assert.InRange(expectedLag, 0.42, 0.45);
    }

    [Fact]
    public void The_correlation_of_the_factors_is_slightly_below_that_of_their_scores()
    {
        var factor = new DayFactor(0.25, 0.5);
        Assert.InRange(Covariance(factor) / factor.Law.Variance, 0.485, 0.5);
    }

    [Fact]
    public void The_factor_of_a_date_does_not_depend_on_what_was_asked_before()
    {
        var inOrder = Series();
        var expected = Enumerable.Range(0, 100).Select(day => inOrder.On(Day.AddDays(day))).ToArray();
        Assert.Equal(100, expected.Distinct().Count());

        var jumping = Series();
        for (var step = 0; step < 100; step++)
        {
            var day = step * 37 % 100;
            Assert.Equal(expected[day], jumping.On(Day.AddDays(day)));
            Assert.Equal(expected[day], Series().On(Day.AddDays(day)));
        }

        Assert.Equal(Series().On(new LocalDay(-400)), Series().On(new LocalDay(-400))); // before 1970 as well
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.95)]
    public void The_factor_is_a_function_of_the_date_at_every_autocorrelation(double autocorrelation)
    {
        var sequential = Series(autocorrelation: autocorrelation);
        for (var day = 0; day < 800; day++)
        {
            sequential.On(Day.AddDays(day));
        }

        Assert.Equal(Series(autocorrelation: autocorrelation).On(Day.AddDays(799)), sequential.On(Day.AddDays(799)));
    }

    [Fact]
    public void A_later_start_and_another_rate_keep_the_factor_of_a_date()
    {
        var modulation = new RateModulation { DayFactor = new DayFactor(0.5, 0.5), Clock = ZoneClock.Find("America/New_York")! };
        var early = new VaryingRate(modulation, Start);
        var late = new VaryingRate(modulation, Start + Duration.FromDays(30));
        early.Restart(Arrived.Draws(), Nodes.Request(1, 0));
        late.Restart(Arrived.Draws(), Nodes.Request(1, 0));
        early.At(Start);
        for (var hour = 0; hour < 24 * 14; hour++)
        {
            var at = Start + Duration.FromHours(hour + 720);
            Assert.Equal(early.At(at), late.At(at));
        }
    }

    [Fact]
    public void The_factor_changes_at_midnight_on_the_wall_clock()
    {
        var varying = new VaryingRate(new RateModulation { DayFactor = new DayFactor(0.5, 0), Clock = ZoneClock.Find("America/New_York")! }, Start);
        varying.Restart(Arrived.Draws(), Nodes.Request(1, 0));
        var midnight = Arrived.At("2026-03-05T05:00:00Z");

        var before = varying.At(midnight - new Duration(1));
        Assert.NotEqual(before, varying.At(midnight));
        Assert.Equal(varying.At(midnight), varying.At(midnight + Duration.FromHours(23.9)));
    }

    [Fact]
    public void Sources_replications_and_kinds_have_days_of_their_own()
    {
        double[] factors =
        [
            Series().On(Day), Series(first: Nodes.Request(2, 0)).On(Day), Series(first: Nodes.Incident(1, 0)).On(Day), Series(replication: 1).On(Day),
        ];
        Assert.Equal(4, factors.Distinct().Count());
    }

    /// <summary>A change of these numbers changes what every seed means.</summary>
    [Fact]
    public void The_numbers_of_a_seed_stay_what_they_are()
    {
        var series = Series();
        double[] known = [0.786171549, 0.803746844, 0.792536261];
        Assert.All(known, (value, day) => Assert.Equal(value, series.On(Day.AddDays(day)), 1e-9));
    }

    private static DayFactorSeries Series(double autocorrelation = 0.5, NodeId? first = null, int replication = 0)
    {
        var series = new DayFactorSeries(new DayFactor(0.25, autocorrelation));
        series.Restart(Arrived.Draws(replication), first ?? Nodes.Request(1, 0));
        return series;
    }

    private static double[] Counts(Arrivals arrivals, int days, int replication)
    {
        var counts = new double[days];
        foreach (var (at, _) in Arrived.Before(arrivals, Start, Start + Duration.FromDays(days), replication))
        {
            counts[(int)(at - Start).TotalDays]++;
        }

        return counts;
    }

    /// <summary>The covariance of the factors of two days in succession, by the midpoint rule over both normal scores.</summary>
    private static double Covariance(DayFactor factor)
    {
        const double step = 0.05;
        var normal = Lognormal.FromMedianAndSigma(1, 1);
        var scores = Enumerable.Range(0, 280).Select(index => -7 + ((index + 0.5) * step)).ToArray();
        var values = scores.Select(score => factor.Law.Quantile(Math.Clamp(normal.Cdf(Math.Exp(score)), 1e-15, 1 - 1e-15)) - 1).ToArray();
        var (rho, sum) = (factor.Autocorrelation, 0.0);
        for (var i = 0; i < scores.Length; i++)
        {
            for (var j = 0; j < scores.Length; j++)
            {
                var square = (scores[i] * scores[i]) - (2 * rho * scores[i] * scores[j]) + (scores[j] * scores[j]);
                sum += values[i] * values[j] * Math.Exp(-square / (2 * (1 - (rho * rho))));
            }
        }

        return sum * step * step / (2 * Math.PI * Math.Sqrt(1 - (rho * rho)));
    }
}
