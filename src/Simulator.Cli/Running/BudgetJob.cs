using Simulator.Reporting;
using Simulator.Results;
using Simulator.Scenarios;

namespace Simulator.Cli;

/// <summary>What a user asked of judging.</summary>
/// <param name="BudgetsFile">A budgets file laid over the scenario's own budgets; null for those alone.</param>
/// <param name="Baseline">Folder of the run that relative budgets are held against; null for the one the file names or the saved one.</param>
/// <param name="Baselines">Folder of the saved baselines.</param>
/// <param name="IsGitHub">Whether annotations and the step summary are written.</param>
/// <param name="Inconclusive">What an inconclusive answer counts as.</param>
internal sealed record JudgeSettings(string? BudgetsFile, string? Baseline, string Baselines, bool IsGitHub, string Inconclusive);

/// <summary>Judges a finished run by budgets and says so: on the terminal, in files, to GitHub.</summary>
internal sealed class BudgetJob(Screen screen, JudgeSettings settings, bool isQuiet)
{
    private const string StepSummary = "GITHUB_STEP_SUMMARY";

    /// <summary>The file's budgets over those of a scenario; null after errors were printed.</summary>
    public BudgetSet? Load(IReadOnlyList<Budget> own)
    {
        var scenario = BudgetSet.Empty with { Budgets = own };
        if (settings.BudgetsFile is not { } file)
        {
            return scenario;
        }

        var loaded = BudgetLoader.Load(file);
        foreach (var error in loaded.Errors)
        {
            Screen.Error(error.ToString());
        }

        return loaded.Budgets is { } budgets ? scenario.With(budgets) : null;
    }

    /// <summary>Judges a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="budgets">The budgets.</param>
    /// <param name="folder">Where junit.xml, verdicts.json, budgets.md and the report with the verdicts go; null for nowhere.</param>
    /// <param name="beside">Puts something beside the verdicts before they are told; null for nothing.</param>
    /// <returns>The exit code, and whether more replications could settle what is open.</returns>
    public (int Code, bool IsOpen) Judge(FinishedRun run, BudgetSet budgets, string? folder, Func<BudgetReport, BudgetReport>? beside = null)
    {
        var (report, errors) = BudgetJudge.Judge(run, budgets, BaselineOf(run, budgets));
        foreach (var error in errors)
        {
            Screen.Error($"{settings.BudgetsFile ?? run.Result.Identity.Scenario}: {error}");
        }

        if (report is null)
        {
            return (ExitCode.Usage, false);
        }

        report = beside?.Invoke(report) ?? report;
        if (folder is not null)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, JUnitFile.FileName), JUnitFile.Write(report));
            File.WriteAllBytes(Path.Combine(folder, VerdictsFile.FileName), VerdictsFile.Write(report));
            File.WriteAllText(Path.Combine(folder, BudgetMarkdown.FileName), BudgetMarkdown.Write(report));
            File.WriteAllText(Path.Combine(folder, ReportRenderer.FileName), Page(run, report));
        }

        if (isQuiet)
        {
            Screen.Line(report.Headline);
        }
        else
        {
            BudgetTable.Print(screen, report);
        }

        if (settings.IsGitHub)
        {
            TellGitHub(report);
        }

        return (CodeOf(report.Answer), report.Answer == BudgetAnswer.Inconclusive);
    }

    /// <summary>The report of a simulated run once more, its verdicts on top; that of the run itself cannot know what it is judged by.</summary>
    private static string Page(FinishedRun run, BudgetReport report)
    {
        var told = Path.Combine(run.Path, StoriesFile.FileName);
        var stories = File.Exists(told) ? StoriesFile.Read(told) : null;
        return ReportRenderer.RenderAsync(run.Result, stories: stories, verdicts: report).GetAwaiter().GetResult();
    }

    private FinishedRun? BaselineOf(FinishedRun run, BudgetSet budgets)
    {
        if (!budgets.Budgets.Any(budget => budget.Tolerance is not null))
        {
            return null;
        }

        if (settings.Baseline is { } named)
        {
            return FinishedRun.Open(named);
        }

        return budgets.BaselineRun is { } written
            ? FinishedRun.Open(Path.Combine(Path.GetDirectoryName(settings.BudgetsFile!) ?? string.Empty, written))
            : BaselineStore.Find(settings.Baselines, run.Result.Identity.Scenario);
    }

    private static void TellGitHub(BudgetReport report)
    {
        foreach (var line in GitHubAnnotations.Of(report))
        {
            Screen.Line(line);
        }

        if (Environment.GetEnvironmentVariable(StepSummary) is { Length: > 0 } summary)
        {
            File.AppendAllText(summary, BudgetMarkdown.Write(report));
        }
    }

    private int CodeOf(BudgetAnswer answer) => answer switch
    {
        BudgetAnswer.Breached => ExitCode.Breach,
        BudgetAnswer.Inconclusive => ExitCode.OfInconclusive(settings.Inconclusive),
        _ => ExitCode.Success,
    };
}
