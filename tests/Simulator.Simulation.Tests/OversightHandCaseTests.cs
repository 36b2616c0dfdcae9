using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

/// <summary>Oversight and omission, worked out on paper: severity 2, blast radius 3, reviews of 10 minutes whose detection is 0.8 (1 − 1/e).</summary>
public class OversightHandCaseTests
{
    private const double Hour = 3.6e9;
    private static readonly double Detection = 0.8 * (1 - Math.Exp(-1));

    [Fact]
    public void One_review_leaves_its_miss_unsupervised()
    {
        var flow = Lab.Run(Case()).All;
        Assert.Equal(Detection, flow.Oversight / flow.Overseen, 12);
        Assert.Equal(6 * (1 - Detection), flow.UnsupervisedAuthority, 12);
        Assert.Equal(6 * Detection, flow.WeightedOversight, 12);
        Assert.Equal((0, 0), (flow.NominalInAudit, flow.NominalInTruth));
    }

    [Theory]
    [InlineData("0%", true)] // two independent looks
    [InlineData("100%", false)] // the second repeats the first
    public void Two_reviews_leave_the_product_of_their_misses_unless_one_copies(string copies, bool isIndependent)
    {
        var flow = Lab.Run(Case("gates.approval.factors.owner.approvals=2", "pools.desk.reviewers=2", "review.copyProbability=" + copies)).All;
        var miss = isIndependent ? (1 - Detection) * (1 - Detection) : 1 - Detection;
        Assert.Equal(6 * miss, flow.UnsupervisedAuthority, 12);
    }

    [Fact]
    public void Where_nobody_is_asked_everything_is_unsupervised_and_nothing_counts_as_approved()
    {
        var flow = Lab.Run(Case(), Arm.AutoTwin).All;
        Assert.Equal((6.0, 0L), (flow.UnsupervisedAuthority, flow.Overseen));
    }

    [Fact]
    public void A_quick_approval_is_nominal_in_the_records_and_in_truth()
    {
        // A median of 10 s makes 2.5 s enough in truth; the records also say that it was decided within a minute of being asked.
        var quick = Lab.Run(Case("classes.item.review=10s")).All;
        Assert.Equal((1, 0), (quick.NominalInAudit, quick.NominalInTruth));
        var forced = Lab.Run(Case("classes.item.review=10s", "policy.rows.everything.minimumReview=60s")).All;
        Assert.Equal((0, 0), (forced.NominalInAudit, forced.NominalInTruth));
    }

    [Fact]
    public void A_right_action_costs_its_delay_and_a_refused_one_the_whole_cap()
    {
        var executed = Lab.Run(Case()).All;
        Assert.Equal(6 * Hour / 6, executed.Omission, 1.0); // ten minutes at 6 an hour
        var rejected = Lab.Run(Case("review.falseRejection=100%", "run.accrualCap=7d")).All;
        Assert.Equal(6 * 7 * 24 * Hour, rejected.Omission, 1.0);
        Assert.Equal(0, rejected.UnsupervisedAuthority);
        Assert.Equal(0, Lab.Run(Case("classes.item.wrong=100%", "review.detectionMaximum=0%")).All.Omission); // only right ones are missed
    }

    [Fact]
    public void An_expired_right_action_costs_the_whole_cap()
    {
        var flow = Lab.Run(Case("gates.approval.expiry=5m", "run.accrualCap=7d")).All;
        Assert.Equal(6 * 7 * 24 * Hour, flow.Omission, 1.0);
    }

    private static Scenario Case(params string[] set) => Lab.With(
    [
        "classes.item.review=10m", "classes.item.detectionTime=10m", "review.detectionMaximum=80%", "classes.item.severity=2",
        "classes.item.blastRadius=3", "classes.item.delayCost=6", .. set,
    ]);
}
