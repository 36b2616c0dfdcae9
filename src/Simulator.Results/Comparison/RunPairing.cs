using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>Whether the replications of two runs belong together one by one.</summary>
public static class RunPairing
{
    /// <summary>
    /// Replications with the same number and the same seed share their random numbers as far as the same work exists in both, so differences
    /// are taken pair by pair. Pairs are independent of each other whatever the scenarios are, so pairing is always valid, and it is
    /// the sharper the more the scenarios have in common.
    /// </summary>
    /// <param name="left">One run.</param>
    /// <param name="right">The other.</param>
    /// <returns>How, why in words, and the number of pairs.</returns>
    public static (Pairing Pairing, string Reason, int Pairs) Of(RunIdentity left, RunIdentity right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var pairs = Math.Min(left.Replications, right.Replications);
        if (left.IsLive || right.IsLive)
        {
            return (Pairing.Independent, "a live run is one run in slices, and a slice is no replication: nothing is paired", pairs);
        }

        if (left.Seed != right.Seed)
        {
            return (Pairing.Independent, $"seeds differ ({left.Seed} and {right.Seed}): the runs share no random numbers", pairs);
        }

        return left.Replications == right.Replications
            ? (Pairing.Paired, $"same seed: {pairs} pairs of replications on the same random numbers", pairs)
            : (Pairing.Paired, $"same seed: the first {pairs} replications of both are paired, the others are left out", pairs);
    }
}
