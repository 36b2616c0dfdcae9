using System.Globalization;
using Simulator.Time;

namespace Simulator.Results;

/// <summary>A scenario key that a search varies, with the values it tries.</summary>
/// <param name="Path">The key, as <c>--set</c> takes it.</param>
/// <param name="Values">The values in order, each as the scenario file writes it.</param>
public sealed record VariedKey(string Path, IReadOnlyList<string> Values)
{
    /// <summary>The most values of one key.</summary>
    public const int MaximumValues = 1_000;

    private const string Example = "such as policy.threshold=70%..99%,step=1% or pools.desk.reviewers=4..9";

    /// <summary>
    /// Reads <c>path=from..to</c>, optionally with <c>,step=value</c> or <c>,count=number</c>, or <c>path=a|b|c</c> for chosen values. Values are
    /// shares, durations, rates or plain numbers; whole numbers stay whole.
    /// </summary>
    /// <param name="text">What to vary.</param>
    /// <param name="defaultCount">Values when neither step nor count is given, 2 or more; a short range of whole numbers is tried whole.</param>
    /// <param name="problem">What is wrong, in one line; empty when nothing is.</param>
    /// <returns>The key; null when the text is none.</returns>
    public static VariedKey? TryParse(string text, int defaultCount, out string problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(defaultCount, 2);
        var shown = SafeText.Clean(text);
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var path = equals > 0 ? text[..equals].Trim() : string.Empty;
        var rest = equals > 0 ? text[(equals + 1)..].Trim() : string.Empty;
        if (path.Length == 0 || rest.Length == 0)
        {
            problem = $"'{shown}' names no values to try; write path=from..to, {Example}";
            return null;
        }

        if (rest.Contains('|', StringComparison.Ordinal))
        {
            return Chosen(path, rest, shown, out problem);
        }

        var (range, step, count) = Split(rest);
        var dots = range.IndexOf("..", StringComparison.Ordinal);
        var from = dots > 0 ? SteppedValue.TryParse(range[..dots]) : null;
        var to = dots > 0 ? SteppedValue.TryParse(range[(dots + 2)..]) : null;
        if (from is null || to is null || from.Value.Kind != to.Value.Kind)
        {
            problem = $"'{shown}': '{SafeText.Clean(range)}' is no range of two values with the same unit; write from..to, {Example}";
            return null;
        }

        if (from.Value.Number >= to.Value.Number)
        {
            problem = from.Value.Number == to.Value.Number
                ? $"'{shown}': the range is empty, its ends are the same; give it another end, or set the key with --set"
                : $"'{shown}': the range is empty, its end does not lie above its beginning; write {SafeText.Clean(range[(dots + 2)..])}..{SafeText.Clean(range[..dots])}";
            return null;
        }

        problem = Problem(from.Value, to.Value, step, count, shown);
        return problem.Length > 0 ? null : Made(path, Levels(from.Value, to.Value, step, count, defaultCount), shown, out problem);
    }

    private static VariedKey? Chosen(string path, string rest, string shown, out string problem)
    {
        string[] values = [.. rest.Split('|', StringSplitOptions.TrimEntries)];
        problem = values.Any(value => value.Length == 0) ? $"'{shown}': a value is empty; write path=a|b|c"
            : values.Distinct(StringComparer.Ordinal).Count() != values.Length ? $"'{shown}': a value is given twice" : string.Empty;
        return problem.Length > 0 ? null : Made(path, values, shown, out problem);
    }

    private static VariedKey? Made(string path, string[] values, string shown, out string problem)
    {
        problem = values.Length is >= 2 and <= MaximumValues
            ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $"'{shown}': {values.Length} values; give 2 to {MaximumValues}, by a larger step or a smaller count");
        return problem.Length > 0 ? null : new VariedKey(path, values);
    }

    private static (string Range, string? Step, string? Count) Split(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        string? step = null, count = null;
        foreach (var part in parts.Skip(1))
        {
            step = part.StartsWith("step=", StringComparison.Ordinal) ? part[5..] : step;
            count = part.StartsWith("count=", StringComparison.Ordinal) ? part[6..] : count;
        }

        var known = (step is null ? 0 : 1) + (count is null ? 0 : 1);
        return parts.Length - 1 == known ? (parts[0], step, count) : (text, step, count); // what is not understood spoils the range
    }

    private static string Problem(SteppedValue from, SteppedValue to, string? step, string? count, string shown)
    {
        if (step is not null && count is not null)
        {
            return $"'{shown}': give a step or a count, not both";
        }

        if (step is not null)
        {
            return SteppedValue.TryParse(step) is not { } size || size.Kind != from.Kind || size.Number <= 0
                ? $"'{shown}': '{SafeText.Clean(step)}' is no step in the unit of the range"
                : size.Number > to.Number - from.Number ? $"'{shown}': the step is wider than the range"
                : (to.Number - from.Number) / size.Number > MaximumValues ? string.Create(CultureInfo.InvariantCulture, $"'{shown}': too many values; give at most {MaximumValues}, by a larger step")
                : string.Empty;
        }

        return count is null || (int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 2 and <= MaximumValues)
            ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $"'{shown}': '{SafeText.Clean(count)}' is no count from 2 to {MaximumValues}");
    }

    private static string[] Levels(SteppedValue from, SteppedValue to, string? step, string? count, int defaultCount)
    {
        var width = to.Number - from.Number;
        if (step is null && count is null && from.IsWhole && to.IsWhole && width < Math.Max(defaultCount, 20))
        {
            step = "1";
        }

        if (step is not null)
        {
            var size = SteppedValue.TryParse(step)!.Value.Number;
            return [.. Enumerable.Range(0, (int)(width / size) + 1).Select(i => from.At(from.Number + (i * size), size))];
        }

        var levels = count is null ? defaultCount : int.Parse(count, CultureInfo.InvariantCulture);
        var each = width / (levels - 1);
        return [.. Enumerable.Range(0, levels).Select(i => from.At(i == levels - 1 ? to.Number : from.Number + (i * each), each)).Distinct(StringComparer.Ordinal)];
    }
}
