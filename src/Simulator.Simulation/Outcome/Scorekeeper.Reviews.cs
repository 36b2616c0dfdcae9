using Simulator.Operations;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>What reviewers decide.</content>
internal sealed partial class Scorekeeper
{
    /// <summary>A finished review, whether the action was wrong taken at its start; <paramref name="available"/> is the time since the reviewer's pool had the task.</summary>
    public void Reviewed(in Work work, in TaskWork task, Duration available)
    {
        if (work.IsCounted && work.IsRoot)
        {
            FlowOf(work).Reviewed(task.Review, task.IsWrong, available, work.Recommendation.IsNoise);
            ReviewedContent(work, task.Review.Time, FlowOf(work));
            reviewTime += task.Review.Time.Microseconds;
        }
    }

    public void Planted(in Work work, bool detected)
    {
        if (work.IsCounted && work.IsRoot)
        {
            FlowOf(work).PlantedShown++;
            FlowOf(work).PlantedDetected += detected ? 1 : 0;
        }
    }
}
