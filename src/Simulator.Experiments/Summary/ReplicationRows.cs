using Simulator.Results;
using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>The table with one row a replication and arm.</summary>
internal static class ReplicationRows
{
    private const double MicrosPerMinute = 60_000_000;

    private static readonly (string Name, Func<ReplicationResult, double> Value)[] Columns =
    [
        ("root_requests", run => run.All.Roots),
        ("unresolved", run => run.All.Unresolved),
        ("gated", run => run.All.ByRoute[2] + run.All.ByRoute[3]),
        ("approval_latency_mean_decided_min", run => run.All.ApprovalLatency.Mean / MicrosPerMinute),
        ("approval_latency_p95_min", run => run.All.ApprovalLatency.Entered > 0 ? run.All.ApprovalLatency.Quantile(0.95) / MicrosPerMinute : double.NaN),
        ("backlog_mean_items", run => run.Pools.Sum(pool => pool.Backlog.Mean)),
        ("backlog_max_items", run => run.Pools.Max(pool => pool.Backlog.Maximum)),
        ("wrong", run => run.All.Wrong),
        ("escaped", run => run.All.Escaped),
        ("exploitable_credential_scope_min", run => run.All.ExploitableCredentialTime / MicrosPerMinute),
        ("wrong_action_exposure_severity_min", run => run.All.WrongActionExposure / MicrosPerMinute),
        ("incidents", run => run.Incidents.Count),
        ("attacker_first", run => run.Incidents.AttackerFirst),
        ("compromised_scope_min", run => run.Incidents.CompromisedTime / MicrosPerMinute),
        ("leaks", run => run.Leaks.Count),
        ("leaks_attacker_first", run => run.Leaks.AttackerFirst),
        ("leak_compromised_scope_min", run => run.Leaks.CompromisedTime / MicrosPerMinute),
        ("events", run => run.Events),
    ];

    public static ReplicationTable Of(Replications runs) => new(
        [.. Columns.Select(column => column.Name)],
        [.. runs.Governed.Zip(runs.AutoTwin).SelectMany(pair => new[] { Row(pair.First, Where.Governed), Row(pair.Second, Where.AutoTwin) })]);

    private static ReplicationRow Row(ReplicationResult run, string arm) =>
        new(run.Replication, arm, [.. Columns.Select(column => column.Value(run))]);
}
