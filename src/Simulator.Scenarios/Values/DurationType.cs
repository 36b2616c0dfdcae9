using System.Text.Json;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>A length of time with its unit.</summary>
/// <param name="minimum">The shortest.</param>
/// <param name="maximum">The longest.</param>
/// <param name="isMinimumAllowed">Whether the shortest itself is legal.</param>
/// <param name="words">Words that are allowed beside the values; <c>never</c> reads as <see cref="Duration.MaxValue"/>.</param>
internal sealed class DurationType(Duration minimum, Duration maximum, bool isMinimumAllowed = true, params string[] words)
    : ScalarType(words)
{
    private const string Never = "never";

    /// <summary>The longest time a scenario may speak of; far below the range of the clock, so that sums cannot overflow it.</summary>
    public static readonly Duration Longest = Duration.FromDays(36_500);

    private const string Units = "(the units are d, h, m, s, ms and us)";

    /// <summary>Zero or more.</summary>
    public static DurationType NotNegative { get; } = new(Duration.Zero, Longest);

    /// <summary>More than zero.</summary>
    public static DurationType Positive { get; } = new(Duration.Zero, Longest, isMinimumAllowed: false);

    public override string Unit => "duration";

    public override string Range => isMinimumAllowed
        ? $"a duration of {minimum} to {maximum}"
        : $"a duration of more than {minimum} and at most {maximum}";

    public override string Example => "\"15m\" or \"1h30m\"";

    /// <summary>More than zero, or never.</summary>
    public static DurationType PositiveOrNever { get; } = new(Duration.Zero, Longest, isMinimumAllowed: false, Never);

    protected override object ValueOfWord(string word) => word == Never ? Duration.MaxValue : base.ValueOfWord(word);

    protected override Reading ReadScalar(Node node)
    {
        if (IsBareNumber(node.Text))
        {
            return Reading.Bad($"{Show(node)} has no unit", Write($"\"{PrintableText.Shorten(node.Text)}m\" if it means minutes {Units}"));
        }

        if (node.Text.StartsWith('-'))
        {
            return Reading.Bad($"{Show(node)} is negative", Write());
        }

        if (!IsWrittenRight(node) || !TryParse(node.Text, out var value))
        {
            return Reading.Bad($"{Show(node)} is no duration", $"{Write()} {Units}");
        }

        return value < minimum || value > maximum || (value == minimum && !isMinimumAllowed)
            ? Reading.Bad($"{Show(node)} is out of range", Write())
            : new Reading(value);
    }

    protected override void WriteValue(Utf8JsonWriter writer, object value) => writer.WriteStringValue(((Duration)value).ToString());

    protected override void WriteValueSchema(Utf8JsonWriter writer)
    {
        var parts = DurationText.Units.Select(unit => $"( *[0-9]+(\\.[0-9]+)?{unit})?"); // the larger units first, each at most once
        writer.WriteString("type", "string");
        writer.WriteString("pattern", $"^{string.Concat(parts)}$");
        writer.WriteNumber("minLength", 2);
    }

    /// <summary>Numbers too long for the parser's own arithmetic are no durations either.</summary>
    private static bool TryParse(string text, out Duration value)
    {
        value = default;
        try
        {
            return text.Length <= 100 && DurationText.TryParse(text, out value);
        }
        catch (OverflowException)
        {
            return false;
        }
    }
}
