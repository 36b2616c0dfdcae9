using Simulator.Governance;
using Simulator.Kernel;
using Simulator.Operations;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>Reviews that decide nothing: somebody further up shall decide, or something is missing.</content>
public sealed partial class Replication
{
    /// <summary>What looks right may be passed up or sent back with a question, at most one question a task; what was seen to be wrong is decided.</summary>
    private Verdict Reconsidered(RequestId id, int place, in PlaceInfo info, ref TaskWork task)
    {
        var model = scenario.Review;
        var node = Nodes.Slot(works[id.Slot].Recommendation.Request.Node, setup.Reviewing.HashOf(info.Role)).Value;
        var uniform = draws.Uniform(node, DrawPurpose.Verdict, info.Occurrence, task.Reviews++);
        if (uniform < model.AsksInformation)
        {
            return task.WasInformed ? Verdict.Approve : Verdict.AskInformation;
        }

        return uniform < model.AsksInformation + model.Escalates && pipeline.CanPassUp(id, place) ? Verdict.Escalate : Verdict.Approve;
    }

    private void AwaitInformation(RequestId id, int place, ref Work work)
    {
        ref var task = ref work.Tasks[place];
        var info = task.Info;
        var node = Nodes.Slot(work.Recommendation.Request.Node, setup.Reviewing.HashOf(info.Role)).Value;
        var wait = scenario.Review.InformationWait!.Quantile(draws.Uniform(node, DrawPurpose.InformationWait, info.Occurrence));
        task.WasInformed = true;
        task.State = TaskState.AwaitsInformation;
        SetPart(ref task, LatencyPart.Information);
        task.Ends = Schedule(
            now + Duration.FromMicroseconds(wait),
            EventOrder.Completion,
            new SimEvent(SimEventKind.InformationArrives, (byte)place, id.Slot, id.Generation));
    }

    /// <summary>A task that somebody looked at already waits for its pool again; the review begins anew.</summary>
    private void ReturnTask(RequestId id, int place, ref Work work)
    {
        ref var task = ref work.Tasks[place];
        task.Progress = 0;
        task.SetUp = Duration.Zero;
        Join(id, place, pipeline.PoolOf(id, place), ref work);
    }
}
