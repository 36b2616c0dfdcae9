using Simulator.Governance;
using Simulator.Operations;

namespace Simulator.Simulation;

/// <summary>What somebody who copies a review takes over from it. Noted part by part: copying the whole of what was written a moment ago stalls the processor.</summary>
internal struct Finding
{
    private double miss;
    private bool detected;
    private Verdict verdict;
    private bool isSkipped;

    public void Note(in Review review)
    {
        miss = review.Miss;
        detected = review.Detected;
        verdict = review.Verdict;
        isSkipped = review.IsSkipped;
    }

    /// <summary>The review as far as it can be copied: its times are everybody's own.</summary>
    public readonly Review AsReview() => new(default, detected, verdict) { Miss = miss, IsSkipped = isSkipped };
}
