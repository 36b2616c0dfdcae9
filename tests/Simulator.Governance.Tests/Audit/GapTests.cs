namespace Simulator.Governance.Tests;

/// <summary>A rule may seem broken because the record is missing that shows it kept: the verifier says where that may be.</summary>
public sealed class GapTests
{
    private static Forgery WithoutAuthorisation => new Forgery(Story.Write(Story.Play())).Drop(Story.Dual, "authorised");

    [Fact]
    public void A_finding_beside_a_gap_says_that_there_is_one()
    {
        var report = WithoutAuthorisation.Rechain().Verify(); // the numbers show that a record is gone
        var finding = report.Findings.First(each => each.Rule == TrailRule.I01);
        Assert.Equal((Story.Dual, 1UL), (finding.Node!.Value.Value, finding.Missing));
        Assert.EndsWith("The trail has a gap there: 1 record is missing up to here that may have been of this request.", finding.Message, StringComparison.Ordinal);
        Assert.Equal((1UL, report.Findings.Count(each => each.Missing > 0)), (report.UndeclaredMissing, report.BesideGaps));
    }

    [Fact]
    public void A_finding_where_no_number_is_missing_stands()
    {
        var report = WithoutAuthorisation.Renumber().Rechain().Verify();
        Assert.All(report.Findings, finding => Assert.Equal(0UL, finding.Missing));
        Assert.Equal(0, report.BesideGaps);
        Assert.DoesNotContain(report.Findings, finding => finding.Message.Contains("gap", StringComparison.Ordinal));
    }

    [Fact]
    public void A_gap_before_a_request_was_submitted_excuses_nothing_of_it()
    {
        // The gap lies in a request that is over before the other one is submitted, whose authorisation nobody can have lost.
        var report = new Forgery(Story.Write(Story.Play())).Drop(Story.Renewed, "authorised").Renumber().Drop(Story.AutoWithSession, "closed").Rechain().Verify();
        Assert.Equal(1UL, report.UndeclaredMissing);
        Assert.Equal(0UL, report.Findings.First(each => each.Rule == TrailRule.I01).Missing);
    }
}
