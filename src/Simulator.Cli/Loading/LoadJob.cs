using Simulator.Experiments;
using Simulator.LoadDriver;
using Simulator.Reporting;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Cli;

/// <summary>One live run from the first request to a whole folder of results.</summary>
internal sealed class LoadJob(Screen screen, LoadSettings settings, BudgetJob judge)
{
    private static readonly Duration ConnectTimeout = Duration.FromSeconds(5);

    /// <summary>Loads, sets the simulation beside it, writes the folder, prints the answer, and judges it where there are budgets.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(BudgetSet budgets, CancellationToken cancellation)
    {
        LoadView.Announce(settings);
        using var transport = new ChaosTransport(new HttpTransport(settings.Options.Target, ConnectTimeout), settings.Chaos, TimeProvider.System);
        var run = await LoadView.ShowAsync(
            screen,
            settings.IsQuiet,
            progress => LoadRun.ExecuteAsync(settings.Options, new OpenLoopEngine(TimeProvider.System), transport, TimeProvider.System, progress, cancellation)).ConfigureAwait(false);
        using var trail = new KeptExport();
        var missing = await trail.FetchAsync(settings, transport, cancellation).ConfigureAwait(false);
        var beside = settings.Beside is { } scenario && run.Report.IsValid && !cancellation.IsCancellationRequested
            ? Simulate(scenario, run, cancellation)
            : null;
        var report = run.Report with { Beside = beside, NoTrail = missing, Delayed = transport.Delayed };
        var folder = RunFolder.Write(
            settings.ResultsRoot, run.Result.Identity, await FilesAsync(run, report, missing is null ? trail : null).ConfigureAwait(false), ThisProcess.Writer);
        var code = Tell(report, run.Result, folder);
        if (cancellation.IsCancellationRequested)
        {
            return ExitCode.Worst(code, ExitCode.Interrupted);
        }

        // The figures of an invalid run prove nothing, so no budget is held against them.
        return code != ExitCode.Success || (budgets.Budgets.Count == 0 && !settings.HasBudgets)
            ? code
            : judge.Judge(new FinishedRun(folder.Path, run.Result, run.Samples, settings.Options.Scenario.ResolvedJson), budgets, folder.Path + RunJob.VerdictsEnding).Code;
    }

    private AgreementReport? Simulate(Scenario scenario, LoadRunResult run, CancellationToken cancellation)
    {
        try
        {
            var setup = new ReplicationSetup(scenario);
            var runs = ProgressBar.Show(
                screen, "simulated beside it", scenario.Run.Replications, progress => Replicator.Run(setup, Environment.ProcessorCount, progress, cancellation));
            var (_, samples) = RunAssembler.AssembleWithSamples(scenario, runs, ProgramVersion.Text, string.Empty);
            return Agreement.Judge(samples, run.Samples, settings.Options.Replication);
        }
        catch (OperationCanceledException)
        {
            return null; // the live run is kept all the same
        }
    }

    private async Task<IReadOnlyList<RunFile>> FilesAsync(LoadRunResult run, LiveReport report, KeptExport? trail)
    {
        var page = await ReportRenderer.RenderAsync(run.Result, LiveSections.Of(report)).ConfigureAwait(false);
        List<RunFile> files =
        [
            RunFile.FromBytes(SummaryFile.FileName, SummaryFile.Write(run.Result)),
            new(SamplesFile.FileName, stream => SamplesFile.Write(run.Samples, stream)),
            new(ReplicationsCsv.FileName, stream => ReplicationsCsv.Write(run.Result.Replications, stream)),
            RunFile.FromText(MarkdownReport.FileName, MarkdownReport.Write(run.Result)),
            RunFile.FromText(ReportRenderer.FileName, page),
            RunFile.FromText(FinishedRun.ScenarioFileName, settings.Options.Scenario.ResolvedJson),
            RunFile.FromBytes(LiveReportFile.FileName, LiveReportFile.Write(report)),
            RunFile.FromText(LiveMarkdown.FileName, LiveMarkdown.Write(report)),
        ];
        if (trail is not null)
        {
            files.Add(new RunFile("audit.jsonl", trail.CopyTo));
        }

        return files;
    }

    private int Tell(LiveReport report, RunResult result, RunFolderResult folder)
    {
        if (!folder.Holds)
        {
            Screen.Error(folder.Message);
            return ExitCode.Breach;
        }

        foreach (var reason in report.Invalid)
        {
            Screen.Error("invalid: " + reason);
        }

        if (settings.IsQuiet)
        {
            Screen.Line(folder.Path);
        }
        else
        {
            LoadTable.Print(screen, report, result);
            Screen.Line($"report: {Path.Combine(folder.Path, ReportRenderer.FileName)}");
        }

        return report.IsValid ? ExitCode.Success : ExitCode.InvalidRun;
    }
}
