using Simulator.Governance;
using Simulator.Operations;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>What an auditor who draws a sample of a trail's executed requests would conclude, and how often such an auditor is wrong.</summary>
public sealed record AttributeSampling
{
    /// <summary>The plan of the sample.</summary>
    public required AcceptanceSample Plan { get; init; }

    /// <summary>The requests drawn, in the order of the trail.</summary>
    public required IReadOnlyList<TrailItem> Drawn { get; init; }

    /// <summary>Those of them that break a rule.</summary>
    public required IReadOnlyList<TrailItem> Deviating { get; init; }

    /// <summary>The share of executed requests that break a rule by the ground truth, 0 to 1.</summary>
    public required double TrueShare { get; init; }

    /// <summary>Whether the auditor concludes that the controls work as well as they must.</summary>
    public bool IsRelied => Plan.Accepts(Deviating.Count);

    /// <summary>Whether they do, by the ground truth.</summary>
    public bool IsReliable => TrueShare <= Plan.Tolerable;

    /// <summary>The probability, over samples of this size from this trail, of the wrong conclusion.</summary>
    public required double ChanceOfError { get; init; }

    /// <summary>Draws without replacement, the same requests for the same seed and trail.</summary>
    /// <param name="trail">The trail that the auditor sees.</param>
    /// <param name="truth">The trail of everything that happened; the same where nothing is kept from the auditor.</param>
    /// <param name="size">Requests to draw, 1 to all.</param>
    /// <param name="tolerable">The share of deviating requests that could just be tolerated, 0 to below 1.</param>
    /// <param name="confidence">Confidence of the conclusion, strictly between 0 and 1.</param>
    /// <param name="seed">Seed of the draw.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range; an empty trail has nothing to draw from.</exception>
    public static AttributeSampling Of(TrailCensus trail, TrailCensus truth, int size, double tolerable, double confidence, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(trail);
        ArgumentNullException.ThrowIfNull(truth);
        var plan = new AcceptanceSample(trail.Executed.Count, size, tolerable, confidence);
        var draws = KeyedDraws.FromSeed(seed, Nodes.FormatVersion, 0);
        TrailItem[] drawn = [.. trail.Executed
            .OrderBy(item => draws.Uniform(item.Node, DrawPurpose.AuditSample)).ThenBy(item => item.Node)
            .Take(size).OrderBy(item => item.Line)];
        var trueShare = Share(truth);
        var accepted = plan.ChanceOfAcceptance(trail.Executed.Count(item => trail.Deviating.Contains(item.Node)));
        return new AttributeSampling
        {
            Plan = plan,
            Drawn = drawn,
            Deviating = [.. drawn.Where(item => trail.Deviating.Contains(item.Node))],
            TrueShare = trueShare,
            ChanceOfError = trueShare <= tolerable ? 1 - accepted : accepted,
        };
    }

    private static double Share(TrailCensus census) => census.Executed.Count == 0
        ? 0
        : (double)census.Executed.Count(item => census.Deviating.Contains(item.Node)) / census.Executed.Count;
}
