using Simulator.Results;
using Spectre.Console;

namespace Simulator.Cli.Tests;

public sealed class GridTests
{
    [Fact]
    public void Where_there_is_room_rows_are_a_table()
    {
        var lines = Written(60);
        Assert.Contains(lines, line => line.Contains("Metric", StringComparison.Ordinal) && line.Contains("Governed", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("exploitable credential", StringComparison.Ordinal) && line.Contains("3,118", StringComparison.Ordinal));
    }

    [Fact]
    public void On_a_narrow_terminal_rows_are_paragraphs_that_break_no_word()
    {
        var lines = Written(30);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 30));
        Assert.Contains("  Governed: 3,118 scope min", lines.Select(line => line.TrimEnd()));
        Assert.Contains(lines, line => line.Contains("exploitable", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains('─', StringComparison.Ordinal));
    }

    /// <summary>A map of two by two: where every column has room for its longest word it is a table, else each value says what it is a value of.</summary>
    [Fact]
    public void A_map_is_a_table_as_wide_as_what_stands_in_it_and_paragraphs_where_that_is_too_much()
    {
        var wide = Written(60, StudyTable.TableOf(Map()).Write);
        Assert.Contains(wide, line => line.Contains("60%", StringComparison.Ordinal) && line.Contains("70%", StringComparison.Ordinal));
        Assert.Contains(wide, line => line.TrimStart().StartsWith("2 ", StringComparison.Ordinal) && line.Contains("<30.0 min>", StringComparison.Ordinal) && line.TrimEnd().EndsWith('-'));
        var narrow = Written(40, StudyTable.TableOf(Map()).Write);
        Assert.Equal(
            ["pools.desk.reviewers 2", "  policy.threshold 60%: <30.0 min>", "  policy.threshold 70%: -", "pools.desk.reviewers 3", "  policy.threshold 60%: 12.0 min", "  policy.threshold 70%: 10.0 min"],
            narrow.Select(line => line.TrimEnd()).Where(line => line.Length > 0));
    }

    private static StabilityMap Map()
    {
        StabilityCell Cell(string row, string column, double value, bool isStable, string problem = "") => new(row, column, value, value, value, 0.5, "desk", isStable, problem);
        return new StabilityMap(
            "Title", "again", VariedKey.TryParse("pools.desk.reviewers=2|3", 2, out _)!, VariedKey.TryParse("policy.threshold=60%|70%", 2, out _)!,
            TuningQuantity.TryParse("approval_latency p95", out _)!, 8,
            [Cell("2", "60%", 30, false), Cell("2", "70%", double.NaN, false, "no such thing"), Cell("3", "60%", 12, true), Cell("3", "70%", 10, true)]);
    }

    private static string[] Written(int width)
    {
        var grid = new Grid("Metric", "Governed");
        grid.Add("exploitable credential", "3,118 scope min");
        return Written(width, grid.Write);
    }

    private static string[] Written(int width, Action<IAnsiConsole> write)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = width;
        write(console);
        return writer.ToString().Split('\n');
    }
}
