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
        var table = new Grid("Budget", "Verdict", "Measured", "Must be", "Why");
        foreach (var check in report.Checks)
        {
            table.AddStyled(
                1,
                StyleOf(check),
                check.Name,
                BudgetWords.Of(check.Verdict),
                $"{BudgetWords.Subject(check)}: {BudgetWords.Measured(check)}",
                check.Limit,
                BudgetWords.Why(check));
        }

        if (report.Checks.Count > 0)
        {
            table.Write(console);
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
