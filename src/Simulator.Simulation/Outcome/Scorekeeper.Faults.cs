using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>What failed, for how long, and what was done meanwhile.</content>
internal sealed partial class Scorekeeper
{
    private readonly Instant[] downSince = new Instant[Enum.GetValues<FaultTarget>().Length];
    private readonly bool[] isDown = new bool[Enum.GetValues<FaultTarget>().Length];
    private readonly long[] downTime = new long[Enum.GetValues<FaultTarget>().Length];
    private readonly long[] faultsBegun = new long[Enum.GetValues<FaultTarget>().Length];
    private readonly long[] fallbackDecisions = new long[4];
    private long fallbackExecuted;
    private long fallbackEscaped;
    private long held;
    private long heldTime;
    private long interrupted;
    private (long Count, long Time) brokerWaits;
    private (long Count, long Time) revocationWaits;
    private (long Count, long Time) revocationLosses;
    private (long Count, long Time) lateNotifications;
    private long lateEscalations;
    private long bypassed;
    private long stoppedTickets;
    private long cached;
    private long slowAnswers;

    public void FaultBegan(FaultTarget target, Instant now)
    {
        var run = scenario.Run;
        (isDown[(int)target], downSince[(int)target]) = (true, now);
        faultsBegun[(int)target] += now >= run.Start + run.WarmUp && now < run.Start + run.Horizon ? 1 : 0;
    }

    public void FaultEnded(FaultTarget target, Instant now)
    {
        isDown[(int)target] = false;
        downTime[(int)target] += CountedTime(downSince[(int)target], now).Microseconds;
    }

    /// <summary>What stands in for the policy engine decided.</summary>
    public void DecidedByFallback(in Work work, Outcome outcome)
    {
        if (work is { IsCounted: true, IsRoot: true })
        {
            fallbackDecisions[(int)outcome]++;
        }
    }

    /// <summary>An answer waits for the policy engine. That time is taken out of that of the stage it interrupts, so that the stages add up.</summary>
    public void HeldByOutage(ref Work work, Duration time)
    {
        work.StageTimes[(int)Stage.Held] += time.Microseconds;
        work.StageSince += time;
        if (work is { IsCounted: true, IsRoot: true })
        {
            held++;
            heldTime += time.Microseconds;
        }
    }

    /// <summary>An answer of the policy engine comes later because it is slow.</summary>
    public void AnsweredSlowly(in Work work) => slowAnswers += work is { IsCounted: true, IsRoot: true } ? 1 : 0;

    /// <summary>A review was put back because nobody could sign in any more.</summary>
    public void InterruptedByFault(in Work work) => interrupted += work is { IsCounted: true, IsRoot: true } ? 1 : 0;

    /// <summary>An execution waits for its credential; <paramref name="time"/> zero: it took one that was kept.</summary>
    public void IssuedWithoutBroker(in Work work, Duration time)
    {
        if (work is not { IsCounted: true, IsRoot: true })
        {
            return;
        }

        if (time == Duration.Zero)
        {
            cached++;
        }
        else
        {
            brokerWaits = (brokerWaits.Count + 1, brokerWaits.Time + time.Microseconds);
        }
    }

    /// <summary>A revocation waits for the broker.</summary>
    public void RevocationDelayed(bool isCounted, Duration time) =>
        revocationWaits = isCounted ? (revocationWaits.Count + 1, revocationWaits.Time + time.Microseconds) : revocationWaits;

    /// <summary>A revocation is lost, and what it was to end lives on; no longer than a wrong action is counted to be in force.</summary>
    public void RevocationLost(bool isCounted, Duration lives) => revocationLosses = isCounted
        ? (revocationLosses.Count + 1, revocationLosses.Time + Duration.Min(lives, scenario.Run.AccrualCap).Microseconds)
        : revocationLosses;

    /// <summary>A notification goes out later because the notifier is down.</summary>
    public void NotifiedLate(in Work work, Duration late)
    {
        if (work is { IsCounted: true, IsRoot: true })
        {
            lateNotifications = (lateNotifications.Count + 1, lateNotifications.Time + late.Microseconds);
        }
    }

    /// <summary>An escalation waits for the notifier.</summary>
    public void EscalatedLate(in Work work) => lateEscalations += work is { IsCounted: true, IsRoot: true } ? 1 : 0;

    /// <summary>A ticket came to a stage while the ticketing was down, and perhaps went past it.</summary>
    public void TicketStopped(in Work work, bool isBypassed)
    {
        if (work is { IsCounted: true, IsRoot: true })
        {
            stoppedTickets++;
            bypassed += isBypassed ? 1 : 0;
        }
    }

    private void ExecutedOnFallback(in Work work)
    {
        fallbackExecuted++;
        fallbackEscaped += work.Recommendation.IsWrong ? 1 : 0;
    }

    private Duration CountedTime(Instant since, Instant until)
    {
        var run = scenario.Run;
        var from = Instant.Max(since, run.Start + run.WarmUp);
        var to = Instant.Min(until, run.Start + run.Horizon);
        return to > from ? to - from : Duration.Zero;
    }

    private void ClearFaults()
    {
        ClearLapses();
        Array.Clear(isDown);
        Array.Clear(downTime);
        Array.Clear(faultsBegun);
        Array.Clear(fallbackDecisions);
        fallbackExecuted = fallbackEscaped = held = heldTime = interrupted = cached = slowAnswers = 0;
        lateEscalations = bypassed = stoppedTickets = 0;
        brokerWaits = revocationWaits = revocationLosses = lateNotifications = default;
    }

    private FaultResult Faults() => scenario.Faults is null ? FaultResult.None : new FaultResult
    {
        DownTime = [.. downTime.Select((time, target) => time + (isDown[target] ? CountedTime(downSince[target], Instant.MaxValue).Microseconds : 0))],
        Begun = [.. faultsBegun],
        Decisions = [.. fallbackDecisions],
        Executed = fallbackExecuted,
        Escaped = fallbackEscaped,
        Held = held,
        HeldTime = heldTime,
        Interrupted = interrupted,
        SlowAnswers = slowAnswers,
        BrokerWaits = brokerWaits.Count,
        BrokerWaitTime = brokerWaits.Time,
        Cached = cached,
        RevocationWaits = revocationWaits.Count,
        RevocationWaitTime = revocationWaits.Time,
        RevocationsLost = revocationLosses.Count,
        RevocationLossTime = revocationLosses.Time,
        NotificationsLate = lateNotifications.Count,
        NotificationLateTime = lateNotifications.Time,
        EscalationsLate = lateEscalations,
        Bypassed = bypassed,
        TicketsStopped = stoppedTickets,
        OlderPolicy = LapseOf(PolicyLapse.OlderVersion),
        RowErrors = LapseOf(PolicyLapse.RowError),
    };
}
