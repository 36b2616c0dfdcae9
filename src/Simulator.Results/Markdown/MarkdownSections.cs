using System.Globalization;
using System.Text;

namespace Simulator.Results;

/// <summary>Parts of <c>report.md</c> beside its tables of numbers: how sure it is, pictures, findings, hypotheses.</summary>
internal static class MarkdownSections
{
    private const int MostPools = 8;
    private const int MostSettings = 60;
    private const int LongestCell = 160;

    /// <summary>How sure the answer is and what it depends on, below the answer.</summary>
    public static void Certainty(StringBuilder text, RunResult result)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n**How sure:** {MarkdownText.Escape(PlainAnswer.HowSure(result))}\n");
        if (!result.Identity.IsLive)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n**What it depends on:** {MarkdownText.Escape(PlainAnswer.DependsOn(result))}\n");
        }
    }

    /// <summary>The backlog drawn in characters, which are seen wherever text is; then the drawings beside the report, where its folder is.</summary>
    public static void Pictures(StringBuilder text, RunResult result, IReadOnlyList<string> pictures)
    {
        var lines = result.Backlog.Take(MostPools).SelectMany(Spark).ToList();
        if (lines.Count > 0)
        {
            text.Append("\n## Backlog over time\n\n").Append(MarkdownText.CodeBlock(lines));
        }

        if (pictures.Count == 0)
        {
            return;
        }

        text.Append("\nDrawings in the folder of this run:\n\n");
        foreach (var picture in pictures.Take(2 * MostPools))
        {
            text.Append(CultureInfo.InvariantCulture, $"![{MarkdownText.Escape(Path.GetFileNameWithoutExtension(picture).Replace('-', ' '))}]({picture})\n");
        }
    }

    /// <summary>What the audit rules found.</summary>
    public static void Findings(StringBuilder text, RunResult result)
    {
        if (result.Trail is not { } trail)
        {
            return;
        }

        var broken = trail.Rules.Where(rule => rule.Findings > 0).OrderByDescending(rule => rule.Findings).ToList();
        text.Append(CultureInfo.InvariantCulture, $"\n## Findings of the audit rules\n\n{HumanText.Count(trail.Records)} records of {HumanText.Count(trail.Requests)} requests, the trail of replication {trail.Replication}: ");
        if (broken.Count == 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"all {trail.Rules.Count} rules hold.\n");
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"{broken.Count} of {trail.Rules.Count} rules {(broken.Count == 1 ? "is" : "are")} broken.\n\n| Rule | What must hold | Findings | First record | What it says |\n|---|---|---:|---|---|\n");
        foreach (var rule in broken)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Code(rule.Rule)} | {Cell(rule.Meaning)} | {HumanText.Count(rule.Findings)} | {Where(rule)} | {Cell(rule.First)} |\n");
        }
    }

    /// <summary>The settings in force that no measured source supports.</summary>
    public static void Assumptions(StringBuilder text, RunResult result)
    {
        var keys = result.Assumptions.Where(each => !each.IsOff).GroupBy(each => each.Key, StringComparer.Ordinal).ToList();
        if (keys.Count == 0)
        {
            return;
        }

        text.Append("\n## What the conclusion depends on\n\nSettings in force without a measured source.\n\n| Setting | Value | Vary over | No effect at |\n|---|---|---|---|\n");
        foreach (var key in keys.Take(MostSettings))
        {
            var values = string.Join("; ", key.Select(each => each.Value));
            text.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Code(Cut(key.Key))} | {Cell(values)} | {Cell(Or(key.First().Vary))} | {Cell(Or(key.First().Zero))} |\n");
        }

        if (keys.Count > MostSettings)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{HumanText.Count(keys.Count - MostSettings)} further settings are in {SummaryFile.FileName}.\n");
        }
    }

    private static IEnumerable<string> Spark(BacklogFan fan)
    {
        var scale = fan.P95.Concat(fan.P50).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        yield return $"{fan.Pool}, 0 to {HumanText.Number(scale)} tasks";
        yield return $"  95th percentile  {SparkLine.Of(fan.P95, scale)}";
        yield return $"  median           {SparkLine.Of(fan.P50, scale)}";
    }

    private static string Where(RuleCheck rule) => rule.FirstRecord is { } record
        ? record.ToString(CultureInfo.InvariantCulture) + (rule.FirstRequest.Length > 0 ? $", request {MarkdownText.Code(rule.FirstRequest)}" : string.Empty)
        : "the trail as a whole";

    private static string Or(string text) => text.Length > 0 ? text : "–";

    private static string Cell(string text) => MarkdownText.Escape(Cut(text));

    private static string Cut(string text) => text.Length > LongestCell ? text[..LongestCell] + "…" : text;
}
