using System.Globalization;
using Simulator.Experiments;
using Simulator.Reporting;
using Simulator.Results;

namespace Simulator.Cli;

/// <content>Shared queues against separate ones.</content>
internal sealed partial class StudyJob
{
    private const string SettingsName = "separate.txt";

    /// <summary>Separate queues for people's work and that of AI less shared ones, with the same people on the same draws.</summary>
    /// <param name="share">The share of people for people's own work, between 0 and 1; null for that of the review time.</param>
    /// <param name="cancellation">Stops early.</param>
    public async Task<int> QueuesAsync(double? share, CancellationToken cancellation)
    {
        if (Checked() is not { } scenario)
        {
            return ExitCode.Usage;
        }

        if (scenario.Classes.Select(kind => kind.Origin).Distinct().Count() < 2)
        {
            Screen.Error("study queues: people's work and that of AI cannot part where only one of both is; give a class the origin human and another the origin ai");
            return ExitCode.Usage;
        }

        var topology = QueueTopology.Of(scenario, share, settings.Threads, cancellation);
        if (topology.Separate.Count == 0)
        {
            Screen.Error("study queues: no pool of a gate can be parted: each kind needs enough people for every gate, who pull their tasks, without others on call and without a waiting room");
            return ExitCode.Usage;
        }

        var runner = Runner();
        foreach (var set in new[] { topology.Shared, topology.Separate })
        {
            if (runner.Load(set, out var problem) is null)
            {
                Screen.Error($"study queues: {problem}");
                return ExitCode.Usage;
            }
        }

        var separate = Simulate(runner, scenario, "separate queues", topology.Separate, cancellation);
        var report = Studies.Gap(Simulate(runner, scenario, "shared queues", topology.Shared, cancellation), separate);
        var page = await ComparisonRenderer.RenderAsync(report, ComparisonSides.Queues).ConfigureAwait(false);
        if (!settings.IsQuiet)
        {
            StudyTable.Queues(screen, report, topology, share is not null);
        }

        Leave(
            scenario,
            string.Create(CultureInfo.InvariantCulture, $"queues {share}"),
            stream => StudyCsv.Write(report.Metrics.Select(metric => ("separate less shared", metric)), stream),
            (ComparisonRenderer.FileName, page),
            (ComparisonMarkdown.FileName, ComparisonMarkdown.Write(report)),
            (SettingsName, Options(topology.Separate)));
        return ExitCode.Success;
    }
}
