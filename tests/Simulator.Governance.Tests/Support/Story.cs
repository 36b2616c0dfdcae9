using System.Text;

namespace Simulator.Governance.Tests;

/// <summary>A trail in which a request takes every way there is; node numbers name the ways.</summary>
internal static class Story
{
    public const ulong AutoWithSession = 1;
    public const ulong FinalSingle = 2;
    public const ulong Dual = 3;
    public const ulong Denied = 4;
    public const ulong Rejected = 5;
    public const ulong Expired = 6;
    public const ulong Withdrawn = 7;
    public const ulong TurnedAway = 8;
    public const ulong Mismatched = 9;
    public const ulong Lapsed = 10;
    public const ulong Renewed = 11;
    public const ulong Open = 12;
    public const ulong Passed = 13;
    public const ulong Escalated = 14;

    public static readonly TrailHeader Header = new("story", "0123456789abcdef", 42, 3);

    /// <summary>Risk tiers, but nothing that is critical and can hurt people.</summary>
    public static readonly PolicyTable Policy = new(
        "risk_tiered@test",
        [
            .. PolicyProfiles.Rows("risk_tiered", 0.8),
            new PolicyRow(
                "T1", 1, PolicyStage.Stop, new Condition { AnyFlag = RiskFlags.Safety, ImpactAtLeast = Impact.Critical }, Outcome.Deny,
                Obligations.None, "nothing critical may hurt people"),
        ],
        PolicyProfiles.Settings("risk_tiered"));

    public static Desk Play()
    {
        var desk = new Desk(World.LadderGates, Policy);
        var auto = desk.Enter(World.Auto(AutoWithSession, World.WithSession));
        desk.Wait(World.Seconds(1));
        var final = desk.Enter(World.Request(Impact.Low, reversible: false, confidence: double.NaN, node: FinalSingle));
        desk.Wait(World.Seconds(1));
        var dual = desk.Enter(World.Dual(Dual, World.WithSession));
        Execute(desk, auto, 1);
        desk.Approve(final, 0, World.Olga);
        desk.Approve(dual, 0, World.Otto);
        Execute(desk, final, 2);
        desk.Approve(dual, 1, World.Rita);
        Execute(desk, dual, 3);
        desk.Enter(World.Request(Impact.Critical, RiskFlags.Safety, node: Denied));
        EndInGates(desk);
        Mismatch(desk);
        Lapse(desk);
        Renew(desk);
        ChangeHands(desk);
        Escalate(desk);
        desk.Begin(desk.Enter(World.Single(Open)), 0, World.Oda);
        return desk;
    }

    /// <summary>Writes the trail of a desk, after the fact: most requests are closed by then.</summary>
    public static byte[] Write(Desk desk, GatePlan? gates = null, TrailHeader? header = null)
    {
        using var stream = new MemoryStream();
        using var writer = new TrailWriter(stream, header ?? Header, desk.Policy, gates ?? World.LadderGates, World.Credentials, new Names(), World.PoolOfPerson);
        foreach (var fact in desk.Facts)
        {
            writer.Write(fact, desk.Requests[fact.Request]);
        }

        writer.Complete();
        return stream.ToArray();
    }

    public static string Text(Desk desk) => Encoding.UTF8.GetString(Write(desk));

    private static void Execute(Desk desk, RequestId id, double minutes)
    {
        desk.Wait(World.Seconds(1));
        Assert.True(desk.Issued(id));
        desk.Wait(World.Minutes(minutes));
        Assert.True(desk.Executed(id));
        desk.RevokeAll(id);
    }

    private static void EndInGates(Desk desk)
    {
        var rejected = desk.Enter(World.Single(Rejected, World.WithSession));
        desk.Begin(rejected, 0, World.Otto);
        desk.Wait(World.Minutes(3));
        desk.Decide(rejected, 0, World.Otto, Verdict.Reject);
        var expired = desk.Enter(World.Single(Expired));
        desk.RevokeAll(rejected);
        desk.Now = desk.LastWish(Wish.ArmExpiry).Due;
        Assert.True(desk.Expire(expired));
        var withdrawn = desk.Enter(World.Single(Withdrawn));
        desk.Wait(World.Minutes(5));
        Assert.True(desk.Withdraw(withdrawn));
        Assert.True(desk.TurnAway(desk.Enter(World.Single(TurnedAway))));
    }

    private static void Mismatch(Desk desk)
    {
        var id = desk.Enter(World.Auto(Mismatched));
        desk.Issued(id);
        desk.Wait(World.Minutes(1));
        desk.Executed(id, new Digest(1, 2));
        desk.RevokeAll(id);
    }

    private static void Lapse(Desk desk)
    {
        var id = desk.Enter(World.Dual(Lapsed));
        for (var round = 0; round < 2; round++)
        {
            desk.Approve(id, 0, World.Olga);
            desk.Approve(id, 1, World.Ralf);
            desk.Wait(World.Minutes(round == 0 ? 61 : 1));
            desk.Issued(id);
            if (round == 0)
            {
                Assert.True(desk.Resolve(id));
            }
        }

        Assert.True(desk.Executed(id));
        desk.RevokeAll(id);
    }

    /// <summary>Olga gives it back; Otto parks it for a while and approves it then, after a minute of review in all.</summary>
    private static void ChangeHands(Desk desk)
    {
        var id = desk.Enter(World.Single(Passed));
        desk.Begin(id, 0, World.Olga);
        desk.Wait(World.Seconds(20));
        Assert.True(desk.HandBack(id, 0, World.Olga));
        desk.Wait(World.Minutes(5));
        desk.Begin(id, 0, World.Otto);
        desk.Wait(World.Seconds(20));
        Assert.True(desk.Park(id, 0, World.Otto));
        desk.Wait(World.Minutes(50));
        Assert.True(desk.Resume(id, 0, World.Otto));
        desk.Wait(World.Seconds(20));
        Assert.Equal(DecisionReceipt.Accepted, desk.Decide(id, 0, World.Otto, Verdict.Approve));
        Execute(desk, id, 1);
    }

    /// <summary>No owner takes it for half an hour; Rosa of risk does.</summary>
    private static void Escalate(Desk desk)
    {
        var id = desk.Enter(World.Single(Escalated));
        desk.Wait(World.Minutes(30));
        Assert.True(desk.Escalate(id, 0));
        desk.Approve(id, 0, World.Rosa);
        Execute(desk, id, 1);
    }

    private static void Renew(Desk desk)
    {
        var id = desk.Enter(World.Auto(Renewed));
        desk.Issued(id);
        desk.Now = desk.LastWish(Wish.ArmCredentialExpiry).Due;
        Assert.True(desk.CredentialExpired(id, Component.Executor));
        desk.Wait(World.Minutes(15) - World.Seconds(10));
        desk.Executed(id);
        desk.Now = desk.LastWish(Wish.ArmCredentialExpiry).Due;
        Assert.True(desk.CredentialExpired(id, Component.Executor)); // sooner than the revocation
    }
}
