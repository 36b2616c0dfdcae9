using Simulator.Results;
using Simulator.Statistics;
using Spectre.Console;

namespace Simulator.Cli;

/// <summary>A comparison on the terminal: the answer, what differs, a row for each metric that changed or is not settled; the page has them all.</summary>
internal static class ComparisonTable
{
    private const int DifferencesShown = 8;

    public static void Print(Screen screen, ComparisonReport report)
    {
        var console = screen.Results;
        console.Write(new Text(report.Headline, new Style(decoration: Decoration.Bold)));
        console.WriteLine();
        console.Write(new Text($"{report.PairingReason}; risk of a false alarm {HumanText.Percent(report.Alpha)} over all metrics"));
        console.WriteLine();
        var table = new Grid("Metric", "Verdict", "Base", "Candidate", "Change", "How sure");
        var quiet = report.Metrics.Where(metric => metric.Verdict == ComparisonVerdict.NoWorse).ToList();
        foreach (var metric in report.Metrics.Where(metric => metric.Verdict != ComparisonVerdict.NoWorse))
        {
            var unit = metric.Definition.Unit;
            table.AddStyled(
                1,
                StyleOf(metric.Verdict),
                metric.Name,
                ComparisonWords.Of(metric),
                HumanText.Value(metric.Base, unit),
                HumanText.Value(metric.Candidate, unit),
                Change(metric, unit),
                ComparisonWords.HowSure(metric));
        }

        if (quiet.Count < report.Metrics.Count)
        {
            table.Write(console);
        }

        if (quiet.Count > 0)
        {
            console.Write(new Text($"No worse: {string.Join("; ", quiet.Select(metric => metric.Name))}."));
            console.WriteLine();
        }

        foreach (var missing in report.Missing)
        {
            Screen.Line($"missing: {missing}");
        }

        foreach (var difference in report.Differences.Take(DifferencesShown))
        {
            Screen.Line($"differs: {difference.Path}: {difference.Base ?? "absent"} -> {difference.Candidate ?? "absent"}");
        }

        if (report.Differences.Count > DifferencesShown)
        {
            Screen.Line($"({report.Differences.Count - DifferencesShown} more keys differ)");
        }
    }

    private static string Change(ComparedMetric metric, string unit)
    {
        var change = HumanText.Change(metric.Difference.Value, unit);
        return ComparisonWords.Interval(metric) is { Length: > 0 } interval ? $"{change} ({interval})" : change;
    }

    private static Style StyleOf(ComparisonVerdict verdict) => verdict switch
    {
        ComparisonVerdict.Regression => new Style(Color.Red, decoration: Decoration.Bold),
        ComparisonVerdict.Inconclusive => new Style(Color.Yellow),
        _ => new Style(Color.Green),
    };
}
