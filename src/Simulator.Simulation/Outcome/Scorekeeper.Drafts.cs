using Simulator.Governance;
using Simulator.Operations;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>What is drafted, and which way the policy sends it first.</content>
internal sealed partial class Scorekeeper
{
    /// <summary>A counted request of a root's family is drafted.</summary>
    /// <param name="what">What: as it was made, because reading a copy so soon would wait for the copying.</param>
    /// <param name="isRoot">Whether it is the root itself.</param>
    /// <param name="now">When.</param>
    public void Drafted(in Recommendation what, bool isRoot, Instant now)
    {
        var kind = what.Request.Action.Class.Index;
        var flow = flows[kind];
        if (isRoot)
        {
            flow.Roots++;
        }

        if (what.IsWrong)
        {
            flow.Wrong++;
        }

        flow.Trespasses.Add(what, TrespassEnd.Attempted);
        flow.Content.Add(what);
        DraftedDecay(what, classes[kind], now);
        ranks.Add(what);
    }

    /// <summary>The first decision of the policy about a request.</summary>
    public void Routed(ref Work work, in PolicyDecision decision)
    {
        var route = decision.Outcome;
        work.Route = route;
        work.Path = ControlPaths.IndexOf(decision);
        if (!work.IsCounted || !work.IsRoot)
        {
            return;
        }

        var flow = FlowOf(work);
        flow.ControlPaths |= 1UL << work.Path;
        RoutedContent(work, route, flow);
        if (work.Recommendation.IsWrong)
        {
            flow.WrongByRoute[(int)route]++;
        }

        if (work.Lineage.IsFollowUp)
        {
            return;
        }

        flow.ByRoute[(int)route]++;
        if (Routes is not null)
        {
            Reroute(work, route, flow);
        }
    }

    private void Reroute(in Work work, Outcome route, FlowScore flow)
    {
        if (isGoverned && route is Outcome.Single or Outcome.Dual)
        {
            Routes!.Add(work.Recommendation.Request.Action.Class, work.Recommendation.Request.Node);
        }

        flow.Rerouted += IsRerouted(work.Lineage) ? 1 : 0;
    }
}
