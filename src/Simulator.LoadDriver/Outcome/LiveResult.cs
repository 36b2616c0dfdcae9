using System.Globalization;
using System.Runtime.InteropServices;
using Simulator.Results;

namespace Simulator.LoadDriver;

/// <summary>A live run in the shape of a simulated one, so that reports and budgets need not know the difference, and its notes say it.</summary>
internal static class LiveResult
{
    private const double MicrosPerMinute = 60_000_000;

    public static RunResult Of(LoadRunOptions options, LiveReport report, SampleSet samples, IReadOnlyList<LiveSlice> slices) => new()
    {
        Identity = Identify(options, report),
        Headline = Headline(report, slices),
        Notes = Notes(report),
        Obstacles = report.IsValid ? [] : [new Obstacle(ObstacleKind.InvalidLiveRun, string.Empty, "the live run is invalid: " + report.Invalid[0])],
        Metrics = LiveSamples.Estimates(samples),
        Backlog = [],
        TimeToAuthorised = [],
        Race = null,
        Replications = new ReplicationTable(
            ["root_requests", "unresolved", "gated", "approval_latency_mean_decided_min", "approval_latency_p95_min"],
            [.. slices.Select((slice, index) => new ReplicationRow(index, "governed", Row(slice)))]),
    };

    private static RunIdentity Identify(LoadRunOptions options, LiveReport report)
    {
        var compression = options.Schedule.Compression;
        return new RunIdentity
        {
            Scenario = options.Scenario.Name,
            Title = options.Scenario.Title,
            Description = options.Scenario.Description,
            ScenarioDigest = report.ScenarioDigest,
            RunId = report.RunId,
            TrailDigest = new string('0', 16), // the trail of a live run is the gateway's
            Seed = options.Scenario.Run.Seed,
            Replications = options.Slices,
            Start = report.Started.ToString(),
            HorizonMinutes = options.Schedule.Wall.TotalMinutes * compression,
            WarmUpMinutes = options.WarmUp.TotalMinutes * compression,
            ProgramVersion = options.ProgramVersion,
            Platform = $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}",
            Command = options.Command,
            IsLive = true,
            Events = report.Engine.All.Sent + report.Calls.Sum(call => call.Calls),
        };
    }

    private static string Headline(LiveReport report, IReadOnlyList<LiveSlice> slices)
    {
        var text = CultureInfo.InvariantCulture;
        if (!report.IsValid)
        {
            return "Invalid live run: " + report.Invalid[0];
        }

        var counted = report.Engine.Counted;
        var bound = counted.FromIntended.IsLowerBound(0.99) ? "at least " : string.Empty;
        var p99 = HumanText.Minutes(counted.FromIntended.Quantile(0.99) / MicrosPerMinute);
        var gated = slices.Sum(slice => slice.ByGateEnd.Sum());
        return string.Create(text, $"Live run: {HumanText.Count(counted.Accounts.Answered)} of {HumanText.Count(counted.Accounts.Sent)} requests answered, 99 % within {bound}{p99} of their intended time; {HumanText.Count(gated)} came out of a gate.");
    }

    private static List<string> Notes(LiveReport report)
    {
        var text = CultureInfo.InvariantCulture;
        var all = report.Engine.All;
        var notes = new List<string>(report.Invalid);
        notes.Add(string.Create(text, $"This is one live run against {report.Target}, {report.Compression:0.###} times as fast as the scenario; where reports say replication, they show a slice of its counted time."));
        notes.Add(string.Create(text, $"{all.Planned} planned = {all.Sent} sent + {all.Dropped} dropped + {all.NotReached} not reached; sent = {all.Answered} answered + {all.FailedInAll} failed + {all.Unfinished} unfinished."));
        foreach (var (kind, example) in report.Engine.Examples)
        {
            notes.Add(string.Create(text, $"{all.Failed[(int)kind]} requests failed as {kind.Word()}, the first with: {example}"));
        }

        foreach (var call in report.Calls.Where(call => call.Failed.Sum() > (call.Call == "claim" ? call.Failed[(int)FailureKind.ClientError] : 0)))
        {
            notes.Add(string.Create(text, $"{call.Failed.Sum()} of {call.Calls} calls '{call.Call}' of approvers and requesters failed, the first with: {call.Example}"));
        }

        if (report.Open > 0)
        {
            notes.Add(string.Create(text, $"{report.Open} accepted requests were still open when the run ended; they count as not decided."));
        }

        notes.AddRange(report.Differences);
        return notes;
    }

    private static double[] Row(LiveSlice slice)
    {
        var latency = slice.ApprovalLatency;
        return
        [
            slice.Roots,
            slice.Unresolved,
            latency.Entered,
            latency.Mean / MicrosPerMinute,
            latency.Entered > 0 ? latency.Quantile(0.95) / MicrosPerMinute : double.NaN,
        ];
    }
}
