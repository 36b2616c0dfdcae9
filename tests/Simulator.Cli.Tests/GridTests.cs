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

    private static string[] Written(int width)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = width;
        var grid = new Grid("Metric", "Governed");
        grid.Add("exploitable credential", "3,118 scope min");
        grid.Write(console);
        return writer.ToString().Split('\n');
    }
}
