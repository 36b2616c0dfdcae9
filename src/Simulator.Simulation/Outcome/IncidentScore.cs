using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>Counts how the races of leaks ended; reused for every replication.</summary>
internal sealed class IncidentScore(Duration accrualCap)
{
    /// <summary>A drawn delay is rounded to the microsecond, so it is below d exactly when the variate is below d minus a half.</summary>
    private const double Rounding = 0.5;

    private readonly LogLinearHistogram timeToDeath = new();
    private readonly LogLinearHistogram firstAttempt = new();
    private readonly LogLinearHistogram margin = new();
    private readonly long[] stages = new long[ContainmentStages.Count];
    private readonly long[] byRoute = new long[ContainmentRoutes.Count];
    private readonly long[] containedByRoute = new long[ContainmentRoutes.Count];
    private long count;
    private long attackerFirst;
    private long contained;
    private long expired;
    private long revoked;
    private long unresolved;
    private long neverAttacked;
    private long took;
    private long wrongContainments;
    private long outage;
    private long harmless;
    private long workflowsReached;
    private double compromisedWorkflowTime;
    private double compromisedTime;
    private double expectedAttackerFirst;
    private double expectedCompromisedTime;

    public void Clear()
    {
        timeToDeath.Clear();
        firstAttempt.Clear();
        margin.Clear();
        Array.Clear(stages);
        Array.Clear(byRoute);
        Array.Clear(containedByRoute);
        count = attackerFirst = contained = expired = revoked = unresolved = neverAttacked = took = wrongContainments = outage = harmless = workflowsReached = 0;
        compromisedWorkflowTime = compromisedTime = expectedAttackerFirst = expectedCompromisedTime = 0;
    }

    public void LeakedDead() => harmless++;

    public void ContainedWrongly(Duration cost)
    {
        wrongContainments++;
        outage += cost.Microseconds;
    }

    /// <summary>
    /// A race is decided. The secret dies at the earlier of its containment and the end of its life; an attempt at that very instant comes
    /// too late. A secret that outlives the cap counts as live up to the cap.
    /// </summary>
    /// <param name="incident">The leak.</param>
    /// <param name="channel">Where it became public.</param>
    /// <param name="delay">The integrated distribution of the first attempt; null where it does not decide the race.</param>
    /// <param name="containedAt">When a containment took effect.</param>
    /// <param name="footholdEnds">When the attacker, had he come in, is out again.</param>
    public void RaceEnded(in IncidentWork incident, AttackModel channel, IntegratedCdf? delay, Instant containedAt, Instant footholdEnds)
    {
        var leak = incident.Leak;
        var cap = leak.At.AddSaturating(accrualCap);
        var death = Instant.Min(containedAt, leak.Ends);
        var counted = Instant.Min(death, cap);
        count++;
        workflowsReached += incident.Workflows;
        byRoute[incident.Route]++;
        RecordTimes(incident, death, cap, containedAt);
        expectedAttackerFirst += counted > leak.Published
            ? (1 - channel.NeverAttacked) * channel.FirstAttempt.Cdf((counted - leak.Published).Microseconds - Rounding)
            : 0;
        expectedCompromisedTime += delay is not null && counted > leak.Published
            ? incident.Scope * (1 - channel.NeverAttacked) * delay.At((counted - leak.Published).Microseconds)
            : 0;
        if (leak.FirstSuccess < counted)
        {
            attackerFirst++;
            var compromised = (Instant.Min(footholdEnds, cap) - leak.FirstSuccess).Microseconds;
            compromisedTime += incident.Scope * compromised;
            compromisedWorkflowTime += (double)incident.Workflows * compromised;
        }
        else if (death > cap)
        {
            unresolved++;
        }
        else if (containedAt <= leak.Ends || incident.End == SecretEnd.Contained)
        {
            contained++;
            containedByRoute[incident.Route]++;
        }
        else if (incident.End == SecretEnd.RevokedOnCompletion)
        {
            revoked++;
        }
        else
        {
            expired++;
        }
    }

    public IncidentResult Snapshot() => new()
    {
        Count = count,
        AttackerFirst = attackerFirst,
        Contained = contained,
        Expired = expired,
        RevokedOnCompletion = revoked,
        Unresolved = unresolved,
        NeverAttacked = neverAttacked,
        ExpectedAttackerFirst = expectedAttackerFirst,
        CompromisedTime = compromisedTime,
        ExpectedCompromisedTime = expectedCompromisedTime,
        TimeToDeath = timeToDeath.Snapshot(),
        FirstAttempt = firstAttempt.Snapshot(),
        SafetyMargin = margin.Snapshot(),
        ByRoute = [.. byRoute],
        ContainedByRoute = [.. containedByRoute],
        ContainmentsTakenEffect = took,
        TimeToStage = [.. stages],
        WrongContainments = wrongContainments,
        OutageTime = outage,
        Harmless = harmless,
        WorkflowsReached = workflowsReached,
        CompromisedWorkflowTime = compromisedWorkflowTime,
    };

    private void RecordTimes(in IncidentWork incident, Instant death, Instant cap, Instant containedAt)
    {
        var leak = incident.Leak;
        if (death > cap)
        {
            timeToDeath.RecordNever();
        }
        else
        {
            timeToDeath.Record((death - leak.At).Microseconds);
        }

        if (leak.FirstAttempt == Instant.MaxValue)
        {
            neverAttacked++;
            firstAttempt.RecordNever();
            margin.RecordNever();
        }
        else
        {
            firstAttempt.Record((leak.FirstAttempt - leak.At).Microseconds);
            margin.Record(leak.FirstAttempt > death ? (leak.FirstAttempt - death).Microseconds : 0);
        }

        if (containedAt == Instant.MaxValue)
        {
            return;
        }

        took++;
        stages[(int)ContainmentStage.Noticed] += (incident.Noticed - leak.At).Microseconds;
        stages[(int)ContainmentStage.Raised] += (incident.Raised - leak.At).Microseconds;
        stages[(int)ContainmentStage.Authorised] += (incident.Authorised - leak.At).Microseconds;
        stages[(int)ContainmentStage.Executed] += (incident.Executed - leak.At).Microseconds;
        stages[(int)ContainmentStage.Effective] += (containedAt - leak.At).Microseconds;
    }
}
