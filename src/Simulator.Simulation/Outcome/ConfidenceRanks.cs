using Simulator.Operations;

namespace Simulator.Simulation;

/// <summary>
/// How well confidence tells right from wrong: the chance that a right recommendation has more of it than a wrong one, ties counting half (the
/// area under the ROC curve; Hanley and McNeil, 1982). Confidences are counted to a thousandth; what falls into one is a tie.
/// </summary>
internal sealed class ConfidenceRanks
{
    private const int Steps = 1_000;
    private readonly long[] right = new long[Steps + 1];
    private readonly long[] wrong = new long[Steps + 1];

    public void Clear()
    {
        Array.Clear(right);
        Array.Clear(wrong);
    }

    public void Add(in Recommendation what)
    {
        if (what.Request.Context.Confidence is var confidence && !double.IsNaN(confidence))
        {
            (what.IsWrong ? wrong : right)[unchecked((int)(confidence * Steps))]++; // 0 to 1: a checked conversion takes a call
        }
    }

    /// <summary>Pairs of a right and a wrong one, and those of them in which the right one has more confidence, ties half.</summary>
    public (double Pairs, double Ordered) Compare()
    {
        double below = 0, ordered = 0, rights = 0;
        for (var step = 0; step <= Steps; step++)
        {
            ordered += right[step] * (below + (wrong[step] / 2.0));
            below += wrong[step];
            rights += right[step];
        }

        return (rights * below, ordered);
    }
}
