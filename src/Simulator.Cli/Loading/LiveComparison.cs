using System.Globalization;
using System.Text;
using Simulator.LoadDriver;
using Simulator.Reporting;
using Simulator.Results;

namespace Simulator.Cli;

/// <summary>
/// <c>compare</c> of a live run and a simulation: the live run is one run, so it is held against where single simulated runs fall, figure by
/// figure, and not against their mean.
/// </summary>
internal sealed class LiveComparison(Screen screen, double alpha, bool isQuiet)
{
    private const int DifferencesShown = 8;

    /// <summary>Compares, prints, and writes <c>compare.html</c> and <c>compare.md</c> where a folder is given.</summary>
    /// <param name="simulated">The simulation.</param>
    /// <param name="live">The live run.</param>
    /// <param name="report">What only the live run has.</param>
    /// <param name="folder">Where files go; null for nowhere.</param>
    /// <param name="inconclusive">What an answer that is missing counts as.</param>
    /// <returns>The exit code: 97 for an invalid live run, 99 when it parts from the simulation, 3 when that cannot be settled.</returns>
    public async Task<int> RunAsync(FinishedRun simulated, FinishedRun live, LiveReport report, string? folder, string inconclusive)
    {
        var beside = Agreement.Judge(simulated.Samples, live.Samples, report.Replication);
        var differences = ScenarioDifference.Between(simulated.ScenarioJson, live.ScenarioJson).Where(each => each.Path != "run.replications").ToList();
        Print(beside, differences, report);
        if (folder is not null)
        {
            Directory.CreateDirectory(folder);
            var page = await ReportRenderer.RenderAsync(live.Result, LiveSections.Of(report with { Beside = beside })).ConfigureAwait(false);
            await File.WriteAllTextAsync(Path.Combine(folder, ComparisonRenderer.FileName), page).ConfigureAwait(false);
            await File.WriteAllTextAsync(Path.Combine(folder, ComparisonMarkdown.FileName), LiveMarkdown.Write(report with { Beside = beside }) + Words(differences)).ConfigureAwait(false);
        }

        return !report.IsValid ? ExitCode.InvalidRun
            : beside.IsApart(alpha) switch
            {
                true => ExitCode.Breach,
                false => ExitCode.Success,
                null => ExitCode.OfInconclusive(inconclusive),
            };
    }

    private void Print(AgreementReport beside, List<ScenarioDifference> differences, LiveReport report)
    {
        foreach (var reason in report.Invalid)
        {
            Screen.Error("invalid: " + reason);
        }

        if (isQuiet)
        {
            Screen.Line(beside.Headline(alpha));
            return;
        }

        LoadTable.PrintBeside(screen, beside, alpha);
        foreach (var difference in differences.Take(DifferencesShown))
        {
            Screen.Line($"differs: {difference.Path}: {difference.Base ?? "absent"} -> {difference.Candidate ?? "absent"}");
        }

        if (differences.Count > DifferencesShown)
        {
            Screen.Line($"({differences.Count - DifferencesShown} more keys differ)");
        }
    }

    private static string Words(List<ScenarioDifference> differences)
    {
        if (differences.Count == 0)
        {
            return string.Empty;
        }

        var text = new StringBuilder("\n## Keys that differ between the scenarios\n\n");
        foreach (var difference in differences)
        {
            text.Append(CultureInfo.InvariantCulture, $"- `{difference.Path}`: {difference.Base ?? "absent"} simulated, {difference.Candidate ?? "absent"} live\n");
        }

        return text.ToString();
    }
}
