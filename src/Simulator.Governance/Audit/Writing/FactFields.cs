using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Simulator.Time;

namespace Simulator.Governance;

/// <summary>Writes what is particular to each kind of fact, and remembers what later facts of the same request need.</summary>
internal sealed class FactFields(
    IReadOnlyList<PolicyTable> policies, GatePlan gates, IReadOnlyList<ClassCredentials> credentials, ITrailNames names, SpecialRules special)
{
    private readonly GatePlan emergencyGates = special.Emergency?.Over(gates) ?? gates;

    public void Write(Utf8JsonWriter json, in AuditEvent fact, in ActionRequest request, ref RequestMemory memory)
    {
        switch (fact.Fact)
        {
            case Fact.Submitted:
                WriteSubmitted(json, request);
                break;
            case Fact.PolicyEvaluated:
                memory.Decision = RecordedDecision.Of(policies[fact.Policy], fact.Detail, request);
                WriteDecision(json, policies[fact.Policy], memory.Decision, request);
                break;
            case Fact.Rechecked:
                var found = RecordedDecision.Of(policies[fact.Policy], fact.Detail, request);
                memory.Decision = PolicyRecheck.InForce(memory.Decision, found);
                WriteDecision(json, policies[fact.Policy], found, request);
                break;
            case Fact.Denied:
                WriteRows(json, policies[fact.Policy], TrailFields.Rows, fact.Detail);
                break;
            case Fact.GateEntered:
                memory.Gate = checked((int)fact.Detail);
                memory.Steps = default;
                WriteGateEntered(json, fact.At, memory);
                break;
            case Fact.FactorLapsed:
                memory.Steps[checked((int)fact.Detail)] = 0;
                WritePlace(json, memory, fact.Detail);
                break;
            case Fact.InformationReceived or Fact.TaskOpened or Fact.ReviewStarted or Fact.ReviewParked or Fact.ReviewResumed:
                WritePlace(json, memory, fact.Detail);
                break;
            case Fact.InformationRequested or Fact.HandedBack:
                WritePlace(json, memory, fact.Detail);
                WriteReason(json, fact.Reason);
                break;
            case Fact.OrderAdvised:
                WriteAdvice(json, memory, fact, request);
                break;
            case Fact.Escalated:
                memory.Steps[checked((int)fact.Detail)]++;
                WritePlace(json, memory, fact.Detail);
                json.WriteNumber(TrailFields.Step, memory.Steps[checked((int)fact.Detail)]);
                WriteReason(json, fact.Reason);
                break;
            case Fact.Approved or Fact.Rejected or Fact.Objected or Fact.ApprovalCarried:
                WritePlace(json, memory, fact.Detail);
                WriteDigest(json, request.Digest); // the pipeline refuses a decision about other arguments
                WriteReason(json, fact.Reason);
                break;
            case Fact.Expired or Fact.Withdrawn or Fact.TurnedAway:
                WriteGate(json, GateOf(memory));
                memory.Gate = -1;
                break;
            case Fact.ApprovedBySilence:
                WriteGate(json, GateOf(memory));
                break;
            case Fact.Overridden:
                WriteGate(json, GateOf(memory));
                memory.Gate = -1;
                SpecialFields.Write(json, fact, special.Overrides);
                break;
            case Fact.ReviewOwed:
                SpecialFields.WriteOwed(json, fact, memory.Decision.Obligations.PostHocWithin, names);
                break;
            case Fact.LookedBack:
                SpecialFields.WriteLookedBack(json, fact);
                break;
            case Fact.Authorised:
                memory.Gate = -1;
                json.WriteString(TrailFields.Level, EnumText<Outcome>.Of((Outcome)fact.Detail));
                json.WriteString(TrailFields.By, ByOf(fact));
                break;
            case Fact.ApprovalLapsed:
                json.WriteNumber(TrailFields.Round, fact.Detail);
                break;
            case Fact.CredentialIssued or Fact.CredentialRenewed or Fact.CredentialExpired or Fact.CredentialRevoked:
                WriteCredential(json, fact, request, ref memory);
                break;
            case Fact.Executed:
                json.WriteNumber(TrailFields.Scope, credentials[request.Action.Class.Index].Executor.Scope);
                WriteDigest(json, request.Digest with { Low = fact.Detail });
                break;
            case Fact.DigestMismatch:
                WriteDigest(json, request.Digest);
                json.WriteString(TrailFields.ExecutedLow, fact.Detail.ToString("x16", CultureInfo.InvariantCulture));
                break;
            case Fact.TicketPassed:
                json.WriteString(TrailFields.TicketStage, names.NameOfStage(checked((int)fact.Detail)));
                break;
            case Fact.TicketOpened or Fact.TicketLost or Fact.ExecutionStarted or Fact.Closed or Fact.OverrideReviewed:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(fact), fact.Fact, "The trail has no record for this fact.");
        }
    }

    /// <summary>Writes a person with number and name; null for nobody.</summary>
    public void WritePerson(Utf8JsonWriter json, string name, PersonId person)
    {
        if (person == PersonId.None)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber(TrailFields.Id, person.Value);
        json.WriteString(TrailFields.Name, names.NameOfPerson(person));
        json.WriteEndObject();
    }

    private void WriteSubmitted(Utf8JsonWriter json, in ActionRequest request)
    {
        json.WriteString(TrailFields.Class, names.NameOfClass(request.Action.Class));
        WriteWorkflow(json, request);
        json.WriteString(TrailFields.Origin, EnumText<Origin>.Of(request.Subject.Origin));
        IdentityFields.WritePrompt(json, request);
        WritePerson(json, TrailFields.RunOwner, request.Subject.RunOwner);
        WriteInputs(json, request);
        json.WriteString(TrailFields.Service, names.NameOfService(request.Resource.Service));
        WriteDigest(json, request.Digest);
    }

    /// <summary>Writes who answers for the request, as it was found when the request came; nothing for a class without a workflow.</summary>
    private void WriteWorkflow(Utf8JsonWriter json, in ActionRequest request)
    {
        if (names.WorkflowOfClass(request.Action.Class) is { } workflow)
        {
            json.WriteString(TrailFields.Workflow, workflow.Name);
            json.WriteString(TrailFields.Process, workflow.Process);
            json.WriteString(TrailFields.ControlOwner, request.Signs.HasFlag(Signs.OwnerMissing) ? null : workflow.ControlOwner);
        }
    }

    /// <summary>Everything the rows of a policy can look at.</summary>
    private static void WriteInputs(Utf8JsonWriter json, in ActionRequest request)
    {
        json.WriteString(TrailFields.Access, EnumText<Access>.Of(request.Action.Access));
        json.WriteString(TrailFields.Impact, EnumText<Impact>.Of(request.Context.Impact));
        HeaderFields.WriteFlags(json, TrailFields.Flags, request.Resource.Flags);
        json.WriteBoolean(TrailFields.Reversible, request.Action.Reversible);
        if (double.IsNaN(request.Context.Confidence))
        {
            json.WriteNull(TrailFields.Confidence);
        }
        else
        {
            json.WriteNumber(TrailFields.Confidence, request.Context.Confidence);
        }

        json.WriteBoolean(TrailFields.Containment, request.Context.Containment);
        json.WriteString(TrailFields.Identity, EnumText<IdentityMode>.Of(request.Subject.Identity));
        json.WriteString(TrailFields.Environment, EnumText<RunEnvironment>.Of(request.Context.Environment));
        HeaderFields.WriteSigns(json, TrailFields.Signs, request.Context.Signs);
        json.WriteNumber(TrailFields.BlastRadius, request.Resource.BlastRadius);
        WriteChain(json, request.Context.Chain);
    }

    /// <summary>Writes what the chain did before; null when the request is no step of one.</summary>
    private static void WriteChain(Utf8JsonWriter json, in ChainState chain)
    {
        if (!chain.IsStep)
        {
            json.WriteNull(TrailFields.Chain);
            return;
        }

        json.WriteStartObject(TrailFields.Chain);
        json.WriteString(TrailFields.ChainOf, chain.Of.ToString());
        json.WriteNumber(TrailFields.Step, chain.Step);
        json.WriteNumber(TrailFields.Points, chain.Points.Value);
        json.WriteNumber(TrailFields.Ceiling, chain.Ceiling.Value);
        json.WriteString(TrailFields.HighestImpact, EnumText<Impact>.Of(chain.HighestImpact));
        HeaderFields.WriteFlags(json, TrailFields.Flags, chain.Flags);
        json.WriteBoolean(TrailFields.HasWrite, chain.HasWrite);
        json.WriteBoolean(TrailFields.HasFinalWrite, chain.HasFinalWrite);
        json.WriteEndObject();
    }

    private static void WriteDecision(Utf8JsonWriter json, PolicyTable policy, in PolicyDecision decision, in ActionRequest request)
    {
        json.WriteString(TrailFields.Policy, policy.Version);
        json.WriteString(TrailFields.Outcome, EnumText<Outcome>.Of(decision.Outcome));
        json.WriteBoolean(TrailFields.DefaultDeny, decision.IsDefaultDeny);
        WriteRows(json, policy, TrailFields.Rows, decision.MatchedRows);
        HeaderFields.WriteObligations(json, decision.Obligations);
        WriteStages(json, policy, decision);
        json.WriteStartObject(TrailFields.Input);
        WriteInputs(json, request);
        json.WriteEndObject();
    }

    /// <summary>Writes how the decision came about: the level after each stage, the chain taken as one, and the rows that decide.</summary>
    private static void WriteStages(Utf8JsonWriter json, PolicyTable policy, in PolicyDecision decision)
    {
        json.WriteStartObject(TrailFields.Levels);
        json.WriteString(TrailFields.Level, EnumText<Outcome>.Of(decision.Levels.Level));
        json.WriteString(TrailFields.Chain, EnumText<Outcome>.Of(decision.Levels.Chain));
        json.WriteString(TrailFields.AfterModifier, EnumText<Outcome>.Of(decision.Levels.Modifier));
        json.WriteString(TrailFields.AfterEmergency, EnumText<Outcome>.Of(decision.Levels.Emergency));
        json.WriteEndObject();
        WriteRows(json, policy, TrailFields.ChainRows, decision.ChainRows);
        json.WriteNumber(TrailFields.NewCeiling, decision.NewCeiling.Value);
        json.WriteStartArray(TrailFields.Deciding);
        foreach (var id in policy.NamesOf(policy.DecidingRows(decision)))
        {
            json.WriteStringValue(id);
        }

        json.WriteEndArray();
    }

    private static void WriteRows(Utf8JsonWriter json, PolicyTable policy, string name, ulong matchedRows)
    {
        json.WriteStartArray(name);
        for (var rest = matchedRows; rest != 0; rest &= rest - 1)
        {
            var row = policy.Rows[BitOperations.TrailingZeroCount(rest)];
            json.WriteStartObject();
            json.WriteString(TrailFields.Id, row.Id);
            json.WriteString(TrailFields.Reason, row.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteGateEntered(Utf8JsonWriter json, Instant at, in RequestMemory memory)
    {
        var gate = GateOf(memory);
        WriteGate(json, gate);
        json.WriteNumber(TrailFields.GateIndex, memory.Gate);
        json.WriteString(TrailFields.Level, EnumText<Outcome>.Of(memory.Decision.Outcome));
        TrailTime.WriteEnd(json, TrailFields.Expires, gate is null ? Instant.MaxValue : at.AddSaturating(gate.RequestTtl));
    }

    /// <summary>Who authorised: at a level that needs people, nobody means that the last gate's time ran out and silence counted.</summary>
    private static string ByOf(in AuditEvent fact) =>
        fact.Actor != PersonId.None ? "people" : (Outcome)fact.Detail == Outcome.Auto ? "policy" : "silence";

    /// <summary>Writes what a model's order was when somebody took a task, what the model knew of it, and whether the person followed.</summary>
    private void WriteAdvice(Utf8JsonWriter json, in RequestMemory memory, in AuditEvent fact, in ActionRequest request)
    {
        var (place, advice) = Advice.FromDetail(fact.Detail);
        WritePlace(json, memory, (ulong)place);
        json.WriteNumber(TrailFields.Score, advice.Score);
        json.WriteNumber(TrailFields.Rank, advice.Rank);
        json.WriteBoolean(TrailFields.Departed, advice.Departed);
        json.WriteBoolean(TrailFields.Starving, advice.WasStarving);
        var pool = GateOf(memory) is { } gate && GatePlaces.FactorOf(gate, place) is { } factor ? factor.PoolAt(memory.Steps[place]) : -1;
        AdviserFields.Write(json, pool >= 0 && pool < special.Advisers.Count ? special.Advisers[pool] : null, request);
        WriteDigest(json, request.Digest); // what the model was shown
    }

    /// <summary>Writes a place with the pool that is asked now: an escalated task has left that of its factor.</summary>
    private void WritePlace(Utf8JsonWriter json, in RequestMemory memory, ulong place)
    {
        var gate = GateOf(memory);
        var factor = gate is null ? null : GatePlaces.FactorOf(gate, checked((int)place));
        WriteGate(json, gate);
        json.WriteNumber(TrailFields.Place, place);
        json.WriteString(TrailFields.Role, factor?.Role);
        json.WriteString(TrailFields.Pool, factor is null ? null : names.NameOfPool(factor.PoolAt(memory.Steps[(int)place])));
    }

    /// <summary>Writes the gate's name; null outside any gate, as when the last of several lapsed approvals ends a request.</summary>
    private static void WriteGate(Utf8JsonWriter json, Gate? gate) => json.WriteString(TrailFields.Gate, gate?.Name);

    private Gate? GateOf(in RequestMemory memory)
    {
        var level = memory.Decision.Outcome;
        if (memory.Gate < 0 || level is not (Outcome.Single or Outcome.Dual))
        {
            return null;
        }

        var plan = (memory.Decision.Obligations.Side == Side.Emergency ? emergencyGates : gates).For(level);
        return memory.Gate < plan.Count ? plan[memory.Gate] : null;
    }

    private void WriteCredential(Utf8JsonWriter json, in AuditEvent fact, in ActionRequest request, ref RequestMemory memory)
    {
        var component = (Component)fact.Detail;
        var plans = credentials[request.Action.Class.Index];
        var plan = component == Component.Executor ? plans.Executor : plans.Session;
        ref var lease = ref component == Component.Executor ? ref memory.Executor : ref memory.Session;
        if (fact.Fact is Fact.CredentialIssued or Fact.CredentialRenewed)
        {
            var ttl = plan?.Ttl ?? Duration.MaxValue;
            lease.Ttl = component == Component.Executor ? Duration.Min(ttl, memory.Decision.Obligations.CredentialTtl) : ttl;
            lease.Issued = fact.At;
            IdentityFields.WriteHolder(json, request, names.NameOfClass(request.Action.Class), component, plan?.Scope ?? 0);
        }

        json.WriteString(TrailFields.Component, EnumText<Component>.Of(component));
        TrailTime.Write(json, TrailFields.Ttl, lease.Ttl);
        TrailTime.Write(json, TrailFields.Issued, lease.Issued);
        TrailTime.WriteEnd(json, TrailFields.Ends, lease.Ends);
        json.WriteBoolean(TrailFields.RevokeOnCompletion, plan?.RevokeOnCompletion ?? false);
        TrailTime.Write(json, TrailFields.RevokeDelay, plan?.RevokeDelay ?? Duration.Zero);
    }

    /// <summary>Writes why, where somebody said so: an approval and what a timer does have no reason.</summary>
    private static void WriteReason(Utf8JsonWriter json, DecisionReason reason)
    {
        if (reason != DecisionReason.None)
        {
            json.WriteString(TrailFields.ReasonCode, EnumText<DecisionReason>.Of(reason));
        }
    }

    private static void WriteDigest(Utf8JsonWriter json, Digest digest) => json.WriteString(TrailFields.Digest, digest.ToString());
}
