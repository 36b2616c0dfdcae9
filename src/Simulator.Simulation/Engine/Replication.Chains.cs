using System.Numerics;
using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>Chains: an executed step brings the next one, and the policy may weigh the executed steps together.</content>
public sealed partial class Replication
{
    private readonly SlotTable<ChainWork> chains = new();

    /// <summary>A request may be the first step of a chain.</summary>
    private void BeginChain(ref Lineage lineage, ClassId kind)
    {
        if (!setup.Chaining.Begins(kind))
        {
            return;
        }

        lineage.Chain = chains.Take();
        lineage.Step = 0;
        var length = setup.Chaining.Length(lineage.Line, kind, draws);
        lineage.IsOfWrongChain = length > 1 && setup.Chaining.IsWrong(lineage.Line, draws);
        chains[lineage.Chain] = new ChainWork
        {
            Node = lineage.Line,
            State = ChainState.Start with { Of = lineage.Line },
            Length = length,
            IsWrong = lineage.IsOfWrongChain,
            IsCounted = families[lineage.Family].IsCounted,
            Members = 1,
        };
        if (length > 1 && families[lineage.Family].IsCounted)
        {
            score.ChainBegan(lineage.IsOfWrongChain);
        }
    }

    /// <summary>What a policy that weighs chains looks at: what the chain has done up to now.</summary>
    private ActionRequest WithChain(in ActionRequest request, in Lineage lineage) => lineage.Chain == 0
        ? request
        : request with
        {
            Resource = request.Resource with { BlastRadius = classes[request.Action.Class.Index].BlastRadius },
            Context = request.Context with { Chain = chains[lineage.Chain].State with { Step = lineage.Step } },
        };

    /// <summary>A step is asked for; an agent that does not wait asks for the next one as well.</summary>
    private void StepAsked(ref Work work)
    {
        ref var chain = ref chains[work.Lineage.Chain];
        score.StepAsked(work, ref chain);
        if (setup.Chaining.IsEarly(chain.Node, work.Lineage.Step, draws))
        {
            PlanStep(work, ref chain);
        }
    }

    private void FollowChain(in AuditEvent fact, ref Work work)
    {
        ref var chain = ref chains[work.Lineage.Chain];
        switch (fact.Fact)
        {
            case Fact.Authorised when pipeline.DecisionOf(fact.Request).NewCeiling is var ceiling && ceiling > RiskPoints.None:
                chain.State = chain.State.Granted(ceiling);
                score.ChainApproved(work);
                break;
            case Fact.Denied:
                score.StepDenied(work);
                break;
            case Fact.Executed:
                StepExecuted(ref work, ref chain);
                break;
        }
    }

    private void StepExecuted(ref Work work, ref ChainWork chain)
    {
        var request = work.Recommendation.Request;
        var step = work.Lineage.Step;
        chain.State = chain.State.After(request, (policy.Settings.Chain ?? ChainRule.Standard).PointsOf(request));
        score.StepExecuted(work, isInOrder: step == 0 || (chain.Executed >> (step - 1) & 1) != 0);
        chain.Executed |= 1U << step;
        chain.Weight += work.Recommendation.IsWrong ? 0 : KindOf(work).Severity * KindOf(work).BlastRadius; // a wrong step counts by itself
        PlanStep(work, ref chain);
        if (chain.Length > 1 && BitOperations.PopCount(chain.Executed) == chain.Length)
        {
            score.ChainCompleted(work, chain);
        }
    }

    /// <summary>Plans the step after a step, once.</summary>
    private void PlanStep(in Work work, ref ChainWork chain)
    {
        var lineage = work.Lineage;
        var request = work.Recommendation.Request;
        if ((chain.Planned >> lineage.Step & 1) != 0
            || setup.Chaining.After(chain.Node, lineage.Step, request.Action.Class, draws) is not { } next)
        {
            return;
        }

        chain.Planned |= 1U << lineage.Step;
        chain.Members++;
        var plan = new PlannedWork
        {
            Node = Nodes.Step(chain.Node, lineage.Step + 1),
            Class = new ClassId(next.Class),
            Lineage = lineage,
            RunOwner = request.Subject.RunOwner,
            Service = -1,
            Wrong = double.NaN,
            Signs = (next.Scope == StepScope.Outside ? Signs.StepOutOfScope : Signs.None) | (request.Context.Signs & Signs.OwnerMissing),
            BeginsLine = true,
        };
        plan.Lineage.Step++;
        plan.Lineage.Scope = next.Scope;
        plan.Lineage.Attempt = plan.Lineage.Pivots = 0;
        plan.Lineage.IsFollowUp = true;
        plan.Lineage.IsRootLine = false;
        Plan(plan, Drawn(scenario.Chains!.Delay, chain.Node, DrawPurpose.StepDelay, lineage.Step));
    }

    /// <summary>Whether who reviews a request sees that its chain is wrong: only when asked for the whole of it, with a step done.</summary>
    private bool ShowsWrongChain(RequestId id, in Work work) =>
        work.Lineage.IsOfWrongChain && chains[work.Lineage.Chain].Executed != 0 && pipeline.DecisionOf(id).NewCeiling > RiskPoints.None;

    private void LeaveChain(int number)
    {
        if (number > 0 && --chains[number].Members == 0)
        {
            chains.Release(number);
        }
    }
}
