using Simulator.Results;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

/// <summary>The figures in the comments of shipped scenarios that only a run gives, with the files' own numbers of replications: each as the comment rounds it.</summary>
public sealed class ShippedFigureTests
{
    private static readonly Lazy<SampleSet> Templates = new(() => Run("policy-outage"));

    private static readonly Lazy<double> Undisturbed = new(() => Wrong(Run("policy-outage", "faults=none")));

    [Fact]
    public void Held_decisions_make_half_of_the_approvals_take_57_minutes_instead_of_18()
    {
        var held = Run("policy-outage", "faults.policyEngine.whileDown=failClosedHold");
        Assert.InRange(held.By("p50", "approval_latency", "governed"), 56.5, 57.5);
        Assert.InRange(Templates.Value.By("p50", "approval_latency", "governed"), 17.5, 18.5);
        Assert.Equal(0, held.Value("route_share", "governed", "denied")); // nothing is lost
    }

    [Fact]
    public void Denied_decisions_refuse_nearly_one_request_in_eleven() => Assert.InRange(
        Run("policy-outage", "faults.policyEngine.whileDown=failClosedDeny").Value("route_share", "governed", "denied"), 1 / 12.0, 1 / 11.0);

    [Fact]
    public void People_in_the_place_of_the_policy_let_one_request_in_six_that_waits_expire() => Assert.InRange(
        Run("policy-outage", "faults.policyEngine.whileDown=fallbackHuman").Value("outcome_share", "governed", "expired"), 1 / 6.5, 1 / 5.5);

    [Fact]
    public void Failing_open_raises_the_exposure_to_wrong_actions_twice_as_much_as_templates_do()
    {
        var open = Run("policy-outage", "faults.policyEngine.whileDown=failOpenAuto");
        Assert.InRange((Wrong(open) - Undisturbed.Value) / (Wrong(Templates.Value) - Undisturbed.Value), 1.75, 2.25);
        Assert.InRange(open.By("p50", "approval_latency", "governed") - Templates.Value.By("p50", "approval_latency", "governed"), -0.5, 0.5); // neither costs time
    }

    [Theory]
    [InlineData(0.18, 0.28)]
    [InlineData(0.96, 0.12, "policy.chain.enabled=false")]
    [InlineData(0.94, 0.12, "policy.chain.initialCeiling=10")]
    [InlineData(0.45, 0.28, "review.detectionMaximum=50%")]
    [InlineData(0.31, 0.25, "chains.outOfOrder=50%")]
    public void Wrong_chains_are_completed_at_a_use_of_the_desk_as_the_comment_says(double completed, double utilisation, params string[] set)
    {
        var run = Run("chained-actions", set);
        Assert.Equal(completed, run.Value("chain_escape_rate", "governed"), 0.005);
        Assert.Equal(utilisation, run.Value("utilisation", "governed", "desk"), 0.005);
    }

    [Theory]
    [InlineData(5.4)]
    [InlineData(3.6, "storms.alerts.height=1")]
    [InlineData(4.5, "classes.alert-fix.arrivals.dayFactor=none", "classes.access-change.arrivals.dayFactor=none")]
    [InlineData(1.6, "classes.access-change.arrivals.profile=flat")]
    [InlineData(4.2, "pools.desk.discipline=fifo")]
    [InlineData(
        28 / 60.0, "storms.alerts.height=1", "classes.alert-fix.arrivals.dayFactor=none", "classes.access-change.arrivals.dayFactor=none",
        "classes.access-change.arrivals.profile=flat", "classes.alert-fix.arrivals.profile=flat")]
    public void Nearly_all_approvals_of_a_week_under_pressure_come_within_the_hours_that_the_comment_says(double hours, params string[] set) =>
        Assert.Equal(hours, Run("queue-pressure", set).By("p95", "approval_latency", "governed") / 60, 0.05);

    [Theory]
    [InlineData("priority", 1.8, 6.8, 0.05)]
    [InlineData("fifo", 4, 4, 0.5)] // about
    public void Alert_fixes_and_access_changes_share_the_wait_as_the_order_says(string discipline, double fixes, double changes, double within)
    {
        var run = Run("queue-pressure", "pools.desk.discipline=" + discipline);
        Assert.Equal(fixes, run.By("p95", "approval_latency", "governed", "alert-fix") / 60, within);
        Assert.Equal(changes, run.By("p95", "approval_latency", "governed", "access-change") / 60, within);
    }

    /// <summary>10 hours and 1.5 to the next half hour; 4.5 points to the next tenth.</summary>
    [Fact]
    public void People_who_take_their_time_in_a_pager_storm_have_decided_after_10_hours_instead_of_one_and_a_half()
    {
        var hurried = Run("pager-storm");
        var unhurried = Run("pager-storm", [.. Laboratory.SettingsOf(Lab.Shipped("pager-storm").ResolvedJson, LabParts.Attention)]);
        Assert.InRange(unhurried.By("p95", "approval_latency", "governed") / 60, 9.5, 10.5);
        Assert.InRange(hurried.By("p95", "approval_latency", "governed") / 60, 1.25, 1.75);
        Assert.Equal(0.045, hurried.Value("escape_rate", "governed") - unhurried.Value("escape_rate", "governed"), 0.0005);
    }

    /// <summary>More than three times what one more is worth in either shift of the day.</summary>
    [Fact]
    public void One_more_by_night_is_worth_far_more_than_by_day()
    {
        const string quick = "run.replications=8"; // the differences are many times their intervals
        double Latency(params string[] set) => Run("understaffed-night", [quick, .. set]).By("p95", "approval_latency", "governed");
        var (before, night) = (Latency(), Latency("pools.desk.roster.shifts.night.vacant=2"));
        var day = Math.Min(Latency("pools.desk.roster.shifts.early.people=6", "pools.desk.reviewers=16"), Latency("pools.desk.roster.shifts.late.people=6", "pools.desk.reviewers=16"));
        Assert.True(before - night > 3 * (before - day), $"{before} {night} {day}");
    }

    private static double Wrong(SampleSet run) => run.Value("wrong_action_exposure", "governed");

    private static SampleSet Run(string name, params string[] set)
    {
        var setup = new ReplicationSetup(Lab.Shipped(name, set));
        return RunAssembler.AssembleWithSamples(setup.Scenario, Replicator.Run(setup, 2), "test", string.Empty).Samples;
    }
}
