using Simulator.Governance;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

/// <summary>Who copies the first reviewer copies what was seen, not that it was passed up or asked about.</summary>
public class CopiedReviewTests
{
    [Fact]
    public void A_second_reviewer_does_not_copy_that_the_first_passed_it_up()
    {
        // The owner's place is passed up, to the same people; the peer has nobody further up and decides.
        var trail = Lab.Trail(Lab.Over(
            """
            {
              "pools": { "desk": { "reviewers": 6 } },
              "gates": { "approval": { "factors": { "owner": { "order": 1, "escalation": { "up": { "pool": "desk" } } }, "peer": { "order": 2, "pool": "desk" } } } },
              "review": { "escalates": "100%", "copyProbability": "100%" }
            }
            """));
        Assert.Single(trail.Minutes(Fact.Escalated));
        Assert.Equal(2, trail.Minutes(Fact.Approved).Length);
    }
}
