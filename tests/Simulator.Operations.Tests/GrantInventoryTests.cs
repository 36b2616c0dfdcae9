using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.TestSupport;

namespace Simulator.Operations.Tests;

/// <summary>Grants of 2 units, each needed for 2 days, at days 0, 4 and 8 of a run of 14 days.</summary>
public sealed class GrantInventoryTests
{
    [Fact]
    public void What_is_not_needed_any_more_stays_and_grows()
    {
        var result = Measure("standingGrants.recertification=never");
        Assert.Equal(2 * (12 + 8 + 4) / 14.0, result.UnusedUnits, 1e-9); // unused from days 2, 6 and 10
        Assert.Equal(2 * (14 + 10 + 6) / 14.0, result.HeldUnits, 1e-9);
        // With s = day - 7: the integral of s over [2, 14], [6, 14] and [10, 14] is 12 * 1 + 8 * 3 + 4 * 5 = 56, that of s^2 over 14 days 14^3 / 12.
        Assert.Equal(2 * 56 / (14.0 * 14 * 14 / 12) * 7, result.SlopePerWeek, 1e-9);
        Assert.Equal((0L, 0L), (result.Uses, result.Removed));
    }

    /// <summary>Attacked nine minutes after a leak: the last nine minutes of each time do not count. Unused for 12, 8 and 4 days, held for 14, 10 and 6.</summary>
    [Fact]
    public void Exploitable_is_what_is_valid_but_for_the_time_that_an_attacker_takes()
    {
        var result = Measure("standingGrants.recertification=never", "attack.firstAttempt=9m");
        Assert.Equal(2 * (((12 + 8 + 4) * 1440) - (3 * 9)), result.UnusedExposure / 60e6, 1e-6);
        Assert.Equal(2 * (((14 + 10 + 6) * 1440) - (3 * 9)), result.HeldExposure / 60e6, 1e-6);
        Assert.Equal(2 * (((4 + 0 + 2) * 1440) - (2 * 9)), Measure("standingGrants.recertification=6d", "standingGrants.removal=100%", "attack.firstAttempt=9m").UnusedExposure / 60e6, 1e-6);
    }

    [Fact]
    public void A_recertification_removes_what_is_not_needed_and_keeps_the_rest()
    {
        var result = Measure("standingGrants.recertification=6d", "standingGrants.removal=100%"); // days 6 and 12; the second grant is needed until day 6
        Assert.Equal(2 * ((6 - 2) + 0 + (12 - 10)) / 14.0, result.UnusedUnits, 1e-9);
        Assert.Equal(3L, result.Removed);
        Assert.Equal(Measure("standingGrants.recertification=never"), Measure("standingGrants.recertification=6d", "standingGrants.removal=0%"));
    }

    [Fact]
    public void Only_the_counted_time_counts_and_what_was_there_before_is_there()
    {
        Assert.Equal(2 * (4 + 4 + 4) / 4.0, Measure("standingGrants.recertification=never", "run.warmUp=10d").UnusedUnits, 1e-9);
        Assert.Equal((2 * (12 + 8 + 4) / 14.0) + (2 * 5), Measure("standingGrants.recertification=never", "standingGrants.initial=5").UnusedUnits, 1e-9);
    }

    /// <summary>24 grant days after the need at 50 uses a day: 1200 uses, with a standard deviation of 34.6.</summary>
    [Fact]
    public void Uses_come_at_their_rate_only_after_the_need_and_more_of_them_only_add()
    {
        var uses = Measure("standingGrants.recertification=never", "standingGrants.usesPerDay=50").Uses;
        Assert.InRange(uses, 1200 - 104, 1200 + 104);
        Assert.True(Measure("standingGrants.recertification=6d", "standingGrants.removal=100%", "standingGrants.usesPerDay=50").Uses < uses);
        Assert.Equal(0L, Measure("standingGrants.needed=14d", "standingGrants.usesPerDay=50").Uses);
    }

    /// <summary>
    /// Poisson grants at 3 a day, needed for no time, all removed every 5 days: unused grants grow as 3 t and begin anew, 7.5 on average over whole
    /// intervals. Over 2,000 days the standard error is 0.11.
    /// </summary>
    [Fact]
    public void In_the_long_run_half_an_interval_of_grants_is_unused()
    {
        var scenario = Lab.Over("""
            { "run": { "horizon": "2000d" },
              "standingGrants": { "arrivals": { "kind": "poisson", "rate": "3/d" }, "needed": "0s", "recertification": "5d", "removal": "100%", "usesPerDay": 0 } }
            """);
        Assert.InRange(Of(scenario).UnusedUnits, 7.5 - 0.4, 7.5 + 0.4);
    }

    private static GrantResult Measure(params string[] set) => Of(Lab.Over(
        """
        { "run": { "horizon": "14d" },
          "standingGrants": { "arrivals": { "kind": "scripted", "at": ["0d", "4d", "8d"] }, "needed": "2d", "units": 2, "usesPerDay": 0 } }
        """,
        set));

    private static GrantResult Of(Scenario scenario) =>
        new GrantInventory(scenario.StandingGrants!, scenario.Run, IntegratedCdf.Of(scenario.Attack.FirstAttempt).At).Measure(new KeyedDraws(KeyedDraws.KeyFromSeed(1, Nodes.FormatVersion), 0));
}
