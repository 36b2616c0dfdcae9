using Simulator.Results;
using Spectre.Console;

namespace Simulator.Cli;

/// <summary>Studies on the terminal; their pages and tables have everything.</summary>
internal static partial class StudyTable
{
    /// <summary>Columns of the terminal between two columns of a table.</summary>
    private const int Gutter = 3;

    private static readonly Style Bold = new(decoration: Decoration.Bold);

    /// <summary>Every metric in operations and in the laboratory, those first whose difference is sure.</summary>
    public static void Gap(Screen screen, ComparisonReport report, IReadOnlyList<string> laboratory)
    {
        Headline(screen, $"The operational gap of {report.Candidate.Title}: operations less laboratory, {HumanText.Count(report.Replications.Base)} pairs of replications");
        var table = new Grid("Metric", "Laboratory", "Operations", "Gap", "95 % interval");
        foreach (var metric in report.Metrics.Where(metric => !double.IsNaN(metric.Difference.Value)).OrderBy(metric => metric.Difference.Contains(0)))
        {
            Add(table, metric);
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
                Add(table, metric);
            }

            table.Write(screen.Results);
        }
    }

    /// <summary>A map; settings that do not keep up are in angle brackets, so that no colour is needed to see the boundary.</summary>
    public static void Map(Screen screen, StabilityMap map)
    {
        Headline(screen, $"{map.Heading}. {map.Headline}");
        TableOf(map).Write(screen.Results);
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

    /// <summary>A metric of both runs, their difference and how sure it is.</summary>
    private static void Add(Grid table, ComparedMetric metric)
    {
        var unit = metric.Definition.Unit;
        table.Add(
            metric.Name,
            HumanText.Value(metric.Base, unit),
            HumanText.Value(metric.Candidate, unit),
            HumanText.Change(metric.Difference.Value, unit),
            ComparisonWords.Interval(metric));
    }

    private static void Headline(Screen screen, string text)
    {
        screen.Results.Write(new Text(text, Bold));
        screen.Results.WriteLine();
    }

    /// <summary>A column for each value of the one key, a row for each of the other: as wide as what stands in it.</summary>
    internal static Grid TableOf(StabilityMap map)
    {
        string[] headers = [$"{map.Rows.Path} \\ {map.Columns.Path}", .. map.Columns.Values];
        var rows = map.Rows.Values
            .Select((value, row) => new[] { (Text: value, Style: (Style?)Bold) }.Concat(map.Columns.Values.Select((_, column) => Cell(map, map.At(row, column)))).ToArray())
            .ToList();
        var grid = new Grid(headers)
        {
            Room = headers.Select((header, column) => rows.Select(row => row[column].Text.Length).Append(header.Split(' ').Max(word => word.Length)).Max() + Gutter).Sum(),
            RowName = map.Rows.Path,
            ColumnName = map.Columns.Path,
        };
        rows.ForEach(row => grid.AddStyled(row));
        return grid;
    }

    private static (string Text, Style? Style) Cell(StabilityMap map, StabilityCell cell) => StabilityMap.KeepsUp(cell) switch
    {
        null => ("-", null),
        true => (map.Quantity.Show(cell.Value), null),
        _ => ($"<{map.Quantity.Show(cell.Value)}>", new Style(Color.Red)),
    };
}
