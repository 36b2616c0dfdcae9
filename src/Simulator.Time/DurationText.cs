using System.Globalization;

namespace Simulator.Time;

/// <summary>Durations as people write them in files: a number and its unit, <c>15m</c>, <c>1.5h</c>, <c>500ms</c>, or several parts, <c>1h30m</c>.</summary>
public static class DurationText
{
    /// <summary>The units, from the longest: day (24 h), hour, minute, second, millisecond, microsecond.</summary>
    public static readonly IReadOnlyList<string> Units = ["d", "h", "m", "s", "ms", "us"];

    /// <summary>Reads a duration; a number without a unit, a sign, an unknown unit or an overflow is refused.</summary>
    /// <param name="text">One or more parts, the larger units first, each a plain decimal number with its unit.</param>
    /// <param name="duration">The length, at least zero; <see cref="Duration.Zero"/> when refused.</param>
    /// <returns>Whether the text was understood.</returns>
    public static bool TryParse(string? text, out Duration duration)
    {
        duration = default;
        var rest = (text ?? string.Empty).AsSpan().Trim();
        if (rest.IsEmpty)
        {
            return false;
        }

        decimal total = 0;
        var lastUnit = -1;
        while (!rest.IsEmpty)
        {
            var digits = LengthOf(rest, static c => char.IsAsciiDigit(c) || c == '.');
            if (digits == 0 ||
                !decimal.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }

            rest = rest[digits..];
            var letters = LengthOf(rest, char.IsAsciiLetter);
            var unit = UnitIndex(rest[..letters]);
            if (unit <= lastUnit || number > (decimal)long.MaxValue / MicrosPerUnit(unit))
            {
                return false;
            }

            lastUnit = unit;
            total += number * MicrosPerUnit(unit);
            rest = rest[letters..].TrimStart();
        }

        if (total > long.MaxValue)
        {
            return false;
        }

        duration = new Duration((long)Math.Round(total));
        return true;
    }

    /// <summary>Writes a duration exactly in the largest unit that needs no fraction, such as <c>90m</c>; <c>never</c> for the longest.</summary>
    public static string Format(Duration duration)
    {
        if (duration == Duration.MaxValue)
        {
            return "never";
        }

        for (var unit = 0; unit < Units.Count; unit++)
        {
            if (duration.Microseconds % MicrosPerUnit(unit) == 0 && duration != Duration.Zero)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{duration.Microseconds / MicrosPerUnit(unit)}{Units[unit]}");
            }
        }

        return "0s";
    }

    private static int LengthOf(ReadOnlySpan<char> text, Func<char, bool> belongs)
    {
        var length = 0;
        while (length < text.Length && belongs(text[length]))
        {
            length++;
        }

        return length;
    }

    /// <summary>The unit's place in <see cref="Units"/>; -1, which is never larger than the last unit read, for an unknown one.</summary>
    private static int UnitIndex(ReadOnlySpan<char> text)
    {
        for (var index = 0; index < Units.Count; index++)
        {
            if (text.SequenceEqual(Units[index]))
            {
                return index;
            }
        }

        return -1;
    }

    private static long MicrosPerUnit(int unit) => unit switch
    {
        0 => Duration.MicrosPerDay,
        1 => Duration.MicrosPerHour,
        2 => Duration.MicrosPerMinute,
        3 => Duration.MicrosPerSecond,
        4 => Duration.MicrosPerMillisecond,
        _ => 1,
    };
}
