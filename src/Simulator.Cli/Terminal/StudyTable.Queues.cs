using Simulator.Experiments;
using Simulator.Results;

namespace Simulator.Cli;

/// <content>Shared queues against separate ones.</content>
internal static partial class StudyTable
{
    private static readonly string[] OfQueues = ["approval_latency", "backlog", "outcome_share", "wrong_action_exposure", "omission_exposure"];

    /// <summary>The latency of both flows, and what else hangs on queues; the page has every metric.</summary>
    public static void Queues(Screen screen, ComparisonReport report, QueueTopology topology, bool isAsked)
    {
        Headline(screen, $"The queues of {report.Candidate.Title}: separate less shared, {HumanText.Count(report.Replications.Base)} pairs of replications");
        var table = new Grid("Metric", "Shared", "Separate", "Difference", "95 % interval");
        foreach (var metric in report.Metrics.Where(metric => !double.IsNaN(metric.Difference.Value) && OfQueues.Contains(metric.Definition.Id))
            .OrderBy(metric => Array.IndexOf(OfQueues, metric.Definition.Id)).ThenByDescending(metric => metric.Where.Any(where => where.Name == "origin")))
        {
            Add(table, metric);
        }

        table.Write(screen.Results);
        var share = HumanText.Value(topology.PersonsShare, "share");
        Screen.Line((isAsked ? $"{share} of the people are for people's own work, as asked" : $"people's own work takes {share} of the review time, and as many of the people are for it")
            + $"; separate: {string.Join("; ", topology.Separate)}");
    }
}
