using System.Globalization;

namespace Simulator.Results;

/// <summary>Given durations in words: "15 s", "1 h 30 min", "2 d".</summary>
internal static class DurationWords
{
    private const long MillisecondsPerMinute = 60_000;

    /// <summary>A duration, exact to the millisecond, at most two units; below zero with its sign.</summary>
    public static string Of(double minutes)
    {
        var rest = (long)Math.Round(Math.Abs(minutes) * MillisecondsPerMinute);
        if (rest == 0)
        {
            return "0";
        }

        var parts = new List<string>(2);
        foreach (var (unit, length) in new[] { ("d", 86_400_000L), ("h", 3_600_000L), ("min", 60_000L), ("s", 1_000L), ("ms", 1L) })
        {
            var whole = rest / length;
            if (whole != 0)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{whole} {unit}"));
                rest -= whole * length;
            }
        }

        return (minutes < 0 ? "-" : string.Empty) + string.Join(' ', parts.Take(2));
    }
}
