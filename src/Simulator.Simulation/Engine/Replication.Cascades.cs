using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Statistics;

namespace Simulator.Simulation;

/// <content>Agents that try another way when the policy refuses them, and agents that make others act.</content>
public sealed partial class Replication
{
    /// <summary>A refused agent tries another class, another system or another token, as the class says that was refused first.</summary>
    private void Pivot(in Work work)
    {
        var lineage = work.Lineage;
        var (first, origin) = lineage.Pivots == 0 ? (work.Recommendation.Request.Action.Class, lineage.Line) : (lineage.PivotClass, lineage.PivotOf);
        if (classes[first.Index].FollowUps.Pivot is not { } plan || lineage.Pivots >= plan.Limit
            || draws.Uniform(origin.Value, DrawPurpose.Pivoting, lineage.Pivots) >= plan.Probability)
        {
            return;
        }

        var where = draws.Uniform(origin.Value, DrawPurpose.Pivoting, lineage.Pivots, 1);
        var hasToken = plan.NewToken > 0 && draws.Uniform(origin.Value, DrawPurpose.Pivoting, lineage.Pivots, 2) < plan.NewToken;
        var next = Following(work, Nodes.PivotOf(origin, lineage.Pivots), plan.To.Count == 0 ? first : new ClassId(plan.To[(int)(where * plan.To.Count)]));
        next.Identity = hasToken ? plan.Identity : null;
        next.Lineage.Pivots = (byte)(lineage.Pivots + 1);
        (next.Lineage.PivotClass, next.Lineage.PivotOf) = (first, origin);
        Plan(next, Drawn(plan.Delay, origin, DrawPurpose.PivotDelay, lineage.Pivots));
    }

    /// <summary>An executed action makes other agents act, down to the limit of depth.</summary>
    private void Trigger(in Work work)
    {
        var lineage = work.Lineage;
        var triggers = KindOf(work).FollowUps.Triggers;
        for (var index = 0; index < triggers.Count; index++)
        {
            var trigger = triggers[index]; // by index: an enumerator of a list behind an interface is allocated
            var node = Nodes.Triggered(lineage.Line, Nodes.NameHash(trigger.Name));
            if (lineage.Depth >= scenario.Cascades!.Depth || draws.Uniform(node.Value, DrawPurpose.Trigger) >= trigger.Probability)
            {
                continue;
            }

            var next = Following(work, node, new ClassId(trigger.Class));
            next.Lineage.Pivots = 0;
            next.Lineage.Depth = (byte)(lineage.Depth + 1);
            if (draws.Uniform(node.Value, DrawPurpose.Trigger, 1) < scenario.Cascades.OwnerLost)
            {
                next.RunOwner = PersonId.None;
                next.Signs |= Signs.OwnerMissing;
            }

            ref var family = ref families[lineage.Family];
            score.Triggered(work, isFirst: family.Triggered++ == 0);
            Plan(next, Drawn(scenario.Cascades.Delay, node, DrawPurpose.Trigger, 2));
        }
    }

    /// <summary>A request with a line of its own, on behalf of the same person, if that one is known.</summary>
    private static PlannedWork Following(in Work work, NodeId node, ClassId kind)
    {
        var request = work.Recommendation.Request;
        var next = new PlannedWork
        {
            Node = node,
            Class = kind,
            Lineage = work.Lineage,
            RunOwner = request.Subject.RunOwner,
            Service = -1,
            Wrong = double.NaN,
            Signs = request.Context.Signs & Signs.OwnerMissing,
            BeginsLine = true,
            BeginsChain = true,
        };
        next.Lineage.Attempt = 0;
        next.Lineage.IsFollowUp = true;
        next.Lineage.IsRootLine = false;
        (next.Lineage.Chain, next.Lineage.Step, next.Lineage.Scope, next.Lineage.IsOfWrongChain) = (0, 0, StepScope.Declared, false);
        return next;
    }
}
