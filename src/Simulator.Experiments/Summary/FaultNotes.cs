using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>In words what came of each fault of the policy engine, the sign-in and the credential broker: the numbers beside it are among the metrics.</summary>
internal static class FaultNotes
{
    public static IEnumerable<string> Of(Scenario scenario, Replications runs)
    {
        if (scenario.Faults is not { } faults)
        {
            yield break;
        }

        if (faults.PolicyEngine is { } engine && Began(runs, FaultTarget.PolicyEngine))
        {
            yield return $"The policy engine was {(engine.Fallback == PolicyFallback.Slow ? "slow" : "down")} {DownShare(scenario, runs, FaultTarget.PolicyEngine)} of the time. " + Decided(engine, runs);
        }

        if (faults.PolicyBundle is not null && Began(runs, FaultTarget.PolicyBundle))
        {
            yield return $"An older version of the policy decided {DownShare(scenario, runs, FaultTarget.PolicyBundle)} of the time. " + Misdecided(result => result.OlderPolicy, runs);
        }

        if (faults.PolicyRows is not null && Began(runs, FaultTarget.PolicyRows))
        {
            yield return $"Rows of the policy were in error {DownShare(scenario, runs, FaultTarget.PolicyRows)} of the time. " + Misdecided(result => result.RowErrors, runs);
        }

        if (faults.SignIn is not null && Began(runs, FaultTarget.SignIn))
        {
            yield return $"Reviewers could not sign in {DownShare(scenario, runs, FaultTarget.SignIn)} of the time, which interrupted "
                + $"{Each(runs, result => result.Interrupted, "review")} per replication; what waited longer is in the latencies.";
        }

        if (faults.CredentialBroker is { } broker && Began(runs, FaultTarget.CredentialBroker))
        {
            yield return $"The credential broker was down {DownShare(scenario, runs, FaultTarget.CredentialBroker)} of the time. " + Brokered(broker, runs);
        }
    }

    private static string Decided(PolicyEngineFault engine, Replications runs)
    {
        if (engine.Fallback == PolicyFallback.Slow)
        {
            return $"{Each(runs, result => result.SlowAnswers, "answer")} per replication came {HumanText.Duration(engine.SlowBy.TotalMinutes)} later.";
        }

        if (engine.Table is null)
        {
            return $"{Each(runs, result => result.Held, "answer")} per replication waited for it, {MeanTime(runs, result => result.HeldTime, result => result.Held)} each.";
        }

        var executed = runs.Governed.Sum(run => run.Faults.Executed);
        var escaped = runs.Governed.Sum(run => run.Faults.Escaped);
        return $"What stood in for it decided {Each(runs, result => result.Decisions.Sum(), "request")} per replication; {Each(runs, result => result.Executed)} of them ran"
            + (executed == 0 ? "." : $", {HumanText.Percent(escaped / (double)executed)} of these wrong.");
    }

    private static string Misdecided(Func<FaultResult, PolicyLapseResult> of, Replications runs)
    {
        var executed = runs.Governed.Sum(run => of(run.Faults).Executed);
        var escaped = runs.Governed.Sum(run => of(run.Faults).Escaped);
        return $"Per replication it was weaker than the right one in {Each(runs, result => of(result).Weaker, "decision")} and stricter in {Each(runs, result => of(result).Stricter)}; "
            + $"{Each(runs, result => of(result).Executed)} ran on one that was too weak" + (executed == 0 ? "." : $", {HumanText.Percent(escaped / (double)executed)} of these wrong.");
    }

    private static string Brokered(BrokerFault broker, Replications runs)
    {
        var executions = broker.CachedLife is null
            ? $"{Each(runs, result => result.BrokerWaits, "execution")} per replication waited for it, {MeanTime(runs, result => result.BrokerWaitTime, result => result.BrokerWaits)} each"
            : $"{Each(runs, result => result.Cached, "execution")} per replication took a kept credential";
        var lost = broker.LostRevocation == 0 ? string.Empty
            : $" {Each(runs, result => result.RevocationsLost, "revocation")} per replication never came; what was to end lived on for {MeanTime(runs, result => result.RevocationLossTime, result => result.RevocationsLost)}.";
        return broker.DelaysRevocation && runs.Governed.All(run => run.Faults.RevocationWaits == 0) ? $"{executions}, and no revocation was delayed.{lost}"
            : broker.DelaysRevocation ? $"{executions}, and {Each(runs, result => result.RevocationWaits, "revocation")} came {MeanTime(runs, result => result.RevocationWaitTime, result => result.RevocationWaits)} later.{lost}"
            : $"{executions}.";
    }

    private static bool Began(Replications runs, FaultTarget target) => runs.Governed.Any(run => run.Faults.DownTime[(int)target] > 0);

    private static string DownShare(Scenario scenario, Replications runs, FaultTarget target) => HumanText.Percent(
        runs.Governed.Average(run => (double)run.Faults.DownTime[(int)target]) / (scenario.Run.Horizon - scenario.Run.WarmUp).Microseconds);

    private static string Each(Replications runs, Func<FaultResult, long> count, string? noun = null)
    {
        var number = HumanText.Number(runs.Governed.Average(run => (double)count(run.Faults)));
        return noun is null ? number : $"{number} {noun}{(number == "1" ? string.Empty : "s")}";
    }

    private static string MeanTime(Replications runs, Func<FaultResult, long> micros, Func<FaultResult, long> count)
    {
        var many = runs.Governed.Sum(run => count(run.Faults));
        return HumanText.Duration(many == 0 ? 0 : runs.Governed.Sum(run => micros(run.Faults)) / 60e6 / many);
    }
}
