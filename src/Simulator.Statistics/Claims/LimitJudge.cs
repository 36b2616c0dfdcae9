namespace Simulator.Statistics;

/// <summary>Reads the verdict from the two ends and keeps p-values and ends in step.</summary>
internal static class LimitJudge
{
    /// <summary>What a method found: estimate, one-sided ends, p-values of "above the limit" and of "below the limit".</summary>
    internal readonly record struct Evidence(double Value, double Low, double High, double PAbove, double PBelow);

    public static LimitResult Judge(Evidence evidence, Limit limit, double alpha, int samples, LimitMethod method)
    {
        bool atMost = limit.Side == LimitSide.AtMost;
        bool inside = atMost ? evidence.High <= limit.Value : evidence.Low >= limit.Value;
        bool outside = atMost ? evidence.Low > limit.Value : evidence.High < limit.Value;
        var verdict = inside ? LimitVerdict.Pass : outside ? LimitVerdict.Fail : LimitVerdict.Inconclusive;
        double half = evidence.Value <= limit.Value ? evidence.High - evidence.Value : evidence.Value - evidence.Low;
        return new LimitResult
        {
            Verdict = verdict,
            Reason = verdict == LimitVerdict.Inconclusive ? LimitReason.NotSignificant : LimitReason.None,
            Limit = limit,
            Value = evidence.Value,
            Low = evidence.Low,
            High = evidence.High,
            Alpha = alpha,
            PValuePass = atMost ? evidence.PBelow : evidence.PAbove,
            PValueFail = atMost ? evidence.PAbove : evidence.PBelow,
            Samples = samples,
            Method = method,
            Needed = verdict == LimitVerdict.Inconclusive
                ? ReplicationNeed.ToSettle(samples, Math.Max(0, half), Math.Abs(evidence.Value - limit.Value))
                : ReplicationNeed.None,
        };
    }

    public static LimitResult Without(LimitReason reason, double value, Limit limit, double alpha, int samples, LimitMethod method) => new()
    {
        Verdict = LimitVerdict.Inconclusive,
        Reason = reason,
        Limit = limit,
        Value = value,
        Low = double.NegativeInfinity,
        High = double.PositiveInfinity,
        Alpha = alpha,
        PValuePass = 1,
        PValueFail = 1,
        Samples = samples,
        Method = method,
        Needed = ReplicationNeed.None,
    };

    public static void RequireAlpha(double alpha)
    {
        if (!(alpha > 0 && alpha < 0.5))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "The level of a limit lies above 0 and below 0.5.");
        }
    }
}
