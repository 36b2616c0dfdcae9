namespace Simulator.Statistics;

/// <summary>
/// The optimal computing budget allocation (Chen, Lin, Yucesan and Chick, 2000): runs go where they raise the approximate probability of
/// correct selection most, to the best and to its close and noisy rivals.
/// </summary>
/// <remarks>It assumes independent normal samples and carries no error level: a way to spend what is left, never a proof.</remarks>
public static class ComputingBudget
{
    /// <summary>Divides additional runs among systems; the smallest mean is best.</summary>
    /// <param name="means">Sample means, at least 2, finite.</param>
    /// <param name="variances">Sample variances, 0 or above; one of 0 counts as the smallest positive one.</param>
    /// <param name="counts">Runs made, each at least 1.</param>
    /// <param name="additional">Runs to divide, 0 or above.</param>
    /// <returns>Additional runs of each system; their sum is <paramref name="additional"/>.</returns>
    /// <exception cref="ArgumentException">The lists differ in length or hold fewer than two systems.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static int[] Allocate(IReadOnlyList<double> means, IReadOnlyList<double> variances, IReadOnlyList<int> counts, int additional)
    {
        ArgumentNullException.ThrowIfNull(means);
        ArgumentNullException.ThrowIfNull(variances);
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentOutOfRangeException.ThrowIfNegative(additional);
        if (means.Count < 2 || variances.Count != means.Count || counts.Count != means.Count)
        {
            throw new ArgumentException("Means, variances and counts of at least two systems belong together.", nameof(means));
        }

        foreach (int count in counts)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(counts));
        }

        double[] ratios = Ratios([.. means.Select(mean => Require.Finite(mean, nameof(means)))], Positive(variances), out int best);
        return Divide(ratios, counts, additional, best);
    }

    private static double[] Positive(IReadOnlyList<double> variances)
    {
        double smallest = variances.Where(each => Require.NotNegative(each, nameof(variances)) > 0).DefaultIfEmpty(1).Min();
        return [.. variances.Select(each => each > 0 ? each : smallest)];
    }

    /// <summary>N_i / N_j = (sigma_i / delta_i)^2 / (sigma_j / delta_j)^2 among the others, N_b = sigma_b sqrt(sum N_i^2 / sigma_i^2) for the best.</summary>
    private static double[] Ratios(double[] means, double[] variances, out int best)
    {
        int leader = Array.IndexOf(means, means.Min());
        // A tie with the best would ask for infinitely many runs: it counts as a hundredth of the closest real gap.
        double closest = means.Select(mean => mean - means[leader]).Where(gap => gap > 0).DefaultIfEmpty(1).Min();
        var ratios = new double[means.Length];
        double squares = 0;
        for (int i = 0; i < means.Length; i++)
        {
            if (i != leader)
            {
                double gap = Math.Max((means[i] - means[leader]) / closest, 0.01);
                ratios[i] = variances[i] / (gap * gap);
                squares += ratios[i] * ratios[i] / variances[i];
            }
        }

        ratios[leader] = Math.Sqrt(variances[leader] * squares);
        best = leader;
        return ratios;
    }

    /// <summary>Those who have more than their share give nothing back: they leave, and the rest is divided again.</summary>
    private static int[] Divide(double[] ratios, IReadOnlyList<int> counts, int additional, int best)
    {
        long total = counts.Sum(count => (long)count) + additional;
        bool[] gets = [.. counts.Select(_ => true)];
        var target = new long[ratios.Length];
        bool again = true;
        while (again)
        {
            again = false;
            double budget = total - Enumerable.Range(0, ratios.Length).Where(i => !gets[i]).Sum(i => (long)counts[i]);
            double share = Enumerable.Range(0, ratios.Length).Where(i => gets[i]).Sum(i => ratios[i]);
            for (int i = 0; i < ratios.Length; i++)
            {
                target[i] = gets[i] ? (long)(budget * ratios[i] / share) : counts[i];
            }

            for (int i = 0; i < ratios.Length; i++)
            {
                if (gets[i] && target[i] < counts[i])
                {
                    gets[i] = false;
                    again = true;
                }
            }
        }

        target[best] += total - target.Sum(); // what rounding down left over
        return [.. target.Select((each, i) => (int)(each - counts[i]))];
    }
}
