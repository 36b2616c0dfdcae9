using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Properties.Tests;

/// <summary>What must hold in every run of every scenario: a breach is a defect of the simulator, whatever the policy.</summary>
public class GroundTruthTests
{
    [Fact]
    public void Every_request_is_in_one_state_at_a_time_and_nobody_works_on_two_tasks() => Property.Holds(
        scenario => _ = new TaskHistory(RecordedRun.Of(scenario.Load()).Entries), times: 300);

    [Fact]
    public void People_work_only_on_duty_or_in_the_overtime_that_their_pool_allows() => Property.Holds(scenario =>
    {
        var run = RecordedRun.Of(scenario.Load());
        var stints = new TaskHistory(run.Entries).Tasks.SelectMany(task => task.Stints).GroupBy(stint => stint.Person);
        foreach (var person in stints)
        {
            var pool = run.Scenario.Pools[Staff.PoolOfPerson(run.Scenario)[person.Key.Value]];
            if (Duties.AreByRosterAlone(pool))
            {
                var duties = Duties.Of(run.Scenario, person.Key);
                var last = run.Entries[^1].Fact.At;
                Assert.All(person, stint => AssertOnDuty(stint with { To = Instant.Min(stint.To, last) }, duties, pool.Handoff!));
            }
        }
    });

    [Fact]
    public void Time_on_duty_is_what_the_roster_says() => Property.Holds(scenario =>
    {
        var run = RecordedRun.Of(scenario.Load());
        foreach (var (index, pool) in run.Scenario.Pools.Index().Where(entry => Duties.AreByRosterAlone(entry.Item)))
        {
            var first = Staff.FirstReviewer(run.Scenario, index).Value;
            var expected = Enumerable.Range(first, pool.Reviewers)
                .SelectMany(person => Duties.Of(run.Scenario, new PersonId(person)))
                .Sum(duty => run.Counted(duty.From, duty.To));
            Assert.Equal((Int128)expected, run.Result.Pools[index].OnDuty.Integral);
        }
    });

    [Fact]
    public void Little_s_law_holds_to_the_microsecond() => Property.Holds(scenario =>
    {
        // What waits, is reviewed, is parked or lies about, integrated over the counted time, is the sum of the times that tasks were open in it.
        var run = RecordedRun.Of(scenario.Load());
        var expected = new TaskHistory(run.Entries).Tasks.Sum(task => run.Counted(task.Opened, task.Ended));
        Assert.Equal((Int128)expected, run.Result.Pools.Aggregate((Int128)0, (sum, pool) => sum + pool.Backlog.Integral + pool.Dropped.Integral));
    });

    [Fact]
    public void Busy_time_is_the_time_of_the_reviews() => Property.Holds(scenario =>
    {
        var run = RecordedRun.Of(scenario.Load());
        if (run.Scenario.Pools.Any(pool => pool.Misrouting is not null))
        {
            return; // a look at a task that is not theirs is work without a fact
        }

        var expected = new TaskHistory(run.Entries).Tasks.SelectMany(task => task.Stints).Sum(stint => run.Counted(stint.From, stint.To));
        Assert.Equal((Int128)expected, run.Result.Pools.Aggregate((Int128)0, (sum, pool) => sum + pool.Busy.Integral + pool.Overtime.Integral));
    });

    [Fact]
    public void Nobody_is_busy_who_is_not_there() => Property.Holds(scenario =>
    {
        var result = RecordedRun.Of(scenario.Load()).Result;
        Assert.All(result.Pools, pool => Assert.True(pool.Busy.Integral <= pool.OnDuty.Integral));
        Assert.All(result.Pools, pool => Assert.True(pool.Busy.Maximum <= pool.OnDuty.Maximum));
    });

    [Fact]
    public void The_parts_of_the_latency_add_up_to_it() => Property.Holds(scenario =>
    {
        var result = RecordedRun.Of(scenario.Load()).Result;
        Assert.All(result.Classes, flow => Assert.Equal(flow.ApprovalLatency.Sum, flow.LatencyByPart.Aggregate((Int128)0, (sum, part) => sum + part)));
        Assert.All(result.Classes, flow => Assert.All(flow.LatencyByPart, part => Assert.True(part >= 0)));
    });

    [Fact]
    public void Attackers_succeed_only_in_a_live_secret_and_never_before_their_minimum() => Property.Holds(scenario =>
    {
        var run = RecordedRun.Of(scenario.Load());
        foreach (var result in new[] { run.Result, RecordedRun.Of(run.Scenario, Arm.AutoTwin).Result })
        {
            var incidents = result.Incidents;
            Assert.Equal(incidents.Count, incidents.AttackerFirst + incidents.Contained + incidents.Expired + incidents.Unresolved);
            var earliest = run.Scenario.Attack.FirstAttempt.Minimum;
            if (run.Scenario.Incidents is [{ RemainingLife: { } life }] && life.Maximum <= earliest)
            {
                Assert.Equal(0, incidents.AttackerFirst);
                Assert.Equal(0, incidents.CompromisedTime);
            }
        }
    });

    [Fact]
    public void What_is_switched_off_never_happens() => Property.Holds(scenario =>
    {
        var run = RecordedRun.Of(scenario.Load());
        for (var index = 0; index < run.Scenario.Classes.Count; index++)
        {
            if (run.Scenario.Classes[index] is { Wrong: 0, Staleness: null })
            {
                var flow = run.Result.Classes[index];
                Assert.Equal(0, flow.Wrong + flow.Escaped + flow.WrongReviewed + flow.Detected);
                Assert.Equal(0, flow.WrongActionExposure);
            }
        }

        if (run.Scenario.Incidents.Count == 0)
        {
            Assert.Equal(0, run.Result.Incidents.Count);
            Assert.Equal(0, run.Result.Incidents.CompromisedTime);
        }
    });

    private static void AssertOnDuty(Stint stint, IReadOnlyList<Duty> duties, HandoffPlan plan)
    {
        var duty = duties.LastOrDefault(each => each.From <= stint.From);
        Assert.True(duty.To > stint.From, $"{stint} began off duty"); // no duty at all ends at the beginning of time
        while (duty.To < stint.To)
        {
            // Overtime, until the work is done or the next duty begins.
            var next = duties.FirstOrDefault(each => each.From >= duty.To);
            var until = next.To > duty.To && next.From < stint.To ? next.From : stint.To;
            Assert.True(
                plan.AtShiftEnd == AtShiftEnd.Finish || until - duty.To <= plan.OverrunMaximum,
                $"{stint} went on for {until - duty.To} after the duty");
            if (until == stint.To)
            {
                return;
            }

            duty = next;
        }
    }
}
