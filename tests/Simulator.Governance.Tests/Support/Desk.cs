using Simulator.Time;

namespace Simulator.Governance.Tests;

/// <summary>A host in slow motion: tests give the commands, it keeps the time, the facts and the wishes.</summary>
internal sealed class Desk(GatePlan gates, PolicyTable? policy = null, IReadOnlyList<int>? poolOfPerson = null)
{
    public Desk()
        : this(World.Gates)
    {
    }

    public GovernancePipeline Pipeline { get; } = new(gates, World.Credentials, poolOfPerson ?? World.PoolOfPerson);

    public PolicyTable Policy { get; } = policy ?? World.Policy;

    public Instant Now { get; set; } = World.Start;

    public List<AuditEvent> Facts { get; } = [];

    public List<Effect> Wishes { get; } = [];

    /// <summary>Every request that was submitted: trails are written when most of them are closed.</summary>
    public Dictionary<RequestId, ActionRequest> Requests { get; } = [];

    /// <summary>The facts about one request, in order.</summary>
    public Fact[] FactsOf(RequestId id) => [.. Facts.Where(fact => fact.Request == id).Select(fact => fact.Fact)];

    public int Count(Fact fact) => Facts.Count(each => each.Fact == fact);

    public AuditEvent Last(Fact fact) => Facts.Last(each => each.Fact == fact);

    public Effect LastWish(Wish wish) => Wishes.Last(each => each.Wish == wish);

    public void Wait(Duration length) => Now += length;

    public RequestId Submit(in ActionRequest request)
    {
        var submitted = request;
        var id = Pipeline.Submit(request, Now);
        Requests.Add(id, submitted);
        Take();
        return id;
    }

    /// <summary>Submits a request and lets the policy answer.</summary>
    public RequestId Enter(in ActionRequest request)
    {
        var id = Submit(request);
        Assert.True(Resolve(id));
        return id;
    }

    public bool Resolve(RequestId id) => Do(Pipeline.Resolve(id, Policy.Evaluate(Pipeline.RequestOf(id)), Now));

    public bool Begin(RequestId id, int place, PersonId person) => Do(Pipeline.Begin(id, place, person, Now));

    public DecisionReceipt Decide(
        RequestId id, int place, PersonId person, Verdict verdict, Digest? digest = null, DecisionReason reason = DecisionReason.JudgedWrong)
    {
        var receipt = Pipeline.Decide(id, place, person, verdict, digest ?? Pipeline.RequestOf(id).Digest, Now, verdict == Verdict.Approve ? DecisionReason.None : reason);
        Take();
        return receipt;
    }

    /// <summary>Takes a place, reviews for two minutes and approves.</summary>
    public void Approve(RequestId id, int place, PersonId person)
    {
        Assert.True(Begin(id, place, person));
        Wait(World.Minutes(2));
        Assert.Equal(DecisionReceipt.Accepted, Decide(id, place, person, Verdict.Approve));
    }

    public bool Escalate(RequestId id, int place) => Do(Pipeline.Escalate(id, place, Now));

    public bool HandBack(RequestId id, int place, PersonId person) => Do(Pipeline.HandBack(id, place, person, Now));

    public bool Park(RequestId id, int place, PersonId person) => Do(Pipeline.Park(id, place, person, Now));

    public bool Resume(RequestId id, int place, PersonId person) => Do(Pipeline.Resume(id, place, person, Now));

    public bool Issued(RequestId id) => Do(Pipeline.Issued(id, Now));

    public bool Executed(RequestId id, Digest? digest = null) => Do(Pipeline.Executed(id, digest ?? Pipeline.RequestOf(id).Digest, Now));

    public bool Expire(RequestId id) => Do(Pipeline.Expire(id, Now));

    public bool Withdraw(RequestId id) => Do(Pipeline.Withdraw(id, Now));

    public bool TurnAway(RequestId id) => Do(Pipeline.TurnAway(id, Now));

    public bool CredentialExpired(RequestId id, Component component) => Do(Pipeline.CredentialExpired(id, component, Now));

    public bool CredentialRevoked(RequestId id, Component component) => Do(Pipeline.CredentialRevoked(id, component, Now));

    /// <summary>Lets every revocation of an ended request take effect when it is due.</summary>
    public void RevokeAll(RequestId id)
    {
        foreach (var wish in Wishes.Where(wish => wish.Wish == Wish.RevokeCredential && wish.Request == id).OrderBy(wish => wish.Due).ToList())
        {
            Now = Instant.Max(Now, wish.Due);
            CredentialRevoked(id, (Component)wish.Index);
        }
    }

    private bool Do(bool answer)
    {
        Take();
        return answer;
    }

    private void Take()
    {
        Facts.AddRange(Pipeline.Trail.Take());
        Wishes.AddRange(Pipeline.Effects.Take());
    }
}
