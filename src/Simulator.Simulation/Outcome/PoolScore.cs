using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>Measures one pool over time; reused for every replication.</summary>
internal sealed class PoolScore(RunPlan run, Pool pool, Observation observation)
{
    private readonly LogLinearHistogram waiting = new();
    private readonly TimeWeighted backlog = new(0, 1);
    private readonly TimeWeighted busy = new(0, 1);
    private readonly TimeWeighted overtime = new(0, 1);
    private readonly TimeWeighted onDuty = new(0, 1);
    private readonly TimeWeighted dropped = new(0, 1);
    private readonly TimeWeighted lapsed = new(0, 1);
    private readonly long[] handoffs = new long[4];
    private readonly int[] backlogAt = new int[TimeGrid.Intervals + 1];
    private readonly int[] observedBacklog = new int[observation.At.Count];
    private readonly long[] within = new long[observation.Within.Count];
    private readonly int[] onDutyAt = new int[TimeGrid.Intervals + 1];
    private int nextDutySample;
    private int nextSample;
    private Instant nextSampleAt;
    private int nextObserved;
    private Instant nextObservedAt;

    /// <summary>In which order tasks are taken.</summary>
    public PickScore Picks { get; } = new();

    public void Clear()
    {
        Picks.Clear();
        waiting.Clear();
        var from = (run.Start + run.WarmUp).Microseconds;
        var to = (run.Start + run.Horizon).Microseconds;
        backlog.Reset(from, to);
        busy.Reset(from, to);
        overtime.Reset(from, to);
        onDuty.Reset(from, to);
        dropped.Reset(from, to);
        lapsed.Reset(from, to);
        Array.Clear(handoffs);
        nextDutySample = 0;
        if (pool.Roster is null)
        {
            onDuty.Change(run.Start.Microseconds, pool.Reviewers * pool.Concurrency);
        }

        nextSample = 0;
        nextSampleAt = run.Start;
        nextObserved = 0;
        nextObservedAt = ObservedAt(0);
        Array.Clear(within);
    }

    public int BacklogNow => backlog.Level;

    public void Joined(Instant now) => ChangeBacklog(now, +1);

    public void Started(Instant now) => busy.Change(now.Microseconds, +1);

    public void StartedOvertime(Instant now) => overtime.Change(now.Microseconds, +1);

    public void Stopped(Instant now, bool wasInOvertime) => (wasInOvertime ? overtime : busy).Change(now.Microseconds, -1);

    public void Left(Instant now) => ChangeBacklog(now, -1);

    /// <summary>Certificates ran out or were renewed.</summary>
    public void Lapsed(Instant now, int difference) => lapsed.Change(now.Microseconds, difference);

    public void OnDuty(Instant now, int difference)
    {
        SampleDuty(now);
        onDuty.Change(now.Microseconds, difference);
    }

    /// <summary>A dropped task is in nobody's queue: it is shown apart, not as backlog.</summary>
    public void Dropped(Instant now, int difference)
    {
        ChangeBacklog(now, -difference);
        dropped.Change(now.Microseconds, difference);
    }

    public void ChangedHands(AtShiftEnd how) => handoffs[(int)how]++;

    public void Waited(Duration length)
    {
        waiting.Record(length.Microseconds);
        for (var index = within.Length - 1; index >= 0 && length <= observation.Within[index]; index--)
        {
            within[index]++;
        }
    }

    public PoolResult Finish()
    {
        Sample(Instant.MaxValue);
        SampleDuty(Instant.MaxValue);
        backlog.Finish();
        busy.Finish();
        overtime.Finish();
        onDuty.Finish();
        dropped.Finish();
        lapsed.Finish();
        return new PoolResult
        {
            Backlog = Copy(backlog.Times),
            Busy = Copy(busy.Times),
            Overtime = Copy(overtime.Times),
            OnDuty = Copy(onDuty.Times),
            Dropped = Copy(dropped.Times),
            LapsedPeople = lapsed.Times.Mean,
            Handoffs = [.. handoffs],
            Waiting = waiting.Snapshot(),
            WaitedWithin = [.. within],
            BacklogAt = [.. backlogAt],
            OnDutyAt = [.. onDutyAt.Select(places => places / pool.Concurrency)],
            Picks = Picks.Snapshot(),
            ObservedBacklog = [.. observedBacklog],
        };
    }

    private void ChangeBacklog(Instant now, int difference)
    {
        if (now > nextSampleAt || now > nextObservedAt)
        {
            Sample(now);
        }

        backlog.Change(now.Microseconds, difference);
    }

    /// <summary>Fills the grid up to, but not including, an instant with the level that held until then.</summary>
    private void Sample(Instant until)
    {
        while (nextSample <= TimeGrid.Intervals && nextSampleAt < until)
        {
            backlogAt[nextSample++] = backlog.Level;
            nextSampleAt = nextSample <= TimeGrid.Intervals ? TimeGrid.At(run, nextSample) : Instant.MaxValue;
        }

        while (nextObserved < observedBacklog.Length && nextObservedAt < until)
        {
            observedBacklog[nextObserved++] = backlog.Level;
            nextObservedAt = ObservedAt(nextObserved);
        }
    }

    private void SampleDuty(Instant until)
    {
        for (; nextDutySample <= TimeGrid.Intervals && TimeGrid.At(run, nextDutySample) < until; nextDutySample++)
        {
            onDutyAt[nextDutySample] = onDuty.Level;
        }
    }

    private Instant ObservedAt(int index) => index < observation.At.Count ? run.Start + observation.At[index] : Instant.MaxValue;

    private static LevelTimes Copy(LevelTimes times)
    {
        var copy = new LevelTimes();
        copy.Merge(times);
        return copy;
    }
}
