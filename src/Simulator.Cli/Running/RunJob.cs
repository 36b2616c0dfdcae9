using Simulator.Experiments;
using Simulator.Reporting;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Cli;

/// <summary>One scenario from simulation to a whole folder of results.</summary>
internal sealed class RunJob(Screen screen, RunSettings settings, BudgetJob judge)
{
    /// <summary>Ends the name of the folder beside a run's folder that holds its verdicts: they depend on budgets and baseline, the run does not.</summary>
    public const string VerdictsEnding = ".verdicts";

    private const int StoriesTold = 3;
    private const int SearchedReplications = 4;

    /// <summary>Simulates, writes the folder, prints the answer, and judges it where there are budgets.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="budgets">Its budgets.</param>
    /// <param name="draws">Joint draws of its hypotheses beside the verdicts; null for none.</param>
    /// <param name="isLast">Whether no longer look follows: draws stand beside verdicts that are final.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <returns>The exit code, and whether more replications could settle budgets that are open.</returns>
    public async Task<(int Code, bool IsOpen)> RunAsync(Scenario scenario, BudgetSet budgets, DrawsJob? draws, bool isLast, CancellationToken cancellation)
    {
        if (settings.TrailReplication >= scenario.Run.Replications)
        {
            Screen.Error($"--trail {settings.TrailReplication}: the run has {scenario.Run.Replications} replications; choose 0 to {scenario.Run.Replications - 1}");
            return (ExitCode.Usage, false);
        }

        var setup = new ReplicationSetup(scenario);
        var runs = ProgressBar.Show(
            screen, scenario.Name, scenario.Run.Replications, progress => Replicator.Run(setup, settings.Threads, progress, cancellation));
        var trail = settings.TrailReplication is { } kept ? $"--trail {kept}" : string.Empty;
        var options = string.Join(' ', new[] { trail, settings.AllowUnsatisfiable ? "--allow-unsatisfiable" : string.Empty }.Where(option => option.Length > 0));
        var (result, samples) = RunAssembler.AssembleWithSamples(scenario, runs, ProgramVersion.Text, options);
        cancellation.ThrowIfCancellationRequested();
        result = TrailFindings.Beside(result, scenario, setup, settings.TrailReplication, runs.Governed[0].Events, cancellation);
        var files = await FilesAsync(scenario, setup, result, samples, cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        var folder = RunFolder.Write(settings.ResultsRoot, result.Identity, files, ThisProcess.Writer);
        var code = Report(result, folder);
        return code != ExitCode.Success || (budgets.Budgets.Count == 0 && !settings.HasBudgets)
            ? (code, false)
            : judge.Judge(new FinishedRun(folder.Path, result, samples, scenario.ResolvedJson), budgets, folder.Path + VerdictsEnding, Beside);
        BudgetReport Beside(BudgetReport report) =>
            draws is not null && (isLast || report.Answer != BudgetAnswer.Inconclusive) ? draws.Beside(report, cancellation) : report;
    }

    private async Task<IReadOnlyList<RunFile>> FilesAsync(
        Scenario scenario, ReplicationSetup setup, RunResult result, SampleSet samples, CancellationToken cancellation)
    {
        var plots = await PlotExporter.ExportAsync(result).ConfigureAwait(false);
        var stories = WorstStories(setup, result, cancellation);
        var files = new List<RunFile>
        {
            RunFile.FromBytes(SummaryFile.FileName, SummaryFile.Write(result)),
            new(SamplesFile.FileName, stream => SamplesFile.Write(samples, stream)),
            new(ReplicationsCsv.FileName, stream => ReplicationsCsv.Write(result.Replications, stream)),
            RunFile.FromText(MarkdownReport.FileName, MarkdownReport.Write(result, [.. plots.Select(plot => $"{PlotExporter.Folder}/{plot.FileName}")])),
            RunFile.FromBytes(StoriesFile.FileName, StoriesFile.Write(stories)),
            RunFile.FromText(ReportRenderer.FileName, await ReportRenderer.RenderAsync(result, stories: stories).ConfigureAwait(false)),
            RunFile.FromText("scenario.resolved.json", scenario.ResolvedJson),
        };
        foreach (var (name, svg) in plots)
        {
            files.Add(RunFile.FromText($"{PlotExporter.Folder}/{name}", svg));
        }

        if (settings.TrailReplication is { } replication)
        {
            files.Add(new RunFile("audit.jsonl", stream => KeptTrail.Write(scenario, setup, result.Identity, replication, stream, cancellation)));
            if (scenario.CanLackEvidence)
            {
                files.Add(new RunFile("audit.truth.jsonl", stream => KeptTrail.WriteTruth(scenario, setup, result.Identity, replication, stream, cancellation)));
            }
        }

        return files;
    }

    /// <summary>The longest waits of the first replications: enough to see what a bad day is, at a fraction of the cost of the run.</summary>
    private StorySet WorstStories(ReplicationSetup setup, RunResult result, CancellationToken cancellation)
    {
        var searched = Math.Min(SearchedReplications, result.Identity.Replications);
        return new StorySet
        {
            Scenario = result.Identity.Scenario,
            RunId = result.Identity.RunId,
            Seed = result.Identity.Seed,
            Zone = Storyteller.ZoneOf(setup.Scenario),
            Choice = FormattableString.Invariant($"{Storyteller.ChoiceInWords(StoryMeasure.ApprovalLatency, StoriesTold)} of the first {searched} replications"),
            Stories = Storyteller.Worst(setup, StoryMeasure.ApprovalLatency, StoriesTold, settings.Threads, null, searched, cancellation),
        };
    }

    private int Report(RunResult result, RunFolderResult folder)
    {
        if (!folder.Holds)
        {
            Screen.Error(folder.Message);
            return ExitCode.Breach;
        }

        if (settings.IsQuiet)
        {
            Screen.Line(folder.Path);
            return ExitCode.Success;
        }

        ResultTable.Print(screen, result);
        if (folder.Outcome == RunFolderOutcome.Kept)
        {
            Screen.Line("The folder existed; this run gave the same bits.");
        }

        Screen.Line($"report: {Path.Combine(folder.Path, "report.html")}");
        return ExitCode.Success;
    }
}
