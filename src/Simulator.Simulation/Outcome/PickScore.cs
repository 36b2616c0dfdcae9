using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>Counts in which order a pool takes its tasks; reused for every replication.</summary>
internal sealed class PickScore
{
    private long picks;
    private long inversions;
    private long regret;
    private long preemptions;
    private Duration longestUrgentWait;

    /// <summary>A task was taken while others waited.</summary>
    /// <param name="priority">Its priority.</param>
    /// <param name="mostUrgentWaiting">The most urgent priority of those left waiting; any larger number when none is.</param>
    public void Picked(int priority, int mostUrgentWaiting)
    {
        picks++;
        if (mostUrgentWaiting < priority)
        {
            inversions++;
            regret += priority - mostUrgentWaiting;
        }
    }

    public void Preempted() => preemptions++;

    /// <summary>A task of the most urgent class waited.</summary>
    public void UrgentWaited(Duration length) => longestUrgentWait = Duration.Max(longestUrgentWait, length);

    public void Clear()
    {
        picks = inversions = regret = preemptions = 0;
        longestUrgentWait = Duration.Zero;
    }

    public PickResult Snapshot() => new(picks, inversions, regret, preemptions, longestUrgentWait);
}

/// <summary>In which order a pool took its tasks; counted requests only.</summary>
/// <param name="Picks">Tasks that somebody took from the queue, interrupted ones every time.</param>
/// <param name="Inversions">Of those, taken while a truly more urgent one waited in the same pool.</param>
/// <param name="Regret">Sum over those of how many steps of priority the most urgent one left waiting was more urgent.</param>
/// <param name="Preemptions">Reviews that a more urgent task interrupted.</param>
/// <param name="LongestUrgentWait">The longest wait of a task of the scenario's most urgent priority until its review, or until it was given up.</param>
public sealed record PickResult(long Picks, long Inversions, long Regret, long Preemptions, Duration LongestUrgentWait);
