using System.Buffers.Text;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>The times of a trace in order, and the text that keeps them in a resolved scenario.</summary>
/// <remarks>
/// The text is <c>origin unit digits</c>: the first instant, or <c>start</c> for durations after the start of the run; the largest unit of
/// which all times are multiples; the first time and then each difference, counted in units, as base-128 numbers of low groups first
/// (LEB128) in the URL-safe alphabet of base 64. A time takes one or two characters at whole seconds, four or five at microseconds.
/// </remarks>
internal sealed class TraceTimes
{
    /// <summary>The most times of one trace.</summary>
    public const int MaximumTimes = 1_000_000;

    private const string FromStart = "start";

    private readonly Instant? origin;
    private readonly long[] offsets;

    private TraceTimes(Instant? origin, long[] offsets, string text) => (this.origin, this.offsets, Text) = (origin, offsets, text);

    /// <summary>The times as one text.</summary>
    public string Text { get; }

    /// <summary>Times in order, at least one.</summary>
    /// <param name="origin">The first time when they are instants; null when they count from the start of the run.</param>
    /// <param name="offsets">Microseconds after the origin or the start, not negative, in order.</param>
    public static TraceTimes Of(Instant? origin, long[] offsets) => new(origin, offsets, Encode(origin, offsets));

    /// <summary>Reads the text; null when it is none.</summary>
    public static TraceTimes? Parse(string text)
    {
        var parts = text.Split(' ');
        if (parts.Length != 3 || !DurationText.TryParse(parts[1], out var unit) || unit <= Duration.Zero || unit > DurationType.Longest)
        {
            return null;
        }

        Instant? origin = null;
        if (parts[0] != FromStart)
        {
            if (!Instant.TryParse(parts[0], out var first) || !InstantType.IsInRange(first))
            {
                return null;
            }

            origin = first;
        }

        return Decode(parts[2], unit.Microseconds) is { } offsets ? new TraceTimes(origin, offsets, text) : null;
    }

    /// <summary>The times counted from the start of a run; negative ones came before it.</summary>
    public IEnumerable<Duration> After(Instant start)
    {
        var shift = origin is { } first ? first - start : Duration.Zero;
        return offsets.Select(offset => new Duration(offset) + shift);
    }

    private static string Encode(Instant? origin, long[] offsets)
    {
        var unit = Math.Max(1, offsets.Aggregate(0L, GreatestDivisor));
        var bytes = new List<byte>(2 * offsets.Length);
        long last = 0;
        foreach (var offset in offsets)
        {
            var rest = (offset - last) / unit;
            last = offset;
            for (; rest > 0x7F; rest >>= 7)
            {
                bytes.Add((byte)(0x80 | (rest & 0x7F)));
            }

            bytes.Add((byte)rest);
        }

        return $"{origin?.ToString() ?? FromStart} {new Duration(unit)} {Base64Url.EncodeToString(bytes.ToArray())}";
    }

    /// <summary>The microseconds of encoded times; null when the text is cut, too long or beyond the longest duration.</summary>
    private static long[]? Decode(string digits, long unit)
    {
        // A text that is a little wrong decodes to nothing: every count of characters but 4n + 1 is legal, every character has its place.
        if (!Base64Url.IsValid(digits, out _) || digits.AsSpan().ContainsAny(" \t\r\n="))
        {
            return null;
        }

        var offsets = new List<long>();
        var (at, difference, shift) = (0L, 0L, 0);
        foreach (var group in Base64Url.DecodeFromChars(digits))
        {
            if (shift > 56)
            {
                return null;
            }

            difference |= (long)(group & 0x7F) << shift;
            shift += 7;
            if (group > 0x7F)
            {
                continue;
            }

            if (difference > (DurationType.Longest.Microseconds - at) / unit || offsets.Count == MaximumTimes)
            {
                return null;
            }

            at += difference * unit;
            offsets.Add(at);
            (difference, shift) = (0, 0);
        }

        return shift == 0 && offsets.Count > 0 ? [.. offsets] : null;
    }

    private static long GreatestDivisor(long left, long right)
    {
        while (right != 0)
        {
            (left, right) = (right, left % right);
        }

        return left;
    }
}
