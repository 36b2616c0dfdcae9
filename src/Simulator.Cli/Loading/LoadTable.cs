using Simulator.LoadDriver;
using Simulator.Reporting;
using Simulator.Results;
using Spectre.Console;

namespace Simulator.Cli;

/// <summary>A live run's answer on the terminal.</summary>
internal static class LoadTable
{
    private const int WidestText = 60;

    public static void Print(Screen screen, LiveReport report, RunResult result)
    {
        var console = screen.Results;
        console.WriteLine();
        console.Write(new Text(result.Identity.Title, new Style(decoration: Decoration.Bold)));
        console.WriteLine();
        console.Write(new Text(result.Headline, report.IsValid ? Style.Plain : new Style(Color.Red, decoration: Decoration.Bold)));
        console.WriteLine();
        console.WriteLine();
        var section = LiveSections.Of(report);
        Print(screen, LiveSections.Latency(report));
        foreach (var sentence in section.Sentences)
        {
            Screen.Line(SafeText.Clean(sentence));
        }

        if (LiveSections.Failures(report) is { } failures)
        {
            console.WriteLine();
            Print(screen, failures);
        }

        if (report.Beside is { } beside)
        {
            console.WriteLine();
            PrintBeside(screen, beside, AgreementReport.DefaultAlpha);
        }
    }

    /// <summary>The answer of a comparison with a simulation, and the figures that part.</summary>
    public static void PrintBeside(Screen screen, AgreementReport beside, double alpha)
    {
        screen.Results.Write(new Text(beside.Headline(alpha), new Style(decoration: Decoration.Bold)));
        screen.Results.WriteLine();
        var apart = LiveSections.Beside(beside, alpha, onlyApart: true);
        if (apart.Rows.Count > 0)
        {
            Print(screen, apart);
        }
    }

    private static void Print(Screen screen, LiveTable table)
    {
        var view = new Table().Border(TableBorder.Simple);
        foreach (var header in table.Headers)
        {
            view.AddColumn(new TableColumn(new Text(header, new Style(decoration: Decoration.Bold))));
        }

        foreach (var row in table.Rows)
        {
            view.AddRow([.. row.Select(cell => new Text(Short(SafeText.Clean(cell))))]);
        }

        screen.Results.Write(view);
    }

    private static string Short(string text) => text.Length <= WidestText ? text : string.Concat(text.AsSpan(0, WidestText - 1), "…");
}
