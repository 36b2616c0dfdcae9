using System.Globalization;
using System.Text;
using Simulator.Statistics;

namespace Simulator.Results;

/// <summary><c>report.md</c>: the result for a code review or a ticket; the answer first, then cautions, then tables.</summary>
public static class MarkdownReport
{
    /// <summary>Name of the file in a run's folder.</summary>
    public const string FileName = "report.md";

    /// <summary>The report stays below this size, bytes of UTF-8; what does not fit is counted and left to <c>summary.json</c>.</summary>
    public const int MaxBytes = 60_000;

    private const int MaxNotes = 40;

    /// <summary>Writes the report; the same result gives the same text in every culture, with LF line ends.</summary>
    /// <param name="result">The result; its texts are made harmless here.</param>
    /// <param name="pictures">Paths of drawings beside the report, relative to it, such as <c>plots/race.svg</c>; null for none.</param>
    public static string Write(RunResult result, IReadOnlyList<string>? pictures = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        var clean = SafeText.Clean(result);
        var text = new StringBuilder();
        Beginning(text, clean);
        Notes(text, clean);
        Effects(text, clean);
        Race(text, clean);
        MarkdownSections.Pictures(text, clean, pictures ?? []);
        MarkdownSections.Findings(text, clean);
        Within(text, part => MarkdownSections.Assumptions(part, clean));
        Metrics(text, clean, End(clean));
        return text.ToString();
    }

    /// <summary>Adds a part only as long as it leaves room for the numbers.</summary>
    private static void Within(StringBuilder text, Action<StringBuilder> write)
    {
        var part = new StringBuilder();
        write(part);
        if (Encoding.UTF8.GetByteCount(text.ToString()) + Encoding.UTF8.GetByteCount(part.ToString()) < MaxBytes * 3 / 4)
        {
            text.Append(part);
        }
    }

    private static void Beginning(StringBuilder text, RunResult result)
    {
        var identity = result.Identity;
        Line(text, $"# {MarkdownText.Escape(identity.Title)}");
        Line(text, $"\n**{MarkdownText.Escape(result.Headline)}**");
        MarkdownSections.Certainty(text, result);
        Line(text, $"\n{HumanText.Count(identity.Replications)} replications of {MarkdownText.Code(identity.Scenario)}, seed {identity.Seed.ToString(CultureInfo.InvariantCulture)}, run {MarkdownText.Code(RunFact.Short(identity.RunId))}.");
        Line(text, "\n| Key figure | Value | Interval or comparison |\n|---|---|---|");
        foreach (var figure in KeyFigure.Of(result))
        {
            Line(text, $"| {MarkdownText.Escape(figure.Label)} | **{MarkdownText.Escape(figure.Value)}** | {MarkdownText.Escape(figure.Detail)} |");
        }
    }

    private static void Notes(StringBuilder text, RunResult result)
    {
        if (result.Notes.Count == 0)
        {
            return;
        }

        Line(text, "\n## Before using these numbers\n");
        foreach (var note in result.Notes.Take(MaxNotes))
        {
            Line(text, $"- {MarkdownText.Escape(note.Length > 600 ? note[..600] + "…" : note)}");
        }

        if (result.Notes.Count > MaxNotes)
        {
            Line(text, $"- {HumanText.Count(result.Notes.Count - MaxNotes)} further notes are in {SummaryFile.FileName}.");
        }
    }

    private static void Effects(StringBuilder text, RunResult result)
    {
        var effects = PolicyEffect.Of(result);
        if (effects.Count == 0)
        {
            return;
        }

        Line(text, "\n## Policy effect\n\nThe policy against its auto twin (every gate open, all else equal) on the same random draws.");
        Line(text, "\n| Metric | Governed | Auto twin | Effect (interval) | In words |\n|---|---:|---:|---:|---|");
        foreach (var effect in effects.Take(MaxNotes))
        {
            var unit = effect.Definition.Unit;
            Line(text, $"| {MarkdownText.Escape(EffectName(effect))} | {Value(effect.Governed, unit)} | {Value(effect.AutoTwin, unit)} | {HumanText.EstimateOfChange(effect.Difference, unit)} | {MarkdownText.Escape(effect.Words)} |");
        }

        foreach (var parts in PolicyEffect.PartsOf(result))
        {
            Line(text, $"\nWhere the effect falls: {MarkdownText.Escape(parts)}");
        }
    }

    private static string EffectName(PolicyEffect effect) =>
        $"{effect.Definition.Title}, {Words.Aggregate(effect.Aggregate)}" + (effect.Where.Count == 0 ? string.Empty : $" ({effect.WhereInWords})");

    private static string Value(Estimate? estimate, string unit) => estimate is { } there ? HumanText.Value(there.Value, unit) : "–";

    private static void Race(StringBuilder text, RunResult result)
    {
        if (result.Race is not { } race)
        {
            return;
        }

        Line(text, "\n## Race against the attacker\n");
        Line(text, $"First attempts come after {HumanText.Duration(race.FastestAttackMinutes)} at the earliest and {HumanText.Duration(race.MeanAttackMinutes)} on average.");
        Line(text, "\n| Arm | Outcome | Share of incidents (interval) |\n|---|---|---:|");
        foreach (var outcome in race.Outcomes)
        {
            Line(text, $"| {MarkdownText.Escape(Words.Of(outcome.Arm))} | {MarkdownText.Escape(Words.Of(outcome.Outcome))} | {HumanText.Estimate(outcome.Share, "share")} |");
        }
    }

    private static void Metrics(StringBuilder text, RunResult result, string end)
    {
        Line(text, "\n## All metrics\n\n| Metric | Aggregate | Where | Value (interval) | Samples |\n|---|---|---|---:|---:|");
        var room = MaxBytes - Encoding.UTF8.GetByteCount(end) - 200 - Encoding.UTF8.GetByteCount(text.ToString());
        var shown = 0;
        foreach (var metric in result.Metrics)
        {
            var definition = MetricCatalogue.Get(metric.Metric);
            var row = $"| {MarkdownText.Escape(definition.Title)} | {MarkdownText.Escape(Words.Aggregate(metric.Aggregate))} | {MarkdownText.Escape(MetricQuery.Describe(metric.Where))} | {Interval(metric, definition.Unit)} | {HumanText.Count(metric.Estimate.Samples)} |";
            room -= Encoding.UTF8.GetByteCount(row) + 1;
            if (room < 0)
            {
                Line(text, $"\n{HumanText.Count(result.Metrics.Count - shown)} further rows are in {SummaryFile.FileName}.");
                break;
            }

            Line(text, row);
            shown++;
        }

        text.Append(end);
    }

    private static string Interval(MetricResult metric, string unit) =>
        MetricQuery.ArmOf(metric) == MetricQuery.Effect ? HumanText.EstimateOfChange(metric.Estimate, unit) : HumanText.Estimate(metric.Estimate, unit);

    private static string End(RunResult result)
    {
        var text = new StringBuilder();
        Line(text, "\n## Reproduce\n");
        text.Append(MarkdownText.CodeBlock(result.Identity.Command));
        Line(text, "\n| | |\n|---|---|");
        foreach (var fact in RunFact.Of(result.Identity))
        {
            Line(text, $"| {fact.Label} | {(fact.IsCode ? MarkdownText.Code(fact.Value) : MarkdownText.Escape(fact.Value))} |");
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
