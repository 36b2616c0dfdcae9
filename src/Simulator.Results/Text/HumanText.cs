using System.Globalization;
using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>Numbers for people, the same on the terminal, in Markdown and on the page; files for programs keep every digit.</summary>
/// <remarks>
/// Three significant digits, but never fewer than the whole part has ("12,345"); percentages one digit behind the point. Times in the unit a person would say. A value that is
/// infinite is "not reached", one that is not a number is "undefined": both are answers, neither is an error.
/// </remarks>
public static class HumanText
{
    /// <summary>What an infinite value is called.</summary>
    public const string NotReached = "not reached";

    /// <summary>What a value without meaning, such as a ratio over nothing, is called.</summary>
    public const string Undefined = "undefined";

    /// <summary>A bare number: "0.0123", "4.57", "12.3", "1,235".</summary>
    public static string Number(double value) => Special(value) ?? NumberScale.Plain(value).Render(value);

    /// <summary>A whole number with thousands separators: "1,234,567".</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A share of 0 to 1 in percent: "12.3 %", "0.12 %", "99.961 %"; a share just below 1 never reads 100 %.</summary>
    public static string Percent(double share) => Value(share, "share");

    /// <summary>A confidence level: "95 %", "99.5 %".</summary>
    public static string Level(double level) => (level * 100).ToString("0.###", CultureInfo.InvariantCulture) + " %";

    /// <summary>Minutes in the unit a person would say: "350 ms", "12.3 s", "4.57 min", "2 h 14 min", "3 d 4 h".</summary>
    public static string Minutes(double minutes) => Value(minutes, "min");

    /// <summary>A given duration, exact to the millisecond, in at most two units: "9 min", "1 h 30 min", "15 s". For parameters and axes, not for estimates.</summary>
    public static string Duration(double minutes) => Special(minutes) ?? DurationWords.Of(minutes);

    /// <summary>A value with its unit.</summary>
    /// <param name="value">The value in that unit.</param>
    /// <param name="unit">A unit of the <see cref="MetricCatalogue"/>; one that is not known is printed behind the number.</param>
    public static string Value(double value, string unit) => Special(value) ?? NumberScale.For(unit, value).RenderWithUnit(value);

    /// <summary>A difference with its sign and unit: "+3.20 min", "-12.0 points" (percentage points for shares), "0 min".</summary>
    public static string Change(double value, string unit) => Special(value) ?? NumberScale.ForChange(unit, value).RenderSigned(value);

    /// <summary>Value and interval: "12.3 min (11.8 to 12.9)"; an end that does not exist reads "11.8 or more", "12.9 or less".</summary>
    /// <param name="estimate">Value and interval in the unit.</param>
    /// <param name="unit">A unit of the <see cref="MetricCatalogue"/>.</param>
    public static string Estimate(Estimate estimate, string unit)
    {
        return IntervalText.WithValue(estimate, NumberScale.For(unit, IntervalText.Anchor(estimate)), signed: false);
    }

    /// <summary>A difference and its interval: "-4.1 min (-5.0 to -3.2)".</summary>
    /// <param name="estimate">The difference in the unit.</param>
    /// <param name="unit">A unit of the <see cref="MetricCatalogue"/>.</param>
    public static string EstimateOfChange(Estimate estimate, string unit)
    {
        return IntervalText.WithValue(estimate, NumberScale.ForChange(unit, IntervalText.Anchor(estimate)), signed: true);
    }

    /// <summary>The interval alone, with its unit: "11.8 to 12.9 min"; empty when there is none.</summary>
    /// <param name="estimate">Value and interval in the unit.</param>
    /// <param name="unit">A unit of the <see cref="MetricCatalogue"/>.</param>
    /// <param name="change">Whether the value is a difference between arms, so that signs are written.</param>
    public static string Interval(Estimate estimate, string unit, bool change = false)
    {
        var anchor = IntervalText.Anchor(estimate);
        return IntervalText.Alone(estimate, change ? NumberScale.ForChange(unit, anchor) : NumberScale.For(unit, anchor), change);
    }

    /// <summary>An aggregate in words: "p95" is "95th percentile", "per_1000_roots" is "per 1,000 root requests".</summary>
    public static string Aggregate(string aggregate) => Words.Aggregate(aggregate);

    /// <summary>A value of a dimension in words: "auto_twin" is "auto twin", "attacker_first" is "attacker first".</summary>
    public static string Word(string value) => Words.Of(value);

    /// <summary>How an interval was found, in words; "approximate" where its real coverage is known to miss the level.</summary>
    public static string Method(Estimate estimate) => MethodNames.InWords(estimate.Method) + (estimate.IsApproximate ? ", approximate" : string.Empty);

    private static string? Special(double value) =>
        double.IsNaN(value) ? Undefined :
        double.IsPositiveInfinity(value) ? NotReached :
        double.IsNegativeInfinity(value) ? "-" + NotReached : null;
}
