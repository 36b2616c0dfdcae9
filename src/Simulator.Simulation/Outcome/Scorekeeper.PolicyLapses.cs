namespace Simulator.Simulation;

/// <content>What was decided by a version of the policy that was not meant to be in force.</content>
internal sealed partial class Scorekeeper
{
    private readonly long[] weakerDecisions = new long[3];
    private readonly long[] stricterDecisions = new long[3];
    private readonly long[] weaklyExecuted = new long[3];
    private readonly long[] weaklyEscaped = new long[3];

    /// <summary>A wrong version decided: as the right one would have, more weakly or more strictly.</summary>
    public void DecidedByWrongPolicy(in Work work, PolicyLapse lapse, bool isStricter)
    {
        if (work is { IsCounted: true, IsRoot: true })
        {
            weakerDecisions[(int)lapse] += work.IsTooWeak ? 1 : 0;
            stricterDecisions[(int)lapse] += isStricter ? 1 : 0;
        }
    }

    private void ExecutedOnWrongPolicy(in Work work)
    {
        weaklyExecuted[(int)work.Lapse]++;
        weaklyEscaped[(int)work.Lapse] += work.Recommendation.IsWrong ? 1 : 0;
    }

    private void ClearLapses()
    {
        Array.Clear(weakerDecisions);
        Array.Clear(stricterDecisions);
        Array.Clear(weaklyExecuted);
        Array.Clear(weaklyEscaped);
    }

    private PolicyLapseResult LapseOf(PolicyLapse lapse) =>
        new(weakerDecisions[(int)lapse], stricterDecisions[(int)lapse], weaklyExecuted[(int)lapse], weaklyEscaped[(int)lapse]);
}
