using Simulator.Experiments;
using Simulator.Results;
using Spectre.Console;

namespace Simulator.Cli;

/// <content>Shared queues against separate ones.</content>
internal static partial class StudyTable
{
    private static readonly string[] OfQueues = ["approval_latency", "backlog", "outcome_share", "wrong_action_exposure", "omission_exposure"];

    /// <summary>The latency of both flows, and what else hangs on queues; the page has every metric.</summary>
    public static void Queues(Screen screen, ComparisonReport report, QueueTopology topology)
    {
        Headline(screen, $"The queues of {report.Candidate.Title}: separate less shared, {HumanText.Count(report.Replications.Base)} pairs of replications");
        var table = TableOf("Metric", "Shared", "Separate", "Difference", "95 % interval");
        foreach (var metric in report.Metrics.Where(metric => !double.IsNaN(metric.Difference.Value) && OfQueues.Contains(metric.Definition.Id))
            .OrderBy(metric => Array.IndexOf(OfQueues, metric.Definition.Id)).ThenByDescending(metric => metric.Where.Any(where => where.Name == "origin")))
        {
            var unit = metric.Definition.Unit;
            table.AddRow(
                new Text(metric.Name),
                new Text(HumanText.Value(metric.Base, unit)),
                new Text(HumanText.Value(metric.Candidate, unit)),
                new Text(HumanText.Change(metric.Difference.Value, unit)),
                new Text(ComparisonWords.Interval(metric)));
        }

        screen.Results.Write(table);
        Screen.Line($"people's own work is {HumanText.Value(topology.PersonsShare, "share")} of the review time, or the share that was asked for; separate: {string.Join("; ", topology.Separate)}");
    }
}
