using System.Globalization;

namespace Simulator.Scenarios;

/// <summary>One thing that is wrong with a scenario, where it stands and what would be right.</summary>
/// <param name="File">The file as the user named it; for an override its own words, such as <c>--set run.seed=x</c>.</param>
/// <param name="Line">1-based line; 0 when the error has no place in a file.</param>
/// <param name="Column">1-based column in UTF-16 units, as editors count; 0 when the error has no place in a file.</param>
/// <param name="JsonPath">The path of the key, in the form that <c>--set</c> takes; empty for the whole file.</param>
/// <param name="Problem">What is wrong, without a full stop.</param>
/// <param name="Remedy">What would be right, without a full stop.</param>
public sealed record ScenarioError(string File, int Line, int Column, string JsonPath, string Problem, string Remedy)
{
    /// <summary>The error on one line: <c>file:line:column: path: problem; remedy</c>, control characters escaped.</summary>
    public override string ToString()
    {
        var place = Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: ") : $"{File}: ";
        var path = JsonPath.Length > 0 ? $"{JsonPath}: " : string.Empty;
        return PrintableText.Escape($"{place}{path}{Problem}; {Remedy}");
    }
}
