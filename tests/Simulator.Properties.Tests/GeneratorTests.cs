using FsCheck;
using FsCheck.Fluent;

namespace Simulator.Properties.Tests;

/// <summary>The properties mean something only if the scenarios are many and different.</summary>
public class GeneratorTests
{
    [Fact]
    public void Nearly_all_generated_scenarios_are_valid()
    {
        var errors = Sample().SelectMany(scenario => scenario.Errors.Take(1)).ToList();
        Assert.True(errors.Count <= 20, string.Join("\n", errors));
    }

    [Fact]
    public void Every_feature_is_among_the_scenarios_and_most_of_them_do_something()
    {
        var runs = Sample().Where(scenario => scenario.Errors.Count == 0).Select(scenario => RecordedRun.Of(scenario.Load())).ToList();
        var facts = runs.SelectMany(run => run.Entries.Select(entry => entry.Fact.Fact)).ToHashSet();
        Assert.Empty(Enum.GetValues<Governance.Fact>().Except(facts).Except(
        [
            Governance.Fact.DigestMismatch, // only an attacker changes what was approved

            // Laid over the random scenarios by tests of their own, or with hand cases alone.
            Governance.Fact.Overridden, Governance.Fact.OverrideReviewed, Governance.Fact.ReviewOwed, Governance.Fact.LookedBack, Governance.Fact.PolicyChanged,

            // Only among the rich scenarios: factor ages, deny thresholds, questions, tickets and changes of the policy, which no request's facts tell.
            Governance.Fact.PolicyChanged, Governance.Fact.TicketOpened, Governance.Fact.TicketPassed, Governance.Fact.TicketLost,
            Governance.Fact.FactorLapsed, Governance.Fact.Objected, Governance.Fact.InformationRequested, Governance.Fact.InformationReceived,
        ]));
        Assert.All(Enumerable.Range(0, 4), how => Assert.True(runs.Sum(run => run.Result.Pools.Sum(pool => pool.Handoffs[how])) > 20));
        Assert.InRange(runs.Count(run => run.Result.Pools.Any(pool => pool.Dropped.Maximum > 0)), 1, runs.Count);
        Assert.True(runs.Count(run => run.Result.Pools.Any(pool => pool.Overtime.Maximum > 0)) > 20);
        Assert.True(runs.Count(run => run.Result.Incidents.AttackerFirst > 0) > 20);
        Assert.True(runs.Count(run => run.Result.All.Unresolved > 0) > 20);
        Assert.True(runs.Count(run => run.Entries.Count > 100) > runs.Count / 2);
    }

    private static RandomScenario[] Sample() => [.. RandomScenario.Generator.Sample(400, new Rnd(20_260_302, 17), 20)];
}
