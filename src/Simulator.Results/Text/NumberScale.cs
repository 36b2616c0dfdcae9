using System.Globalization;

namespace Simulator.Results;

/// <summary>How numbers of one unit are written next to each other: factor, digits and the word behind them.</summary>
/// <param name="Factor">What a value is multiplied by.</param>
/// <param name="Suffix">What stands behind the number, with its leading space; empty for bare numbers.</param>
/// <param name="Decimals">Digits behind the point.</param>
/// <param name="Style">Whether the number is written as such or as hours and minutes.</param>
internal readonly record struct NumberScale(double Factor, string Suffix, int Decimals, ScaleStyle Style)
{
    private const int MaxDecimals = 6;
    private const int MaxPercentDecimals = 4;
    private const double MinutesPerHour = 60;
    private const double MinutesPerDay = 1_440;

    /// <summary>Whether every number needs its own unit ("1 h 58 min to 2 h 31 min").</summary>
    public bool Compound => Style is ScaleStyle.HoursMinutes or ScaleStyle.DaysHours;

    /// <summary>The way to write a bare number of about this size.</summary>
    public static NumberScale Plain(double size) => new(1, string.Empty, DecimalsFor(size), ScaleStyle.Number);

    /// <summary>The way to write values of a unit of about this size.</summary>
    public static NumberScale For(string unit, double size) => unit switch
    {
        "min" => ForMinutes(Math.Abs(size)),
        "share" => new(100, " %", DecimalsForPercent(size * 100), ScaleStyle.Share),
        "count" or "" => Plain(size),
        _ => new(1, " " + unit, DecimalsFor(size), ScaleStyle.Number),
    };

    /// <summary>The way to write differences of a unit; the difference of two shares is in percentage points.</summary>
    public static NumberScale ForChange(string unit, double size) =>
        unit == "share" ? new(100, " points", DecimalsForPercent(size * 100), ScaleStyle.Points) : For(unit, size);

    /// <summary>A finite value without the unit (hours and minutes carry theirs).</summary>
    public string Render(double value) => Style switch
    {
        ScaleStyle.HoursMinutes => Pair(value, MinutesPerHour, "h", "min"),
        ScaleStyle.DaysHours => Pair(value / MinutesPerHour, MinutesPerDay / MinutesPerHour, "d", "h"),
        ScaleStyle.Share => RenderShare(value),
        _ => RenderNumber(value * Factor),
    };

    /// <summary>A finite value with the unit.</summary>
    public string RenderWithUnit(double value) => Render(value) + Suffix;

    /// <summary>A finite value with its sign and the unit; what rounds to nothing has no sign.</summary>
    public string RenderSigned(double value) => WithSign(value, Render(value)) + Suffix;

    /// <summary>Puts a plus before a positive number that does not read as zero.</summary>
    public static string WithSign(double value, string text) => value > 0 && text.AsSpan().ContainsAnyInRange('1', '9') ? "+" + text : text;

    private static NumberScale ForMinutes(double size) => size switch
    {
        0 => new(1, " min", 0, ScaleStyle.Number),
        < 1.0 / 60 => new(60_000, " ms", DecimalsFor(size * 60_000), ScaleStyle.Number),
        < 1 => new(60, " s", DecimalsFor(size * 60), ScaleStyle.Number),
        < MinutesPerHour => new(1, " min", DecimalsFor(size), ScaleStyle.Number),
        < 2 * MinutesPerDay => new(1, string.Empty, 0, ScaleStyle.HoursMinutes),
        < 100 * MinutesPerDay => new(1, string.Empty, 0, ScaleStyle.DaysHours),
        _ => new(1 / MinutesPerDay, " d", DecimalsFor(size / MinutesPerDay), ScaleStyle.Number),
    };

    /// <summary>Digits behind the point that give three significant ones.</summary>
    private static int DecimalsFor(double size)
    {
        var magnitude = Math.Abs(size);
        if (magnitude == 0 || !double.IsFinite(magnitude) || magnitude >= 99.95)
        {
            return 0;
        }

        var decimals = 2 - (int)Math.Floor(Math.Log10(magnitude));
        // 9.996 rounds up to 10.00: one digit fewer then.
        if (decimals > 0 && Math.Round(magnitude * Math.Pow(10, decimals)) >= 1_000)
        {
            decimals--;
        }

        return Math.Clamp(decimals, 0, MaxDecimals);
    }

    /// <summary>
    /// Percentages have one digit behind the point, and two significant ones where less than 1 % is left: of the share itself, or of
    /// what it lacks to 100 %. A share of incidents is seldom known better.
    /// </summary>
    private static int DecimalsForPercent(double percent)
    {
        var magnitude = Math.Abs(percent);
        var telling = magnitude is > 50 and < 100 ? Math.Min(magnitude, 100 - magnitude) : magnitude;
        return telling == 0 || !double.IsFinite(telling) || magnitude >= 100 ? 0
            : telling >= 0.995 ? 1
            : Math.Clamp(1 - (int)Math.Floor(Math.Log10(telling)), 2, MaxPercentDecimals);
    }

    private string RenderNumber(double scaled)
    {
        if (scaled == 0)
        {
            return "0";
        }

        var decimals = Decimals;
        var own = Style is ScaleStyle.Share or ScaleStyle.Points ? DecimalsForPercent(scaled) : DecimalsFor(scaled);
        // A neighbour of a larger value keeps its first digit; a neighbour of a smaller one does not pretend more digits than it has.
        if (own < decimals || Math.Round(Math.Abs(scaled), decimals) == 0)
        {
            decimals = own;
        }

        if (scaled == Math.Floor(scaled) && Suffix is "" or " items")
        {
            decimals = 0;
        }

        if (Math.Abs(scaled) < 0.5 * Math.Pow(10, -MaxDecimals) || Math.Abs(scaled) >= 1e12)
        {
            return scaled.ToString("0.##E+0", CultureInfo.InvariantCulture);
        }

        // Rounded here, halves upwards: what a format does with halves has changed between runtimes.
        return Math.Round(scaled, decimals, MidpointRounding.AwayFromZero)
            .ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private string RenderShare(double share)
    {
        // "100 %" and "0 %" are claims; a share that only rounds there must not make them.
        const double smallest = 0.5e-6;
        return share > 0 && share < smallest ? "< 0.0001" :
            share < 1 && share > 1 - smallest ? "> 99.9999" : RenderNumber(share * Factor);
    }

    private static string Pair(double smallUnits, double perLarge, string large, string small)
    {
        var total = (long)Math.Round(Math.Abs(smallUnits), MidpointRounding.AwayFromZero);
        var sign = smallUnits < 0 && total > 0 ? "-" : string.Empty;
        var (whole, rest) = Math.DivRem(total, (long)perLarge);
        return whole == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{sign}{rest} {small}")
            : rest == 0
                ? string.Create(CultureInfo.InvariantCulture, $"{sign}{whole:N0} {large}")
                : string.Create(CultureInfo.InvariantCulture, $"{sign}{whole:N0} {large} {rest} {small}");
    }
}

/// <summary>The forms in which <see cref="NumberScale"/> writes a number.</summary>
internal enum ScaleStyle
{
    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>A percentage, which must not round to a false 0 or 100.</summary>
    Share,

    /// <summary>A difference of percentages.</summary>
    Points,

    /// <summary>Minutes as "2 h 14 min".</summary>
    HoursMinutes,

    /// <summary>Minutes as "3 d 4 h".</summary>
    DaysHours,
}
