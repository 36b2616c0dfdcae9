using Simulator.Operations;

namespace Simulator.Simulation;

/// <summary>What a flow's recommendations are worth: how sure the model is of them, how many change nothing, how much further they reach than meant.</summary>
internal struct ContentScore
{
    public long Drafted;
    public long Noise;
    public long Gated;
    public long NoiseGated;
    public long ReviewTime;
    public long NoiseReviewTime;
    public long Confident;
    public long ConfidentRight;
    public double Confidence;
    public double SquaredError;
    public double IntendedReach;
    public double ExcessReach;
    public long Outages;
    public long OutageTime;

    public void Add(in Recommendation what)
    {
        Drafted++;
        Noise += what.IsNoise ? 1 : 0;
        var confidence = what.Request.Context.Confidence;
        if (double.IsNaN(confidence))
        {
            return;
        }

        var error = confidence - (what.IsWrong ? 0 : 1);
        Confident++;
        ConfidentRight += what.IsWrong ? 0 : 1;
        Confidence += confidence;
        SquaredError += error * error;
    }

    public readonly ContentResult Snapshot() => new()
    {
        Drafted = Drafted,
        Noise = Noise,
        Gated = Gated,
        NoiseGated = NoiseGated,
        ReviewTime = ReviewTime,
        NoiseReviewTime = NoiseReviewTime,
        Confident = Confident,
        ConfidentRight = ConfidentRight,
        Confidence = Confidence,
        SquaredError = SquaredError,
        IntendedReach = IntendedReach,
        ExcessReach = ExcessReach,
        Outages = Outages,
        OutageTime = OutageTime,
    };
}
