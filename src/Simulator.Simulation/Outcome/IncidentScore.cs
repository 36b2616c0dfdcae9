using Simulator.Operations;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>Counts how the races of leak incidents ended; reused for every replication.</summary>
internal sealed class IncidentScore(Duration accrualCap)
{
    private readonly LogLinearHistogram timeToDeath = new();
    private long count;
    private long attackerFirst;
    private long contained;
    private long expired;
    private long unresolved;
    private double compromisedTime;

    public void Clear()
    {
        timeToDeath.Clear();
        count = attackerFirst = contained = expired = unresolved = 0;
        compromisedTime = 0;
    }

    /// <summary>
    /// A race is decided. The secret dies at the earlier of its containment and the end of its life; an attempt at that very instant comes
    /// too late. A secret that outlives the cap counts as live up to the cap.
    /// </summary>
    public void RaceEnded(in Leak leak, double scope, Instant containedAt)
    {
        count++;
        var cap = leak.At.AddSaturating(accrualCap);
        var death = Instant.Min(containedAt, leak.Ends);
        if (death > cap)
        {
            timeToDeath.RecordNever();
        }
        else
        {
            timeToDeath.Record((death - leak.At).Microseconds);
        }

        var counted = Instant.Min(death, cap);
        if (leak.FirstAttempt < counted)
        {
            attackerFirst++;
            compromisedTime += scope * (counted - leak.FirstAttempt).Microseconds;
        }
        else if (death > cap)
        {
            unresolved++;
        }
        else if (containedAt <= leak.Ends)
        {
            contained++;
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
        Unresolved = unresolved,
        CompromisedTime = compromisedTime,
        TimeToDeath = timeToDeath.Snapshot(),
    };
}
