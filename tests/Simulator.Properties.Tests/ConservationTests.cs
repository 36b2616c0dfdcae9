using Simulator.Governance;
using Simulator.Simulation;

namespace Simulator.Properties.Tests;

/// <summary>What a replication counts is what its trail tells: every number is counted again from the facts alone.</summary>
public class ConservationTests
{
    [Fact]
    public void Every_request_is_submitted_once_and_ends_at_most_once() => Property.Holds(scenario =>
    {
        foreach (var request in RecordedRun.Of(scenario.Load()).Requests)
        {
            var facts = request.Select(entry => entry.Fact.Fact).ToList();
            Assert.Equal(Fact.Submitted, facts[0]);
            Assert.Equal(1, facts.Count(fact => fact == Fact.Submitted));
            Assert.True(facts.Count(fact => fact is Fact.Denied or Fact.Rejected or Fact.Expired or Fact.Withdrawn or Fact.TurnedAway
                or Fact.Executed or Fact.DigestMismatch) <= 1);
            Assert.Equal(-1, facts[..^1].IndexOf(Fact.Closed)); // nothing comes after it
        }
    });

    [Fact]
    public void Arrivals_are_those_that_ended_and_those_in_the_system() => Property.Holds(scenario =>
    {
        var run = RecordedRun.Of(scenario.Load());
        var counted = run.Requests.Where(request => run.IsCountedRoot(request.First())).ToList();
        var flow = run.Result.All;
        Assert.Equal(counted.Count, flow.Roots);
        Assert.Equal(counted.Count(request => request.Last().Fact.Fact != Fact.Closed), flow.Unresolved);
        Assert.Equal(counted.Count(request => Has(request, Fact.Executed)), flow.TimeToExecuted.Count);
        foreach (var (fact, end) in new[]
        {
            (Fact.Rejected, GateEnd.Rejected), (Fact.Expired, GateEnd.Expired),
            (Fact.Withdrawn, GateEnd.Withdrawn), (Fact.TurnedAway, GateEnd.TurnedAway),
        })
        {
            Assert.Equal(counted.Count(request => Has(request, fact)), flow.ByGateEnd[(int)end]);
        }

        var passed = counted.Where(request => Has(request, Fact.GateEntered) && Has(request, Fact.ExecutionStarted)).ToList();
        Assert.Equal(passed.Count(request => !Has(request, Fact.ApprovedBySilence)), flow.ByGateEnd[(int)GateEnd.Approved]);
        Assert.Equal(passed.Count(request => Has(request, Fact.ApprovedBySilence)), flow.ByGateEnd[(int)GateEnd.Silence]);
    });

    [Fact]
    public void Routes_are_the_first_decisions_of_the_policy() => Property.Holds(scenario =>
    {
        var run = RecordedRun.Of(scenario.Load());
        var expected = new long[4];
        foreach (var request in run.Requests.Where(request => run.IsCountedRoot(request.First())))
        {
            if (request.Any(entry => entry.Fact.Fact == Fact.PolicyEvaluated))
            {
                expected[(int)run.Scenario.Policy.Table.Evaluate(request.First().Request).Outcome]++;
            }
        }

        Assert.Equal(expected, run.Result.All.ByRoute);
    });

    [Fact]
    public void Latencies_are_those_between_the_facts() => Property.Holds(scenario =>
    {
        var run = RecordedRun.Of(scenario.Load());
        Int128 latency = 0, execution = 0;
        foreach (var request in run.Requests.Where(request => run.IsCountedRoot(request.First())))
        {
            var facts = request.Select(entry => entry.Fact).ToList();
            if (facts.Any(fact => fact.Fact == Fact.ApprovedBySilence))
            {
                return; // silence is consent and no decision: what counts then is no concern of this property
            }

            latency += facts.Any(fact => fact.Fact is Fact.ExecutionStarted or Fact.Rejected) ? TimeInGates(facts) : 0;
            execution += facts.Where(fact => fact.Fact == Fact.Executed).Sum(fact => (fact.At - facts[0].At).Microseconds);
        }

        Assert.Equal(latency, run.Result.All.ApprovalLatency.Sum);
        Assert.Equal(execution, run.Result.All.TimeToExecuted.Sum);
    });

    [Fact]
    public void Waits_are_those_between_opening_and_the_first_review_or_the_end() => Property.Holds(scenario =>
    {
        var run = RecordedRun.Of(scenario.Load());
        if (run.Scenario.Pools.Any(pool => pool.WaitingRoom is not null || pool.Misrouting is not null)
            || run.Scenario.Gates.Single.Concat(run.Scenario.Gates.Dual).Any(gate => gate.Factors.Any(factor => factor.Escalation.Count > 0)))
        {
            return; // who is turned away never joined, and who moves to another pool joins twice
        }

        var counted = run.Requests.Where(request => run.IsCountedRoot(request.First())).Select(request => request.Key).ToHashSet();
        var containments = run.Requests.Where(request => request.First().Request.Context.Containment).Select(request => request.Key).ToHashSet();
        if (containments.Count > 0)
        {
            return; // whether the work of an incident counts depends on when its secret leaked
        }

        var over = new TaskHistory(run.Entries).Tasks
            .Where(task => counted.Contains(task.Request) && (task.Stints.Count > 0 || task.Ended != Simulator.Time.Instant.MaxValue)).ToList();
        Assert.Equal(over.Count, run.Result.Pools.Sum(pool => pool.Waiting.Count));
        Assert.Equal(
            over.Sum(task => ((task.Stints.Count > 0 ? task.Stints[0].From : task.Ended) - task.Opened).Microseconds),
            (long)run.Result.Pools.Aggregate((Int128)0, (sum, pool) => sum + pool.Waiting.Sum));
    });

    [Fact]
    public void Without_people_nothing_waits_for_anybody() => Property.Holds(scenario =>
    {
        var run = RecordedRun.Of(scenario.Load(), Arm.AutoTwin);
        Assert.Empty(new TaskHistory(run.Entries).Tasks);
        Assert.All(run.Result.Pools, pool => Assert.Equal(0, pool.Waiting.Count));
        Assert.Equal(0, run.Result.All.ApprovalLatency.Entered);
    });

    /// <summary>From entering the gates to leaving them, as often as that was needed: an approval that lapsed has to be given again.</summary>
    private static long TimeInGates(List<AuditEvent> facts)
    {
        var time = 0L;
        var since = facts[0].At;
        for (var index = 1; index < facts.Count; index++)
        {
            if (facts[index].Fact == Fact.GateEntered && facts[index].Detail == 0)
            {
                since = facts[index].At;
            }
            else if (facts[index].Fact is Fact.Rejected or Fact.Authorised && facts.Take(index).Any(fact => fact.Fact == Fact.GateEntered))
            {
                time += (facts[index].At - since).Microseconds;
            }
        }

        return time;
    }

    private static bool Has(IEnumerable<Entry> request, Fact fact) => request.Any(entry => entry.Fact.Fact == fact);
}
