using Simulator.Results;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

/// <summary>Standing grants of 2 units, each needed for 2 days, given at days 0, 4 and 8 of a run of 14 days: what a run says of them.</summary>
public sealed class GrantMetricTests
{
    /// <summary>
    /// Nothing removes them: they are held for 14, 10 and 6 days and unused for 12, 8 and 4. With s = day − 7, the integral of s over the unused
    /// days is 12 × 1 + 8 × 3 + 4 × 5 = 56, that of s² over 14 days is 14³ / 12.
    /// </summary>
    [Fact]
    public void Grants_that_nothing_removes_pile_up()
    {
        var run = Run("never");
        Assert.Equal(2 * 24 / 14.0, run.Value("unused_privilege_units", "governed"), 9);
        Assert.Equal(24 / 30.0, run.Value("unused_privilege_share", "governed"), 9);
        Assert.Equal(2 * 56 / (14.0 * 14 * 14 / 12) * 7, run.Value("sprawl_slope", "governed"), 9);
        Assert.Equal((0, 0), (run.Value("grants_removed", "governed"), run.Value("unexpected_uses", "governed")));
    }

    /// <summary>
    /// Days 6 and 12 remove what is needed no more: the grants are held on days 0 to 6, 4 to 6 and 8 to 12, and unused on days 2 to 6, not at
    /// all, and 10 to 12. The integral of s over those is 4 × (−3) + 2 × 4 = −4.
    /// </summary>
    [Fact]
    public void A_recertification_takes_them_away()
    {
        var run = Run("6d");
        Assert.Equal(2 * 6 / 14.0, run.Value("unused_privilege_units", "governed"), 9);
        Assert.Equal(6 / 12.0, run.Value("unused_privilege_share", "governed"), 9);
        Assert.Equal(2 * -4 / (14.0 * 14 * 14 / 12) * 7, run.Value("sprawl_slope", "governed"), 9);
        Assert.Equal(3, run.Value("grants_removed", "governed"));
    }

    /// <summary>24 unused grant days at 1,000 uses a day: 24,000 uses with a standard deviation of 155.</summary>
    [Fact]
    public void Uses_are_those_of_grants_that_nobody_needs() => Assert.InRange(Run("never", "standingGrants.usesPerDay=1000").Value("unexpected_uses", "governed"), 23_400, 24_600);

    [Fact]
    public void Where_nothing_is_granted_nothing_is_said() =>
        Assert.DoesNotContain(Measured.Of(Lab.With()).Series, series => series.Metric is "unused_privilege_units" or "grants_removed" or "unexpected_uses");

    private static SampleSet Run(string recertification, params string[] set) => Measured.Of(Lab.Over(
        $$"""
        { "run": { "horizon": "14d" },
          "standingGrants": {
            "arrivals": { "kind": "scripted", "at": ["0d", "4d", "8d"] }, "needed": "2d", "units": 2, "usesPerDay": 0,
            "recertification": "{{recertification}}", "removal": "100%" } }
        """,
        set));
}
