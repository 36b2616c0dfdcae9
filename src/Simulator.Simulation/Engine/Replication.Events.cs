using System.Runtime.CompilerServices;
using Simulator.Governance;
using Simulator.Kernel;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>What each event does: it tells the pipeline.</content>
public sealed partial class Replication
{
    private static readonly FactSet Followed = new(
        Fact.Denied,
        Fact.Rejected,
        Fact.Expired,
        Fact.Withdrawn,
        Fact.TurnedAway,
        Fact.DigestMismatch,
        Fact.TicketLost,
        Fact.Authorised,
        Fact.GateEntered,
        Fact.Overridden,
        Fact.LookedBack,
        Fact.Executed,
        Fact.Closed);

    // What is drafted and where it comes from, before it has a slot: kept here, because a large value that is passed on as soon as it is made costs more than its making.
    private Recommendation drafted;
    private Lineage founded;

    /// <summary>What happens on the way of every request.</summary>
    private void Apply(in SimEvent e)
    {
        var id = new RequestId(e.Slot, e.Generation);
        switch (e.Kind)
        {
            case SimEventKind.Arrival:
                Arrive(e.Slot);
                break;
            case SimEventKind.PolicyAnswers:
                AnswerPolicy(id);
                break;
            case SimEventKind.CredentialIssued:
                Issue(id);
                break;
            case SimEventKind.ExecutionEnds:
                pipeline.Executed(id, pipeline.RequestOf(id).Digest, now);
                break;
            case SimEventKind.ReviewEnds:
                EndReview(id, e.Index);
                break;
            case SimEventKind.CredentialRevoked when isBrokerDown && IsDelayed(e):
                break;
            case SimEventKind.CredentialRevoked:
                pipeline.CredentialRevoked(id, (Component)e.Index, now);
                break;
            default:
                ApplyRare(e); // apart: what a call has to save grows with all that it might do
                break;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // what it has to save and clear, the other events need not
    private void Arrive(int kind)
    {
        var stream = arrivals[kind]!;
        var isCounted = IsCountedTime(now);
        Draft(stream.Node, new ClassId(kind), incident: -1, isCounted);
        ScheduleNext(stream, SimEventKind.Arrival, EventOrder.Arrival, kind); // gives the draft time to reach the cache before it is copied
        Enter(incident: -1, isCounted, founded);
    }

    /// <summary>What happens to some requests, to people, and around them.</summary>
    private void ApplyRare(in SimEvent e)
    {
        var id = new RequestId(e.Slot, e.Generation);
        switch (e.Kind)
        {
            case SimEventKind.InformationArrives:
                pipeline.InformationArrived(id, e.Index, now);
                break;
            case SimEventKind.TicketMoves:
                MoveTicket(id);
                break;
            case SimEventKind.TicketLost:
                pipeline.LoseTicket(id, now);
                break;
            case SimEventKind.ScopeSwitches:
                SwitchScope();
                break;
            case SimEventKind.RecheckAnswers:
                AnswerRecheck(id);
                break;
            case SimEventKind.CredentialExpires:
                pipeline.CredentialExpired(id, (Component)e.Index, now);
                break;
            case SimEventKind.GateExpires:
                pipeline.Expire(id, now);
                break;
            case SimEventKind.PatienceEnds:
                pipeline.Withdraw(id, now);
                break;
            case SimEventKind.Leak:
                BeginIncident(e.Slot);
                break;
            case SimEventKind.CredentialLeaks:
                CredentialLeaks(id, e.Index);
                break;
            case SimEventKind.ContainmentRaised:
                RaiseContainment(e.Slot);
                break;
            case SimEventKind.ContainmentEffective when isBrokerDown && IsDelayed(e):
                break;
            case SimEventKind.ContainmentEffective:
                ContainmentTakesEffect(e.Slot);
                break;
            case SimEventKind.TaskSeen:
                Show(e.Slot, e.Index, desks[works[e.Slot].Tasks[e.Index].Pool], ref works[e.Slot]);
                break;
            case SimEventKind.OverrideDue:
                Override(id);
                break;
            case SimEventKind.OverrideReviewed:
                ReviewOverride(id);
                break;
            case SimEventKind.EscalationDue when isNotifierDown && IsLeftWaiting(id, e.Index):
                break;
            case SimEventKind.EscalationDue:
                pipeline.Escalate(id, e.Index, now);
                break;
            case SimEventKind.PullAwayBegins:
                BeginPullAway(e.Slot);
                break;
            case SimEventKind.PullAwayEnds:
                EndPullAway(e.Slot);
                break;
            case SimEventKind.CallOut:
                StartCallOut(e.Slot);
                break;
            case SimEventKind.VisitBegins:
                BeginVisit(e.Slot);
                break;
            case SimEventKind.DistractionBegins:
                BeginDistraction(e.Slot);
                break;
            case SimEventKind.DistractionEnds:
                EndDistraction(e.Slot);
                break;
            case SimEventKind.ResponseDue:
                Respond(e.Slot, e.Index);
                break;
            case SimEventKind.CertificateLapses:
                CertificateLapses(e.Slot);
                break;
            case SimEventKind.CertificateRenewed:
                CertificateRenewed(e.Slot);
                break;
            case SimEventKind.DutyStarts:
                StartDuty(e.Slot);
                break;
            case SimEventKind.DutyEnds:
                EndDuty(e.Slot);
                break;
            case SimEventKind.FollowUpDue:
                BeginFollowUp(e.Slot);
                break;
            case SimEventKind.FaultBegins:
                BeginFault((FaultTarget)e.Slot);
                break;
            case SimEventKind.FaultEnds:
                EndFault((FaultTarget)e.Slot);
                break;
            case SimEventKind.DroppedNoticed:
                Notice(works[e.Slot].Tasks[e.Index].Pool, desks[works[e.Slot].Tasks[e.Index].Pool], e.Slot, e.Index);
                break;
            default:
                throw new InvalidOperationException($"Unknown event {e.Kind}.");
        }
    }

    private void AnswerPolicy(RequestId id)
    {
        if (isPolicyDown && IsHeld(id, SimEventKind.PolicyAnswers))
        {
            return;
        }

        policy.Evaluate(pipeline.RequestOf(id), out var decision);
        ref var work = ref works[id.Slot];
        work.Level = decision.Outcome;
        if (hasVersions)
        {
            NoteVersion(ref work, pipeline.RequestOf(id), decision.Outcome);
        }

        if (work.Evaluations == 1)
        {
            score.Routed(ref work, decision);
            if (work.Incident >= 0)
            {
                incidents[work.Incident].Route = (byte)(decision.Outcome + 1);
            }
        }

        if (setup.HasCompression && Scorekeeper.IsCompressed(work))
        {
            score.Compress(ref work, decision, policy.AsksForPause(decision));
        }

        if (isPolicyDown)
        {
            score.DecidedByFallback(work, decision.Outcome);
        }

        pipeline.Resolve(id, decision, now);
    }

    /// <summary>Which version of the policy decided, and whether the right one would have decided otherwise.</summary>
    private void NoteVersion(ref Work work, in ActionRequest request, Outcome outcome)
    {
        work.IsWidened = isWidened && !isPolicyDown && lapse == PolicyLapse.None;
        work.IsFallback = isPolicyDown;
        work.Lapse = lapse;
        work.IsTooWeak = false;
        if (lapse != PolicyLapse.None)
        {
            HoldAgainstTheRightPolicy(ref work, request, outcome);
        }
    }

    private void Submit(NodeId node, ClassId kind, int incident, bool isCounted)
    {
        Draft(node, kind, incident, isCounted);
        Enter(incident, isCounted, founded);
    }

    /// <summary>What a node asks for and where it comes from.</summary>
    private void Draft(NodeId node, ClassId kind, int incident, bool isCounted)
    {
        setup.Drafting.Draft(node, kind, incident >= 0, draws, wrong: null, out drafted);
        if (incident >= 0 && setup.Secrets[incidents[incident].Source].ContainmentSigns is var signs and not Signs.None)
        {
            drafted.Request = Seen(drafted.Request, signs);
        }

        Found(node, kind, incident < 0, isCounted, ref founded);
        if (founded.Chain > 0)
        {
            drafted.Request = WithChain(drafted.Request, founded);
        }
    }

    /// <summary>What was drafted enters the pipeline.</summary>
    private void Enter(int incident, bool isCounted, in Lineage lineage)
    {
        if (hasDecay)
        {
            drafted = Decayed(drafted);
        }

        if (injections.IsOn)
        {
            drafted = injections.Apply(drafted, now, draws);
        }

        var id = pipeline.Submit(drafted.Request, now);
        if (id.Slot >= works.Length)
        {
            Array.Resize(ref works, works.Length * 2);
        }

        ref var work = ref works[id.Slot];
        work.Renew();
        work.IsCounted = isCounted;
        work.IsOpen = true;
        work.Incident = incident;
        work.Recommendation = drafted;
        work.Lineage = lineage;
        work.Drafted = now;
        work.StageSince = now;
        work.LastDecided = -1;
        work.Gate = -1;
        work.Changes = setup.Changing.IsOn ? setup.Changing.Draw(drafted, now, draws) : Changes.None;
        if (work.IsRoot && !lineage.IsFollowUp)
        {
            score.Arrived(now);
        }

        if (isCounted && work.IsRoot)
        {
            openItems += lineage.IsFollowUp ? 0 : 1;
            score.Drafted(drafted, !lineage.IsFollowUp, now);
        }

        if (lineage.Chain > 0)
        {
            StepAsked(ref work);
        }
    }

    /// <summary>What the simulation itself does about a fact.</summary>
    private void Follow(in AuditEvent fact, ref Work work)
    {
        if (fact.Fact == Fact.Executed && scenario.PostHocDelay is not null)
        {
            LookBack(fact.Request, ref work);
        }

        switch (fact.Fact)
        {
            case Fact.Executed when work.Incident >= 0:
                ContainmentExecuted(work.Incident, work);
                break;
            case Fact.Denied or Fact.Rejected or Fact.Expired or Fact.Withdrawn or Fact.TurnedAway or Fact.DigestMismatch or Fact.TicketLost:
                ForgetPatience(ref work);
                if (work.Incident >= 0)
                {
                    ScheduleContainment(work.Incident);
                }

                break;
            case Fact.LookedBack:
                LookedBack(fact, work);
                break;
            case Fact.GateEntered:
                AwaitOverride(fact.Request, ref work);
                break;
            case Fact.Authorised or Fact.Overridden:
                ForgetPatience(ref work);
                break;
            case Fact.Closed:
                LeaveChain(work.Lineage.Chain);
                if (work.IsRoot && Leave(work.Lineage.Family) && work.IsCounted)
                {
                    openItems--;
                }

                work.IsOpen = false; // it still counts: its tasks are taken back after this
                break;
        }
    }

    private void ForgetPatience(ref Work work)
    {
        Forget(ref work.PatienceEnd);
        Forget(ref work.OverrideDue);
    }

    /// <summary>What is due need not happen any more; most of it was never due.</summary>
    private void Forget(ref EventHandle due)
    {
        if (due != default)
        {
            calendar.Cancel(due);
            due = default;
        }
    }

    private void Schedule(Instant at, byte order, SimEventKind kind, RequestId id, int index = 0) =>
        Schedule(at, order, new SimEvent(kind, (byte)index, id.Slot, id.Generation));

    [MethodImpl(MethodImplOptions.NoInlining)] // asked for in many places: a copy of the calendar's in each would crowd the cache of instructions
    private EventHandle Schedule(Instant at, byte order, SimEvent what) => calendar.Schedule(at, order, what);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ScheduleAfter(Distribution delay, ushort purpose, int occurrence, SimEventKind kind, RequestId id, Duration more = default)
    {
        // Draws are keyed: leaving one out that could not change anything changes no other.
        var length = delay is Fixed
            ? delay.Mean
            : delay.Quantile(draws.Uniform(works[id.Slot].Recommendation.Request.Node.Value, purpose, occurrence));
        Schedule(now + Duration.FromMicroseconds(length) + more, EventOrder.Completion, kind, id);
    }
}
