using Simulator.Time;

namespace Simulator.Governance.Tests;

public sealed class CredentialTests
{
    private readonly Desk desk = new();

    [Fact]
    public void Life_of_a_credential_starts_at_its_issue_not_at_the_request()
    {
        var id = desk.Enter(World.Single());
        desk.Approve(id, 0, World.Olga);
        desk.Wait(World.Minutes(7));
        desk.Issued(id);
        Assert.Equal(desk.Now, desk.Pipeline.IssuedAt(id, Component.Executor));
        Assert.Equal(desk.Now + World.Minutes(15), desk.LastWish(Wish.ArmCredentialExpiry).Due);
        Assert.Equal(desk.Now + World.Minutes(15), desk.Pipeline.EndsAt(id, Component.Executor));
    }

    [Fact]
    public void Shorter_of_class_and_policy_limits_the_life()
    {
        var table = new PolicyTable("short", [new PolicyRow(
            "all", 0, PolicyStage.Level, new Condition(), Outcome.Auto, Obligations.None with { CredentialTtl = World.Minutes(4) }, "all")]);
        var strict = new Desk(World.Gates, table);
        strict.Issued(strict.Enter(World.Auto()));
        Assert.Equal(strict.Now + World.Minutes(4), strict.LastWish(Wish.ArmCredentialExpiry).Due);
    }

    [Fact]
    public void Credential_that_ends_during_execution_is_renewed_with_a_record()
    {
        var id = Executing(World.WithoutSession);
        desk.Now = desk.LastWish(Wish.ArmCredentialExpiry).Due;
        Assert.True(desk.CredentialExpired(id, Component.Executor));
        Assert.Equal([Fact.CredentialExpired, Fact.CredentialRenewed], desk.FactsOf(id)[^2..]);
        Assert.True(desk.Pipeline.IsAlive(id, Component.Executor));
        Assert.Equal(desk.Now, desk.Pipeline.IssuedAt(id, Component.Executor));
        Assert.Equal(desk.Now + World.Minutes(15), desk.LastWish(Wish.ArmCredentialExpiry).Due);
    }

    [Fact]
    public void Late_timer_of_an_earlier_life_does_not_end_the_next_one()
    {
        var id = Executing(World.WithoutSession);
        desk.Now = desk.LastWish(Wish.ArmCredentialExpiry).Due;
        desk.CredentialExpired(id, Component.Executor);
        var before = desk.Facts.Count;
        Assert.False(desk.CredentialExpired(id, Component.Executor)); // the same timer, delivered twice
        Assert.Equal(before, desk.Facts.Count);
        Assert.True(desk.Pipeline.IsAlive(id, Component.Executor));
    }

    [Fact]
    public void Revocation_is_asked_for_at_the_end_and_effective_after_its_delay()
    {
        var id = Executing(World.WithoutSession);
        desk.Wait(World.Minutes(1));
        desk.Executed(id);
        Assert.Equal(desk.Now + World.Seconds(30), desk.LastWish(Wish.RevokeCredential).Due);
        Assert.True(desk.Pipeline.IsAlive(id, Component.Executor)); // orphaned until then
        desk.Wait(World.Seconds(30));
        Assert.True(desk.CredentialRevoked(id, Component.Executor));
        Assert.Equal([Fact.CredentialRevoked, Fact.Closed], desk.FactsOf(id)[^2..]);
    }

    [Fact]
    public void Expiry_that_comes_before_the_revocation_ends_the_life_and_the_revocation_is_ignored()
    {
        var id = Executing(World.WithoutSession);
        var ends = desk.LastWish(Wish.ArmCredentialExpiry).Due;
        desk.Now = ends - World.Seconds(10);
        desk.Executed(id);
        desk.Now = ends;
        Assert.True(desk.CredentialExpired(id, Component.Executor));
        Assert.Equal([Fact.CredentialExpired, Fact.Closed], desk.FactsOf(id)[^2..]); // not renewed: the work is over
        desk.Wait(World.Seconds(20));
        Assert.False(desk.CredentialRevoked(id, Component.Executor));
    }

    [Fact]
    public void Revocation_that_comes_before_the_expiry_disarms_it()
    {
        var id = Executing(World.WithoutSession);
        var ends = desk.LastWish(Wish.ArmCredentialExpiry).Due;
        desk.Executed(id);
        desk.RevokeAll(id);
        Assert.Equal(1, desk.Wishes.Count(wish => wish.Wish == Wish.DisarmCredentialExpiry));
        desk.Now = ends;
        Assert.False(desk.CredentialExpired(id, Component.Executor));
        Assert.Equal(0, desk.Count(Fact.CredentialExpired));
    }

    [Fact]
    public void Session_lives_while_the_request_waits_and_may_end_before_it()
    {
        var id = desk.Enter(World.Single(kind: World.WithSession));
        Assert.True(desk.Pipeline.IsAlive(id, Component.Orchestrator));
        Assert.False(desk.Pipeline.IsAlive(id, Component.Executor));
        Assert.Equal(World.Start, desk.Pipeline.IssuedAt(id, Component.Orchestrator));
        desk.Now = desk.Wishes.First(wish => wish.Wish == Wish.ArmCredentialExpiry).Due;
        Assert.True(desk.CredentialExpired(id, Component.Orchestrator));
        Assert.False(desk.Pipeline.IsAlive(id, Component.Orchestrator)); // a session is never renewed
        Assert.Equal(RequestPhase.Pending, desk.Pipeline.PhaseOf(id));
    }

    [Fact]
    public void Session_of_a_request_that_ends_without_execution_is_revoked()
    {
        var id = desk.Enter(World.Single(kind: World.WithSession));
        desk.Withdraw(id);
        Assert.Equal(desk.Now + World.Seconds(60), desk.LastWish(Wish.RevokeCredential).Due);
        Assert.Equal(RequestPhase.Ended, desk.Pipeline.PhaseOf(id));
        desk.RevokeAll(id);
        Assert.Equal(RequestPhase.None, desk.Pipeline.PhaseOf(id));
    }

    [Fact]
    public void Request_is_closed_only_when_its_last_credential_is_dead()
    {
        var id = Executing(World.WithSession);
        desk.Executed(id);
        desk.Wait(World.Seconds(30));
        desk.CredentialRevoked(id, Component.Executor);
        Assert.Equal(0, desk.Count(Fact.Closed));
        Assert.Equal(1, desk.Pipeline.InFlight);
        desk.Wait(World.Seconds(30));
        desk.CredentialRevoked(id, Component.Orchestrator);
        Assert.Equal(1, desk.Count(Fact.Closed));
        Assert.Equal(0, desk.Pipeline.InFlight);
    }

    [Fact]
    public void Standing_credential_is_limited_by_the_policy_only_and_not_revoked_on_completion()
    {
        var limitless = new PolicyTable("limitless", [new PolicyRow("all", 0, PolicyStage.Level, new Condition(), Outcome.Auto, Obligations.None, "all")]);
        var standing = new Desk(World.Gates, limitless);
        var id = standing.Enter(World.Auto(kind: World.Standing));
        standing.Issued(id);
        Assert.DoesNotContain(standing.Wishes, wish => wish.Wish == Wish.ArmCredentialExpiry);
        standing.Executed(id);
        Assert.DoesNotContain(standing.Wishes, wish => wish.Wish == Wish.RevokeCredential);
        Assert.True(standing.Pipeline.IsAlive(id, Component.Executor));
        Assert.True(standing.CredentialRevoked(id, Component.Executor)); // by hand
        Assert.Equal(0, standing.Pipeline.InFlight);
    }

    [Fact]
    public void Credentials_without_a_life_are_refused()
    {
        var plans = World.Credentials;
        plans[0] = new ClassCredentials(plans[0].Executor with { Ttl = Duration.Zero }, null);
        Assert.Throws<ArgumentException>(() => new GovernancePipeline(World.Gates, plans, World.PoolOfPerson));
        plans[0] = new ClassCredentials(World.Credentials[0].Executor, World.Credentials[0].Executor with { Ttl = new Duration(-1) });
        Assert.Throws<ArgumentException>(() => new GovernancePipeline(World.Gates, plans, World.PoolOfPerson));
    }

    private RequestId Executing(ClassId kind)
    {
        var id = desk.Enter(World.Auto(kind: kind));
        Assert.True(desk.Issued(id));
        return id;
    }
}
