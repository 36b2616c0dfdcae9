using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Reporting;

/// <summary>Words that several panels of a search share.</summary>
internal static class TuningWords
{
    /// <summary>The name of a confirmed setting on the page: A for the first.</summary>
    public static string Letter(int finalist) => ((char)('A' + (finalist % 26))).ToString();

    /// <summary>A place on the front in words.</summary>
    public static string Front(ParetoStatus status) => status switch
    {
        ParetoStatus.Proven => "proven",
        ParetoStatus.Dominated => "dominated",
        _ => "undecided",
    };

    /// <summary>A verdict on a limit in words.</summary>
    public static string Verdict(LimitVerdict verdict) => verdict switch
    {
        LimitVerdict.Pass => "kept",
        LimitVerdict.Fail => "broken",
        _ => "not shown",
    };

    /// <summary>An axis with its unit; times and shares carry theirs at every tick.</summary>
    public static string Axis(TuningQuantity quantity)
    {
        var words = Upper(quantity.InWords());
        return quantity.Unit is "min" or "share" || quantity.Unit.Length == 0 || words.Length > 40 ? words : $"{words} ({quantity.Unit})";
    }

    /// <summary>The title of two axes, short.</summary>
    public static string Pair(TuningQuantity x, TuningQuantity y) => $"{Upper(MetricCatalogue.Get(y.Metric).Title)} against {Lower(MetricCatalogue.Get(x.Metric).Title)}";

    /// <summary>A factor on a value, such as "× 0.5".</summary>
    public static string Factor(double factor) => $"× {HumanText.Number(factor)}";

    /// <summary>Where a range of a hypothesis comes from.</summary>
    public static string Source(string source) => source switch
    {
        "declared" => "declared in the question",
        "documented" => "stated with the scenario's key",
        _ => "assumed: none is stated",
    };

    /// <summary>What is left of a range after it was read as factors: the smallest factor tried stands for "down to nothing".</summary>
    public static string Range(VariedHypothesis hypothesis) => $"{Factor(hypothesis.Low)} to {Factor(hypothesis.High)}";

    /// <summary>The first letter in upper case.</summary>
    public static string Upper(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Lower(string text) => text.Length > 1 && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
