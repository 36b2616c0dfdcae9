using Simulator.Statistics;
using Simulator.TestSupport;

namespace Simulator.Results.Tests;

public sealed class HumanTextTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.00123, "0.00123")]
    [InlineData(0.5, "0.500")]
    [InlineData(4.567, "4.57")]
    [InlineData(9.996, "10.0")]
    [InlineData(12.34, "12.3")]
    [InlineData(99.96, "100")]
    [InlineData(87, "87")]
    [InlineData(1234.5, "1,235")]
    [InlineData(-1234567, "-1,234,567")]
    [InlineData(1e-9, "1E-9")]
    [InlineData(1e15, "1E+15")]
    [InlineData(double.NaN, "undefined")]
    [InlineData(double.PositiveInfinity, "not reached")]
    public void A_number_has_three_significant_digits_and_never_fewer_than_its_whole_part(double value, string expected) =>
        Assert.Equal(expected, HumanText.Number(value));

    [Theory]
    [InlineData(0, "0 min")]
    [InlineData(0.0001, "6.00 ms")]
    [InlineData(0.005, "300 ms")]
    [InlineData(0.25, "15.0 s")]
    [InlineData(1, "1.00 min")]
    [InlineData(12.34, "12.3 min")]
    [InlineData(59.94, "59.9 min")]
    [InlineData(60, "1 h")]
    [InlineData(134.2, "2 h 14 min")]
    [InlineData(2_879.4, "47 h 59 min")]
    [InlineData(4_560, "3 d 4 h")]
    [InlineData(288_000, "200 d")]
    [InlineData(-134.2, "-2 h 14 min")]
    [InlineData(double.PositiveInfinity, "not reached")]
    [InlineData(double.NaN, "undefined")]
    public void Minutes_are_said_in_the_unit_a_person_would_choose(double minutes, string expected) =>
        Assert.Equal(expected, HumanText.Minutes(minutes));

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(1, "100 %")]
    [InlineData(0.1234, "12.3 %")]
    [InlineData(0.071, "7.1 %")]
    [InlineData(0.99961, "99.961 %")]
    [InlineData(0.9987, "99.87 %")]
    [InlineData(0.999999, "99.9999 %")]
    [InlineData(0.9999999, "> 99.9999 %")]
    [InlineData(0.00001, "0.0010 %")]
    [InlineData(0.0000001, "< 0.0001 %")]
    [InlineData(0.0012, "0.12 %")]
    [InlineData(1.25, "125 %")]
    public void A_share_that_only_rounds_to_nothing_or_all_does_not_read_so(double share, string expected) =>
        Assert.Equal(expected, HumanText.Percent(share));

    [Theory]
    [InlineData(12.34, 11.78, 12.94, "min", "12.3 min (11.8 to 12.9)")]
    [InlineData(58, 55.2, 63.14, "min", "58.0 min (55.2 to 63.1)")]
    [InlineData(134.2, 118, 151, "min", "2 h 14 min (1 h 58 min to 2 h 31 min)")]
    [InlineData(0.412, 0.381, 0.443, "share", "41.2 % (38.1 to 44.3)")]
    [InlineData(1236.4, 1195.4, 1277.4, "scope min", "1,236 scope min (1,195 to 1,277)")]
    [InlineData(0, 0, 0.02, "share", "0 % (0 to 2.0)")]
    [InlineData(0.34, 0.004, 1234, "", "0.340 (0.004 to 1,234)")]
    public void An_interval_has_the_unit_and_the_rounding_of_its_value(double value, double low, double high, string unit, string expected) =>
        Assert.Equal(expected, HumanText.Estimate(Of(value, low, high), unit));

    [Fact]
    public void An_end_that_does_not_exist_is_said_in_words()
    {
        Assert.Equal("12.3 min (11.8 or more)", HumanText.Estimate(Of(12.3, 11.8, double.PositiveInfinity), "min"));
        Assert.Equal("12.3 min (12.9 or less)", HumanText.Estimate(Of(12.3, double.NegativeInfinity, 12.9), "min"));
        Assert.Equal("11.8 min or more", HumanText.Interval(Of(12.3, 11.8, double.PositiveInfinity), "min"));
        Assert.Equal("12.3 min", HumanText.Estimate(Of(12.3, double.NegativeInfinity, double.PositiveInfinity), "min"));
    }

    [Fact]
    public void An_infinite_value_is_not_reached_and_an_undefined_one_has_no_interval()
    {
        Assert.Equal("not reached (11 h 46 min or more)", HumanText.Estimate(Of(double.PositiveInfinity, 705.5, double.PositiveInfinity), "min"));
        Assert.Equal("not reached (45.2 min or more)", HumanText.Estimate(Of(double.PositiveInfinity, 45.2, double.PositiveInfinity), "min"));
        Assert.Equal("undefined", HumanText.Estimate(Of(double.NaN, double.NaN, double.NaN), "min"));
        Assert.Equal(string.Empty, HumanText.Interval(Of(double.NaN, double.NaN, double.NaN), "share"));
    }

    [Fact]
    public void A_difference_carries_its_sign_and_shares_differ_by_points()
    {
        Assert.Equal("+3.20 min", HumanText.Change(3.2, "min"));
        Assert.Equal("-12.0 points", HumanText.Change(-0.12, "share"));
        Assert.Equal("0 min", HumanText.Change(0, "min"));
        Assert.Equal("-4.10 min (-5.00 to -3.20)", HumanText.EstimateOfChange(Of(-4.1, -5, -3.2), "min"));
        Assert.Equal("+7.50 scope min (-4.70 to +19.7)", HumanText.EstimateOfChange(Of(7.5, -4.7, 19.7), "scope min"));
    }

    [Theory]
    [InlineData(9, "9 min")]
    [InlineData(90, "1 h 30 min")]
    [InlineData(4_320, "3 d")]
    [InlineData(0.25, "15 s")]
    [InlineData(0.0001, "6 ms")]
    [InlineData(1_441.5, "1 d 1 min")]
    [InlineData(0, "0")]
    public void A_given_duration_is_said_exactly(double minutes, string expected) => Assert.Equal(expected, HumanText.Duration(minutes));

    [Theory]
    [InlineData("p95", "95th percentile")]
    [InlineData("p50", "median")]
    [InlineData("p1", "1st percentile")]
    [InlineData("p99.9", "99.9th percentile")]
    [InlineData("per_1000_roots", "per 1,000 root requests")]
    [InlineData("made_up", "made up")]
    public void Aggregates_are_words(string aggregate, string expected) => Assert.Equal(expected, HumanText.Aggregate(aggregate));

    [Fact]
    public void Numbers_read_the_same_in_every_culture()
    {
        foreach (var culture in Cultures.Names)
        {
            Assert.Equal("-1,234,567 | 12.3 % | 1E-9 | -2 h 14 min", Cultures.Under(culture, () =>
                $"{HumanText.Number(-1234567)} | {HumanText.Percent(0.1234)} | {HumanText.Number(1e-9)} | {HumanText.Minutes(-134.2)}"));
        }
    }

    [Fact]
    public void Every_interval_method_has_a_name_in_files_that_reads_back()
    {
        foreach (var method in Enum.GetValues<IntervalMethod>())
        {
            Assert.Equal(method, MethodNames.Parse(MethodNames.Of(method)));
        }
    }

    private static Estimate Of(double value, double low, double high) => new(value, low, high, 0.95, 64, IntervalMethod.StudentT);
}
