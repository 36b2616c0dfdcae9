namespace Simulator.Simulation;

/// <summary>What a flow's recommendations were worth; counts are of counted requests, those that are asked for again included.</summary>
public sealed record ContentResult
{
    /// <summary>Nothing was drafted.</summary>
    public static ContentResult None { get; } = new();

    /// <summary>Recommendations.</summary>
    public long Drafted { get; init; }

    /// <summary>Of those, duplicates and others that change nothing.</summary>
    public long Noise { get; init; }

    /// <summary>Recommendations that the policy first sent to people.</summary>
    public long Gated { get; init; }

    /// <summary>Of those, noise.</summary>
    public long NoiseGated { get; init; }

    /// <summary>Time of finished reviews, µs.</summary>
    public long ReviewTime { get; init; }

    /// <summary>Of that, time spent on noise, µs.</summary>
    public long NoiseReviewTime { get; init; }

    /// <summary>Recommendations with a confidence.</summary>
    public long Confident { get; init; }

    /// <summary>Of those, right when drafted.</summary>
    public long ConfidentRight { get; init; }

    /// <summary>Sum of their confidences.</summary>
    public double Confidence { get; init; }

    /// <summary>Sum of (confidence − 1)² over the right and confidence² over the wrong ones.</summary>
    public double SquaredError { get; init; }

    /// <summary>Sum of the blast radius that was meant, over executed actions.</summary>
    public double IntendedReach { get; init; }

    /// <summary>Sum of what the blast radius was more than that.</summary>
    public double ExcessReach { get; init; }

    /// <summary>Executions that broke something nobody knew to depend on them.</summary>
    public long Outages { get; init; }

    /// <summary>Time of these outages, each up to the accrual cap, µs.</summary>
    public long OutageTime { get; init; }

    /// <summary>Several flows without a request in common, taken together.</summary>
    public static ContentResult Sum(IReadOnlyList<ContentResult> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return new ContentResult
        {
            Drafted = parts.Sum(part => part.Drafted),
            Noise = parts.Sum(part => part.Noise),
            Gated = parts.Sum(part => part.Gated),
            NoiseGated = parts.Sum(part => part.NoiseGated),
            ReviewTime = parts.Sum(part => part.ReviewTime),
            NoiseReviewTime = parts.Sum(part => part.NoiseReviewTime),
            Confident = parts.Sum(part => part.Confident),
            ConfidentRight = parts.Sum(part => part.ConfidentRight),
            Confidence = parts.Sum(part => part.Confidence),
            SquaredError = parts.Sum(part => part.SquaredError),
            IntendedReach = parts.Sum(part => part.IntendedReach),
            ExcessReach = parts.Sum(part => part.ExcessReach),
            Outages = parts.Sum(part => part.Outages),
            OutageTime = parts.Sum(part => part.OutageTime),
        };
    }
}
