namespace Simulator.Governance.Tests;

/// <summary>Forged trails whose credentials or ends do not fit.</summary>
public sealed class ForgedCredentialTests
{
    private readonly Forgery forgery = new();

    [Fact]
    public void Credential_that_lives_longer_than_the_policy_allows_breaks_I20()
    {
        forgery.Change(Story.Renewed, "credential_issued", "\"ttl_us\":900000000", "\"ttl_us\":900000001");
        var report = forgery.Renumber().Rechain().Verify();
        Assert.Equal([TrailRule.I20], Forgery.Rules(report));
        Assert.Equal(2, report.CountOf(TrailRule.I20)); // too long, and its end does not fit its life
    }

    [Fact]
    public void Credential_that_outlives_its_end_breaks_I20()
    {
        // The expiry is told a second later than it had to be.
        var expired = forgery.Find(Story.Renewed, "credential_expired");
        var at = AtOf(forgery.Lines[expired]);
        var later = string.Concat(at.AsSpan(0, at.Length - 8), "1.000000Z");
        foreach (var line in new[] { expired, expired + 1 })
        {
            forgery.Lines[line] = forgery.Lines[line].Replace($"\"at\":\"{at}\"", $"\"at\":\"{later}\"", StringComparison.Ordinal);
        }

        Assert.Contains(TrailRule.I20, forgery.RulesAfterRepair());
    }

    [Fact]
    public void Credential_that_is_revoked_too_late_breaks_I20()
    {
        forgery.Change(Story.AutoWithSession, "credential_issued", "\"revoke_delay_us\":30000000", "\"revoke_delay_us\":29999999", 1);
        var report = forgery.Rechain().Verify();
        Assert.Equal([TrailRule.I20], Forgery.Rules(report));
        Assert.Contains("beyond the end of the work", Assert.Single(report.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Session_that_is_revoked_too_late_breaks_I20()
    {
        forgery.Change(Story.AutoWithSession, "credential_issued", "\"revoke_delay_us\":60000000", "\"revoke_delay_us\":59999999");
        Assert.Contains("orchestrator", Assert.Single(forgery.Rechain().Verify().Findings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Story.Dual, 1)] // the session
    [InlineData(Story.FinalSingle, 0)] // the executor's
    public void Request_that_is_closed_with_a_living_credential_breaks_I20(ulong node, int occurrence)
    {
        forgery.Drop(node, "credential_revoked", occurrence);
        var report = forgery.Renumber().Rechain().Verify();
        Assert.Equal([TrailRule.I20], Forgery.Rules(report));
        Assert.Contains("closed while a credential", report.Findings[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Credential_of_a_request_still_open_at_the_end_is_judged_too()
    {
        forgery.Drop(Story.AutoWithSession, "credential_revoked", 0);
        forgery.Drop(Story.AutoWithSession, "credential_revoked", 0);
        forgery.Drop(Story.AutoWithSession, "closed");
        forgery.Change(forgery.Lines.Count - 1, "\"open\":1", "\"open\":2");
        var report = forgery.Renumber().Rechain().Verify();
        Assert.Equal([TrailRule.I20], Forgery.Rules(report));
        Assert.Equal(2, report.CountOf(TrailRule.I20)); // session and executor
        Assert.Equal(2, report.Unclosed);
    }

    [Fact]
    public void Renewal_after_the_work_breaks_I20()
    {
        forgery.Copy(Story.Renewed, "credential_renewed", Story.Mismatched, "digest_mismatch");
        Assert.Contains(TrailRule.I20, forgery.RulesAfterRepair());
    }

    [Fact]
    public void End_of_a_credential_that_does_not_live_breaks_I18()
    {
        forgery.Copy(Story.AutoWithSession, "credential_revoked", Story.FinalSingle, "submitted");
        Assert.Equal([TrailRule.I18], forgery.RulesAfterRepair());
    }

    [Fact]
    public void Two_ends_of_one_request_break_I32()
    {
        forgery.Copy(Story.Expired, "expired", Story.Rejected, "rejected");
        var report = forgery.Renumber().Rechain().Verify();
        Assert.Equal([TrailRule.I32], Forgery.Rules(report));
        Assert.Contains("'rejected' and 'expired'", Assert.Single(report.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Request_that_is_closed_without_an_end_breaks_I32()
    {
        forgery.Drop(Story.Withdrawn, "withdrawn");
        Assert.Equal([TrailRule.I32], forgery.RulesAfterRepair());
    }

    [Fact]
    public void Approval_after_the_end_breaks_I18()
    {
        forgery.Copy(Story.FinalSingle, "approved", Story.Expired, "expired");
        Assert.Contains(TrailRule.I18, forgery.RulesAfterRepair());
    }

    private static string AtOf(string line)
    {
        var start = line.IndexOf("\"at\":\"", StringComparison.Ordinal) + 6;
        return line[start..line.IndexOf('"', start)];
    }
}
