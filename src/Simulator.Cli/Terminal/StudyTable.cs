using System.Globalization;
using Simulator.Results;
using Spectre.Console;

namespace Simulator.Cli;

/// <summary>Studies on the terminal; their pages and tables have everything.</summary>
internal static partial class StudyTable
{
    /// <summary>Every metric in operations and in the laboratory, those first whose difference is sure.</summary>
    public static void Gap(Screen screen, ComparisonReport report, IReadOnlyList<string> laboratory)
    {
        Headline(screen, $"The operational gap of {report.Candidate.Title}: operations less laboratory, {HumanText.Count(report.Replications.Base)} pairs of replications");
        var table = new Grid("Metric", "Laboratory", "Operations", "Gap", "95 % interval");
        foreach (var metric in report.Metrics.Where(metric => !double.IsNaN(metric.Difference.Value)).OrderBy(metric => metric.Difference.Contains(0)))
        {
            var unit = metric.Definition.Unit;
            table.Add(
                metric.Name,
                HumanText.Value(metric.Base, unit),
                HumanText.Value(metric.Candidate, unit),
                HumanText.Change(metric.Difference.Value, unit),
                ComparisonWords.Interval(metric));
        }

        table.Write(screen.Results);
        Screen.Line($"laboratory: {string.Join("; ", laboratory)}");
    }

    /// <summary>What one more person changes, place by place.</summary>
    public static void Staff(Screen screen, StaffingStudy study)
    {
        Headline(screen, study.Headline);
        foreach (var step in study.Steps)
        {
            Screen.Line($"One more in {step.Place}:");
            var table = new Grid("Metric", "As it is", "With", "Change per person", "95 % interval");
            foreach (var metric in StaffingStudy.RowsOf(step))
            {
                var unit = metric.Definition.Unit;
                table.Add(
                    metric.Name,
                    HumanText.Value(metric.Base, unit),
                    HumanText.Value(metric.Candidate, unit),
                    HumanText.Change(metric.Difference.Value, unit),
                    ComparisonWords.Interval(metric));
            }

            table.Write(screen.Results);
        }
    }

    /// <summary>A map; settings that do not keep up are in angle brackets, so that no colour is needed to see the boundary.</summary>
    public static void Map(Screen screen, StabilityMap map)
    {
        Headline(screen, $"{map.Heading}. {map.Headline}");
        var table = TableOf([string.Create(CultureInfo.InvariantCulture, $"{map.Rows.Path} \\ {map.Columns.Path}"), .. map.Columns.Values]);
        for (var row = 0; row < map.Rows.Values.Count; row++)
        {
            var cells = Enumerable.Range(0, map.Columns.Values.Count).Select(column => map.At(row, column));
            table.AddRow([
                new Text(map.Rows.Values[row], new Style(decoration: Decoration.Bold)),
                .. cells.Select(cell => StabilityMap.KeepsUp(cell) switch
                {
                    null => new Text("-"),
                    true => new Text(map.Quantity.Show(cell.Value)),
                    _ => new Text($"<{map.Quantity.Show(cell.Value)}>", new Style(Color.Red)),
                }),
            ]);
        }

        screen.Results.Write(table);
        Screen.Line("<in brackets>: the work outgrows the people, and the number says how long you looked");
        if (map.Cells.FirstOrDefault(cell => cell.Problem.Length > 0) is { } refused)
        {
            Screen.Line($"-: no valid scenario: {refused.Problem}");
        }
    }

    /// <summary>The settings that turn an answer over, and how far the others move the answers.</summary>
    public static void Flip(Screen screen, FlipStudy study)
    {
        Headline(screen, study.Headline);
        foreach (var answer in study.Answers)
        {
            Screen.Line($"the policy is shown to {FlipStudy.InWords(answer)}, {HumanText.Aggregate(answer.Aggregate)}: {HumanText.EstimateOfChange(answer.Difference, answer.Definition.Unit)}");
        }

        var table = new Grid("Setting", "Changed to", "What turns over there");
        foreach (var row in study.Rows.Where(study.TurnsOver))
        {
            foreach (var variant in row.Variants.Where(variant => variant.Answers.Index().Any(each => study.TurnsOver(each.Index, each.Item))))
            {
                var turned = variant.Answers.Index().Where(each => study.TurnsOver(each.Index, each.Item))
                    .Select(each => $"{study.Answers[each.Index].Definition.Title}: {study.Words(each.Index, each.Item)}");
                var soonest = row.Point is { } point && !double.IsNaN(variant.Factor) && (point.Factor < 1) == (variant.Factor < 1) ? $" (from {FlipStudy.Factor(point.Factor)})" : string.Empty;
                table.Add(row.Key, variant.Name + soonest, string.Join("; ", turned));
            }
        }

        if (table.Count > 0)
        {
            table.Write(screen.Results);
        }

        var rest = study.Rows.Where(row => !study.TurnsOver(row)).Select(row => row.Key).ToList();
        Screen.Line(rest.Count == 0 ? "Every setting turns an answer over." : $"Every answer holds over the range of: {string.Join(", ", rest)}.");
    }

    private static void Headline(Screen screen, string text)
    {
        screen.Results.Write(new Text(text, new Style(decoration: Decoration.Bold)));
        screen.Results.WriteLine();
    }

    private static Table TableOf(params IReadOnlyList<string> headers)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var header in headers)
        {
            table.AddColumn(new TableColumn(new Text(header, new Style(decoration: Decoration.Bold))));
        }

        return table;
    }
}
