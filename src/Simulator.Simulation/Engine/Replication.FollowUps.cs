using Simulator.Governance;
using Simulator.Operations;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>What follows a request. Its family is closed when the last member is: only then the root request is resolved.</content>
public sealed partial class Replication
{
    private static readonly FactSet Followable = new(
        Fact.Authorised, Fact.Denied, Fact.Rejected, Fact.Expired, Fact.Withdrawn, Fact.TurnedAway, Fact.Executed);

    private readonly SlotTable<FamilyWork> families = new();
    private readonly SlotTable<PlannedWork> planned = new();
    private readonly bool hasFollowUps;

    /// <summary>The lineage of a request that nothing precedes.</summary>
    private void Found(NodeId node, ClassId kind, bool isRoot, bool isCounted, ref Lineage lineage)
    {
        lineage = default;
        lineage.Root = lineage.Line = node;
        lineage.RootClass = kind;
        lineage.LineSince = now;
        lineage.IsRootLine = true;
        if (hasFollowUps && isRoot)
        {
            lineage.Family = families.Take();
            families[lineage.Family] = new FamilyWork { IsCounted = isCounted, Members = 1 };
            BeginChain(ref lineage, kind);
        }
    }

    /// <summary>Plans what follows a fact, before it is counted: what a refusal means depends on whether the request comes again.</summary>
    private void FollowUp(in AuditEvent fact, ref Work work)
    {
        if (work.Lineage.Family > 0 && fact.Fact == Fact.Rejected)
        {
            Resubmit(fact, ref work);
        }

        if (work.Lineage.Chain > 0)
        {
            FollowChain(fact, ref work);
        }

        if (work.Lineage.Family == 0 || fact.Fact == Fact.Authorised)
        {
            return;
        }

        score.FollowUpEnded(fact, work);
        if (fact.Fact == Fact.Denied)
        {
            Pivot(work);
        }
        else if (fact.Fact == Fact.Executed)
        {
            Trigger(work);
        }
    }

    private void Resubmit(in AuditEvent fact, ref Work work)
    {
        ref var lineage = ref work.Lineage;
        if (KindOf(work).FollowUps.Resubmission is not { } plan || lineage.Attempt >= plan.Limit
            || draws.Uniform(lineage.Line.Value, DrawPurpose.Resubmission, lineage.Attempt) >= plan.Probability)
        {
            return;
        }

        work.IsContinued = true;
        score.Resubmitted(work);
        var delay = Drawn(plan.Delay, lineage.Line, DrawPurpose.ResubmissionDelay, lineage.Attempt);
        var request = work.Recommendation.Request;
        var next = new PlannedWork
        {
            Node = Nodes.Resubmission(lineage.Line, lineage.Attempt),
            Class = request.Action.Class,
            Lineage = lineage,
            RunOwner = request.Subject.RunOwner,
            Service = request.Resource.Service,
            Signs = request.Context.Signs & (Signs.StepOutOfScope | Signs.OwnerMissing),
            Identity = request.Subject.Identity,
            Wrong = plan.Wrong ?? double.NaN,
            WasRight = !work.Recommendation.IsWrong && !lineage.IsOfWrongChain && fact.At < work.Changes.StaleAt,
        };
        next.Lineage.Attempt++;
        next.Lineage.IsFollowUp = true;
        if (lineage.Chain > 0)
        {
            chains[lineage.Chain].Members++;
        }

        Plan(next, delay);
    }

    private void Plan(in PlannedWork next, Duration delay)
    {
        families[next.Lineage.Family].Members++;
        var number = planned.Take();
        planned[number] = next;
        planned[number].IsPlanned = true;
        Schedule(now + delay, EventOrder.Arrival, new SimEvent(SimEventKind.FollowUpDue, 0, number, 0));
    }

    private void BeginFollowUp(int number)
    {
        var plan = planned[number];
        planned[number].IsPlanned = false;
        planned.Release(number);
        setup.Drafting.Draft(plan.Node, plan.Class, isContainment: false, draws, double.IsNaN(plan.Wrong) ? null : plan.Wrong, out drafted);
        var request = drafted.Request;
        if (plan.BeginsLine)
        {
            (plan.Lineage.Line, plan.Lineage.LineSince) = (plan.Node, now);
        }

        if (plan.BeginsChain)
        {
            BeginChain(ref plan.Lineage, plan.Class);
        }

        if (plan.Lineage is { Pivots: > 0, Attempt: 0 } && families[plan.Lineage.Family].IsCounted)
        {
            score.Pivoted(plan.Identity is not null);
        }

        request = WithChain(request, plan.Lineage) with
        {
            Subject = request.Subject with { RunOwner = plan.RunOwner, Identity = plan.Identity ?? request.Subject.Identity },
        };
        request = plan.Service < 0 ? request : request with { Resource = request.Resource with { Service = plan.Service } };
        drafted = drafted with { Request = plan.Signs == Signs.None ? request : Seen(request, plan.Signs) };
        Enter(incident: -1, families[plan.Lineage.Family].IsCounted, plan.Lineage);
    }

    /// <summary>A member of a family is closed.</summary>
    /// <returns>Whether it was the last one.</returns>
    private bool Leave(int number)
    {
        if (number == 0)
        {
            return true;
        }

        if (--families[number].Members > 0)
        {
            return false;
        }

        families.Release(number);
        return true;
    }

    /// <summary>Whether a family was not yet counted as open; a request without one stands for itself.</summary>
    private bool IsFirstUnresolved(int family)
    {
        if (family == 0)
        {
            return true;
        }

        var isFirst = !families[family].IsUnresolved;
        families[family].IsUnresolved = true;
        return isFirst;
    }

    /// <summary>The simulation ended before these were drafted.</summary>
    private void CountPlanned()
    {
        for (var number = 1; number <= planned.Highest; number++)
        {
            ref var next = ref planned[number];
            if (next.IsPlanned && families[next.Lineage.Family].IsCounted)
            {
                score.NeverFollowed(next, IsFirstUnresolved(next.Lineage.Family));
            }

            next.IsPlanned = false;
        }
    }

    private Duration Drawn(Distribution length, NodeId node, ushort purpose, int occurrence) =>
        Duration.FromMicroseconds(length is Fixed ? length.Mean : length.Quantile(draws.Uniform(node.Value, purpose, occurrence)));
}
