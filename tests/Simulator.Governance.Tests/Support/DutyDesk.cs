using Simulator.Time;

namespace Simulator.Governance.Tests;

/// <summary>A host with duties beyond gates: it asks the policy again before executions and writes the trail while it happens, since requests change on the way.</summary>
internal sealed class DutyDesk : IDisposable
{
    private readonly MemoryStream stream = new();
    private readonly TrailWriter writer;
    private readonly Dictionary<RequestId, ActionRequest> requests = [];

    public DutyDesk(GatePlan? gates = null, PolicyTable? policy = null, bool rechecks = true, SpecialRules? special = null)
    {
        Policy = policy ?? Story.Policy;
        Pipeline = new GovernancePipeline(gates ?? World.Gates, World.Credentials, World.PoolOfPerson, rechecks) { Overrides = special?.Overrides, Emergency = special?.Emergency };
        writer = new TrailWriter(stream, Story.Header, Policy, gates ?? World.Gates, World.Credentials, new Names(), World.PoolOfPerson, special);
    }

    public GovernancePipeline Pipeline { get; }

    public PolicyTable Policy { get; }

    public Instant Now { get; set; } = World.Start;

    public List<AuditEvent> Facts { get; } = [];

    public List<Effect> Wishes { get; } = [];

    public RequestId Enter(in ActionRequest request)
    {
        var id = Pipeline.Submit(request, Now);
        requests[id] = request;
        Take();
        Assert.True(Do(Pipeline.Resolve(id, Policy.Evaluate(request), Now)));
        return id;
    }

    /// <summary>Somebody takes a place, reviews for two minutes and decides.</summary>
    public DecisionReceipt Decide(
        RequestId id, int place, PersonId person, Verdict verdict = Verdict.Approve, DecisionReason reason = DecisionReason.JudgedWrong)
    {
        Assert.True(Do(Pipeline.Begin(id, place, person, Now)));
        Now += World.Minutes(2);
        var receipt = Pipeline.Decide(id, place, person, verdict, requests[id].Digest, Now, verdict == Verdict.Approve ? DecisionReason.None : reason);
        Take();
        return receipt;
    }

    /// <summary>The policy is asked again about the request as it is found.</summary>
    public bool Recheck(RequestId id, ActionRequest? found = null)
    {
        requests[id] = found ?? requests[id];
        return Do(Pipeline.Recheck(id, requests[id], Policy.Evaluate(requests[id]), Now));
    }

    public void Execute(RequestId id)
    {
        Assert.True(Do(Pipeline.Issued(id, Now)));
        Now += World.Minutes(1);
        Assert.True(Do(Pipeline.Executed(id, requests[id].Digest, Now)));
        Now = Wishes.Last(wish => wish.Wish == Wish.RevokeCredential).Due;
        Do(Pipeline.CredentialRevoked(id, Component.Executor, Now));
    }

    public bool Do(bool answer)
    {
        Take();
        return answer;
    }

    public int Count(Fact fact) => Facts.Count(each => each.Fact == fact);

    /// <summary>The trail so far, complete.</summary>
    public Forgery Trail()
    {
        writer.Complete();
        return new Forgery(stream.ToArray());
    }

    public void Dispose()
    {
        writer.Dispose();
        stream.Dispose();
    }

    private void Take()
    {
        foreach (ref readonly var fact in Pipeline.Trail.Take())
        {
            Facts.Add(fact);
            writer.Write(fact, requests[fact.Request]);
        }

        Wishes.AddRange(Pipeline.Effects.Take());
    }
}
