using Simulator.Results;
using Spectre.Console;

namespace Simulator.Cli;

/// <summary>Verdicts on the terminal: the answer, then a row a budget.</summary>
internal static class BudgetTable
{
    public static void Print(Screen screen, BudgetReport report)
    {
        var console = screen.Results;
        console.WriteLine();
        console.Write(new Text(report.Headline, new Style(decoration: Decoration.Bold)));
        console.WriteLine();
        var table = new Table().Border(TableBorder.Simple);
        foreach (var header in new[] { "Budget", "Verdict", "Measured", "Must be", "Why" })
        {
            table.AddColumn(new TableColumn(new Text(header, new Style(decoration: Decoration.Bold))));
        }

        foreach (var check in report.Checks)
        {
            table.AddRow(
                new Text(check.Name),
                new Text(BudgetWords.Of(check.Verdict), StyleOf(check)),
                new Text($"{BudgetWords.Subject(check)}: {BudgetWords.Measured(check)}"),
                new Text(check.Limit),
                new Text(BudgetWords.Why(check)));
        }

        if (report.Checks.Count > 0)
        {
            console.Write(table);
        }

        if (report.Draws is { } draws)
        {
            console.WriteLine($"{draws.Sentence} {VerdictsFile.FileName} names them with their ranges.");
        }
    }

    private static Style StyleOf(BudgetCheck check) => check.Verdict switch
    {
        BudgetVerdict.Fail => new Style(Color.Red, decoration: Decoration.Bold),
        BudgetVerdict.Inconclusive => new Style(Color.Yellow),
        _ => new Style(Color.Green),
    };
}
