using Simulator.Time;

namespace Simulator.Governance.Tests;

/// <summary>
/// A host that does at each step whatever a number says, sensible or not, with handles dead or alive; only timers it keeps honestly.
/// Every fact goes into a trail.
/// </summary>
internal sealed class RandomHost : IDisposable
{
    private readonly GovernancePipeline pipeline;
    private readonly PolicyTable policy;
    private readonly MemoryStream stream = new();
    private readonly TrailWriter writer;
    private readonly Dictionary<RequestId, ActionRequest> requests = [];
    private readonly List<RequestId> ids = [];
    private readonly PriorityQueue<Effect, (long Due, int Order)> timers = new();
    private Instant now = World.Start;
    private ulong nodes;
    private int order;

    public RandomHost(GatePlan gates, PolicyTable policy, bool rechecks = false)
    {
        pipeline = new GovernancePipeline(gates, World.Credentials, World.PoolOfPerson, rechecks);
        this.policy = policy;
        writer = new TrailWriter(stream, Story.Header, policy, gates, World.Credentials, new Names(), World.PoolOfPerson);
    }

    public List<AuditEvent> Facts { get; } = [];

    public int InFlight => pipeline.InFlight;

    public int Remembered => writer.InFlight;

    public byte[] Trail
    {
        get
        {
            writer.Complete();
            return stream.ToArray();
        }
    }

    public void Step(int number)
    {
        var (command, rest) = (number % 16, number / 16);
        var id = ids.Count == 0 ? default : ids[^(1 + (rest % Math.Min(ids.Count, 6)))]; // mostly the young ones, often closed already
        rest /= 6;
        var place = rest % 3;
        var person = new PersonId((rest / 3 % 9) - 1);
        switch (command)
        {
            case 0 or 1:
                Submit(rest);
                break;
            case 2 or 3:
                Resolve(id);
                break;
            case 4 or 5 or 6:
                pipeline.Begin(id, place, person, now);
                break;
            case 7 or 8:
                Decide(id, person, rest);
                break;
            case 9:
                if (!Recheck(id, rest))
                {
                    pipeline.Issued(id, now);
                }

                break;
            case 10:
                pipeline.Executed(id, rest % 5 == 0 ? default : DigestOf(id), now);
                break;
            case 11:
                Pass(id, person, rest);
                break;
            case 12:
                GiveUp(id, rest);
                break;
            default:
                Wait(new Duration((rest % 1000) * 2_000_000L));
                break;
        }

        Settle();
    }

    public void Dispose()
    {
        writer.Dispose();
        stream.Dispose();
    }

    private void Submit(int rest)
    {
        var request = World.Request(
            (Impact)(rest % 4),
            (RiskFlags)(rest / 4 % 256),
            (Access)(rest / 1024 % 2),
            reversible: rest / 2048 % 2 == 0,
            confidence: (rest / 4096 % 3) switch { 0 => double.NaN, 1 => 0.5, _ => 0.9 },
            containment: rest / 3 % 2 == 0,
            node: ++nodes,
            kind: new ClassId(rest % 3),
            owner: new PersonId(rest % 8));
        var id = pipeline.Submit(request, now);
        requests.Add(id, request);
        ids.Add(id);
    }

    private void Resolve(RequestId id)
    {
        if (pipeline.IsCurrent(id))
        {
            pipeline.Resolve(id, policy.Evaluate(pipeline.RequestOf(id)), now);
        }
    }

    /// <summary>Asks the policy again; what it finds may be graver, or not what was judged.</summary>
    private bool Recheck(RequestId id, int rest)
    {
        if (pipeline.PhaseOf(id) != RequestPhase.Rechecking)
        {
            return false;
        }

        var request = requests[id];
        var context = request.Context with { Impact = (Impact)(rest % 4), Signs = rest / 4 % 8 == 0 ? Signs.ContextChanged : Signs.None };
        requests[id] = request with { Context = context, Resource = request.Resource with { Flags = request.Resource.Flags | RiskFlags.Customer } };
        return pipeline.Recheck(id, requests[id], policy.Evaluate(requests[id]), now);
    }

    private void Decide(RequestId id, PersonId person, int rest)
    {
        // The host keeps the minimum review, as the simulator does: it decides only what was begun long enough ago.
        var begun = Facts.LastOrDefault(fact => fact.Request == id && fact.Fact is Fact.ReviewStarted or Fact.ReviewResumed);
        if (begun.Fact != default && now >= begun.At + World.Seconds(60))
        {
            var who = rest % 5 == 0 ? person : begun.Actor;
            var digest = rest % 11 == 0 ? default : DigestOf(id);
            pipeline.Decide(id, (int)begun.Detail, who, rest % 7 == 0 ? Verdict.Reject : Verdict.Approve, digest, now, rest % 7 == 0 ? DecisionReason.JudgedWrong : DecisionReason.None);
        }
    }

    private void Pass(RequestId id, PersonId person, int rest)
    {
        var held = Facts.LastOrDefault(fact => fact.Request == id && fact.Fact is Fact.ReviewStarted or Fact.ReviewResumed or Fact.ReviewParked);
        person = rest % 5 == 0 ? person : held.Actor;
        var place = (int)held.Detail;
        switch (held.Fact == Fact.ReviewParked && rest % 4 != 0 ? 2 : rest % 3)
        {
            case 0:
                pipeline.HandBack(id, place, person, now);
                break;
            case 1:
                pipeline.Park(id, place, person, now);
                break;
            default:
                pipeline.Resume(id, place, person, now);
                break;
        }
    }

    private void GiveUp(RequestId id, int rest)
    {
        switch (rest % 8)
        {
            case 0:
                pipeline.Withdraw(id, now);
                break;
            case 1:
                pipeline.TurnAway(id, now);
                break;
            case 2:
                pipeline.Expire(id, now); // hardly ever due
                break;
            case 3:
                pipeline.Escalate(id, (rest / 8 % 4) - 1, now);
                break;
            case 4 when pipeline.PhaseOf(id) != RequestPhase.Evaluating:
                pipeline.Resolve(id, policy.Evaluate(World.Auto()), now); // an answer nobody waits for
                break;
            default:
                pipeline.CredentialExpired(id, (Component)(rest / 8 % 2), now);
                break;
        }
    }

    private Digest DigestOf(RequestId id) => requests.TryGetValue(id, out var request) ? request.Digest : default;

    /// <summary>Time passes; what is due rings in order, also for requests that are gone.</summary>
    private void Wait(Duration length)
    {
        var until = now + length;
        while (timers.TryPeek(out var timer, out var key) && key.Due <= until.Microseconds)
        {
            timers.Dequeue();
            now = Instant.Max(now, timer.Due);
            _ = timer.Wish switch
            {
                Wish.ArmExpiry => pipeline.Expire(timer.Request, now),
                Wish.ArmEscalation => pipeline.Escalate(timer.Request, timer.Index, now),
                Wish.ArmCredentialExpiry => pipeline.CredentialExpired(timer.Request, (Component)timer.Index, now),
                _ => pipeline.CredentialRevoked(timer.Request, (Component)timer.Index, now),
            };
            Settle();
        }

        now = until;
    }

    private void Settle()
    {
        foreach (ref readonly var fact in pipeline.Trail.Take())
        {
            Facts.Add(fact);
            writer.Write(fact, requests[fact.Request]);
        }

        foreach (ref readonly var wish in pipeline.Effects.Take())
        {
            if (wish.Wish is Wish.ArmExpiry or Wish.ArmEscalation or Wish.ArmCredentialExpiry or Wish.RevokeCredential) // and never disarmed: late timers do no harm
            {
                timers.Enqueue(wish, (wish.Due.Microseconds, order++));
            }
        }
    }
}
