using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>What comes of reviews and executions: what was seen, what escaped, and how long it stays in force.</content>
internal sealed partial class Scorekeeper
{
    /// <summary>Whether an action that was right when drafted is wrong at an instant.</summary>
    private static bool IsStale(in Work work, Instant at) => !work.Recommendation.IsWrong && at >= work.Changes.StaleAt;

    /// <summary>Refused by the policy: at once, or when it was asked again before the execution.</summary>
    private void Denied(in AuditEvent fact, ref Work work, FlowScore flow)
    {
        flow.Trespasses.Add(work.Recommendation, TrespassEnd.Blocked);
        flow.StaleCaught += work.Rechecks > 0 && IsStale(work, fact.At) ? 1 : 0;
        if (work.WasGated)
        {
            NotDecided(work, flow);
            GateRefused(GateEnd.DeniedAtRecheck, ref work, flow);
            return;
        }

        work.IsSettled = true;
        NeverAgain(work, flow);
    }

    private void Executed(in AuditEvent fact, in Work work, FlowScore flow)
    {
        var kind = KindOf(work);
        flow.Trespasses.Add(work.Recommendation, TrespassEnd.Executed);
        if (IsBeyondLabel(work, kind))
        {
            flow.Trespasses[Trespasses.IndexOf(Trespass.BeyondLabel, TrespassEnd.Executed)]++;
        }

        if (work.Lineage.IsRootLine)
        {
            RootExecuted(fact.At, work, flow);
        }

        flow.Executed++;
        flow.PathOutcomes[PathOutcomes.IndexOf(work, work.Recommendation.IsWrong || work.IsStaleEscape ? PathOutcome.Wrong : PathOutcome.Right)]++;
        if (work.IsWidened)
        {
            flow.WidenedExecuted++;
            flow.WidenedEscaped += work.Recommendation.IsWrong ? 1 : 0;
        }

        if (work.IsFallback)
        {
            ExecutedOnFallback(work);
        }

        if (work.IsTooWeak)
        {
            ExecutedOnWrongPolicy(work);
        }

        Oversee(fact, work, kind, flow);
        ExecutedContent(work, kind, flow);
        if (work.ArtefactsLost != 0)
        {
            CountArtefacts(work, flow);
        }

        if (work.IsStaleEscape)
        {
            flow.StaleEscaped++;
        }
        else if (work.Recommendation.IsWrong)
        {
            flow.Escaped++;
            flow.EscapedByRoute[(int)work.Route]++;
        }
        else
        {
            return;
        }

        Charge(work, Consequences.TimeInForce(work.Recommendation.Request.Node, kind, scenario.Run.AccrualCap, draws));
    }

    /// <summary>A credential that is renewed starts a new life at the instant at which the old one ended.</summary>
    private void CredentialEnded(in AuditEvent fact, ref Work work)
    {
        var flow = FamilyOf(work);
        var component = (int)fact.Detail;
        var kind = KindOf(work);
        var scope = component == (int)Component.Executor ? kind.Executor.Scope * (1 + work.Recommendation.Excess) : kind.Session!.Scope;
        var life = fact.At - work.CredentialSince[component];
        work.CredentialSince[component] = fact.At;
        var exposure = scope * everAttacked * chanceOfUse.At(life.Microseconds);
        flow.ExploitableCredentialTime += exposure;
        if (IsRerouted(work.Lineage))
        {
            flow.ExploitableCredentialTimeRerouted += exposure;
        }
    }

    /// <summary>Whether the route of a root differs between the arms: the policy sends it to people, its twin does not.</summary>
    private bool IsRerouted(in Lineage lineage) => Routes is not null && Routes.Contains(lineage.RootClass, lineage.Root);
}
