using System.IO.Pipelines;
using Simulator.Governance;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Cli;

/// <summary>The audit rules held against the trail of one replication, which is written for them and not kept.</summary>
internal static class TrailFindings
{
    /// <summary>A replication with more events than this is checked only when its trail is kept: writing and reading it would cost more than the run.</summary>
    public const long MaximumEvents = 100_000;

    /// <summary>The result with what the rules found in the trail of its kept replication, else of its first.</summary>
    public static RunResult Beside(
        RunResult result, Scenario scenario, ReplicationSetup setup, int? kept, long eventsOfFirst, CancellationToken cancellation) =>
        kept is null && eventsOfFirst > MaximumEvents ? result : result with { Trail = Of(result.Identity, scenario, setup, kept ?? 0, cancellation) };

    private static TrailCheck Of(RunIdentity identity, Scenario scenario, ReplicationSetup setup, int replication, CancellationToken cancellation)
    {
        var pipe = new Pipe();
        var writing = Task.Run(() => Write(pipe.Writer), cancellation);
        TrailReport report;
        try
        {
            using var trail = pipe.Reader.AsStream();
            report = TrailVerifier.Verify(trail, cancellation);
        }
        finally
        {
            pipe.Reader.Complete(); // a writer that nobody reads any more must not wait
        }

        writing.GetAwaiter().GetResult();
        return new TrailCheck(replication, report.Facts, report.Requests, report.Unclosed, [.. report.Counts.Select(count => Rule(count, report))]);

        void Write(PipeWriter writer)
        {
            using var stream = writer.AsStream();
            KeptTrail.Write(scenario, setup, identity, replication, stream, cancellation);
        }
    }

    private static RuleCheck Rule(RuleCount count, TrailReport report)
    {
        var first = report.Findings.FirstOrDefault(finding => finding.Rule == count.Rule);
        return new RuleCheck(
            count.Rule.ToString(), TrailRuleWords.Of(count.Rule), count.Count, first?.Sequence, first?.Node?.ToString() ?? string.Empty, first?.Message ?? string.Empty);
    }
}
