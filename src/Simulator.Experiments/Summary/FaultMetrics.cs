using Simulator.Governance;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>What failed and what came of it; only where a scenario has faults, and only what that fault can cause.</summary>
internal static class FaultMetrics
{
    private static readonly (Outcome Outcome, string Name)[] Outcomes =
        [(Outcome.Deny, "denied"), (Outcome.Auto, "auto"), (Outcome.Single, "single"), (Outcome.Dual, "dual")];

    public static void AddTo(MetricList list, Scenario scenario, Replications runs)
    {
        if (scenario.Faults is not { } faults)
        {
            return;
        }

        var counted = (scenario.Run.Horizon - scenario.Run.WarmUp).Microseconds / 60e6;
        foreach (var target in Enum.GetValues<FaultTarget>().Where(target => faults.TimesOf(target) is not null))
        {
            var part = Where.Part(FaultModel.NameOf(target));
            list.Ratio(
                "fault_time", "share", runs.Governed.Select(run => run.Faults.DownTime[(int)target] / 60e6), runs.Governed.Select(_ => counted), Where.GovernedArm, part);
            list.Mean("fault_count", "mean", runs.Governed.Select(run => (double)run.Faults.Begun[(int)target]), Where.GovernedArm, part);
        }

        if (faults.SignIn is not null)
        {
            Add(list, runs.Governed, "fault_interruptions", result => result.Interrupted, Where.GovernedArm);
        }

        if (faults.CredentialBroker is { } broker)
        {
            AddBroker(list, broker, runs);
        }

        if (faults.Notifier is not null)
        {
            Add(list, runs.Governed, "late_notifications", result => result.NotificationsLate, Where.GovernedArm);
            Mean(list, runs, "notification_delay", result => result.NotificationLateTime, result => result.NotificationsLate);
            Add(list, runs.Governed, "late_escalations", result => result.EscalationsLate, Where.GovernedArm);
        }

        if (faults.Ticketing is not null)
        {
            Add(list, runs.Governed, "stopped_tickets", result => result.TicketsStopped, Where.GovernedArm);
            Add(list, runs.Governed, "ticket_bypasses", result => result.Bypassed, Where.GovernedArm);
        }

        if (faults.PolicyEngine is { } engine)
        {
            AddPolicy(list, engine, runs);
        }

        if (faults.PolicyBundle is not null)
        {
            AddWrongPolicy(list, FaultTarget.PolicyBundle, result => result.OlderPolicy, runs);
        }

        if (faults.PolicyRows is not null)
        {
            AddWrongPolicy(list, FaultTarget.PolicyRows, result => result.RowErrors, runs);
        }
    }

    private static void AddWrongPolicy(MetricList list, FaultTarget target, Func<FaultResult, PolicyLapseResult> of, Replications runs)
    {
        var part = Where.Part(FaultModel.NameOf(target));
        Add(list, runs.Governed, "misdecisions", result => of(result).Weaker, Where.GovernedArm, part, Where.Outcome("weaker"));
        Add(list, runs.Governed, "misdecisions", result => of(result).Stricter, Where.GovernedArm, part, Where.Outcome("stricter"));
        foreach (var (arm, results) in new[] { (Where.GovernedArm, runs.Governed), (Where.AutoTwinArm, runs.AutoTwin) })
        {
            if (results.Count > 0)
            {
                Add(list, results, "misdecided_executions", result => of(result).Executed, arm, part);
                Add(list, results, "misdecided_escapes", result => of(result).Escaped, arm, part);
            }
        }
    }

    private static void AddBroker(MetricList list, BrokerFault broker, Replications runs)
    {
        if (broker.CachedLife is not null)
        {
            Add(list, runs.Governed, "cached_credentials", result => result.Cached, Where.GovernedArm);
        }
        else
        {
            Add(list, runs.Governed, "broker_waits", result => result.BrokerWaits, Where.GovernedArm);
            Mean(list, runs, "broker_wait_time", result => result.BrokerWaitTime, result => result.BrokerWaits);
        }

        if (broker.DelaysRevocation)
        {
            Add(list, runs.Governed, "delayed_revocations", result => result.RevocationWaits, Where.GovernedArm);
            Mean(list, runs, "revocation_delay", result => result.RevocationWaitTime, result => result.RevocationWaits);
        }

        if (broker.LostRevocation > 0)
        {
            Add(list, runs.Governed, "lost_revocations", result => result.RevocationsLost, Where.GovernedArm);
            Mean(list, runs, "lost_revocation_time", result => result.RevocationLossTime, result => result.RevocationsLost);
        }
    }

    private static void Mean(MetricList list, Replications runs, string metric, Func<FaultResult, long> micros, Func<FaultResult, long> count) => list.Ratio(
        metric, "mean", runs.Governed.Select(run => micros(run.Faults) / 60e6), runs.Governed.Select(run => (double)count(run.Faults)), Where.GovernedArm);

    private static void AddPolicy(MetricList list, PolicyEngineFault engine, Replications runs)
    {
        if (engine.Fallback == PolicyFallback.Slow)
        {
            Add(list, runs.Governed, "slow_answers", result => result.SlowAnswers, Where.GovernedArm);
            return;
        }

        if (engine.Table is null)
        {
            Add(list, runs.Governed, "outage_held", result => result.Held, Where.GovernedArm);
            Mean(list, runs, "outage_hold_time", result => result.HeldTime, result => result.Held);
            return;
        }

        foreach (var (outcome, name) in Outcomes)
        {
            Add(list, runs.Governed, "outage_decisions", result => result.Decisions[(int)outcome], Where.GovernedArm, Where.Outcome(name));
        }

        foreach (var (arm, results) in new[] { (Where.GovernedArm, runs.Governed), (Where.AutoTwinArm, runs.AutoTwin) })
        {
            if (results.Count > 0)
            {
                Add(list, results, "outage_executions", result => result.Executed, arm);
                Add(list, results, "outage_escapes", result => result.Escaped, arm);
            }
        }
    }

    private static void Add(
        MetricList list, IReadOnlyList<ReplicationResult> results, string metric, Func<FaultResult, long> count, params Dimension[] where) =>
        list.PerRoots(metric, results, run => count(run.Faults), where);
}
