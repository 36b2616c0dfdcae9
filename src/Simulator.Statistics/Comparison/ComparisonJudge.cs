namespace Simulator.Statistics;

/// <summary>Reads the verdict from the contrasts. "Worse" is positive here, whichever side of the metric it is.</summary>
internal sealed class ComparisonJudge
{
    private readonly RunSamples _base;
    private readonly RunSamples _candidate;
    private readonly ComparisonOptions _options;
    private readonly TwoRuns _runs;
    private readonly double _sign;
    private readonly double _alpha;
    private readonly Contrast _worse;
    private readonly Bound[] _bounds;

    public ComparisonJudge(TwoRuns runs, RunSamples baseRun, RunSamples candidate, ComparisonOptions options)
    {
        (_runs, _base, _candidate, _options) = (runs, baseRun, candidate, options);
        _sign = options.Worse == WorseSide.Higher ? 1 : -1;
        _alpha = options.Alpha;
        _worse = runs.Combine(_sign, -_sign);
        _bounds = [.. Bounds(options.Margin)];
    }

    /// <summary>A contrast and the amount it is held against: worse by more than the tolerance if the contrast is above the amount.</summary>
    private sealed record Bound(Contrast Above, Contrast Below, double Amount)
    {
        public double Value => Above.Value - Amount;
    }

    public ComparisonResult Judge()
    {
        var binding = _bounds.MinBy(bound => bound.Value)!; // the larger tolerance leaves the smaller excess
        var verdict = Verdict(binding);
        bool equivalent = verdict == ComparisonVerdict.NoWorse && binding.Below.Lower(_alpha) >= -binding.Amount;
        double level = 1 - (2 * _alpha);
        return new ComparisonResult
        {
            Verdict = verdict,
            Reason = verdict == ComparisonVerdict.Inconclusive ? ComparisonReason.NotSignificant : ComparisonReason.None,
            IsEquivalent = equivalent,
            BaseValue = _base.Value,
            CandidateValue = _candidate.Value,
            Difference = Difference(level),
            Excess = new DifferenceInterval(
                binding.Value, binding.Above.Lower(_alpha) - binding.Amount, binding.Above.Upper(_alpha) - binding.Amount, level, _runs.Method),
            Tolerance = _options.Margin.At(_base.Value),
            PValueRegression = _bounds.Max(bound => bound.Above.PValueAbove(bound.Amount)),
            PValueNoWorse = binding.Above.PValueBelow(binding.Amount),
            PValueImproved = _worse.PValueBelow(0),
            MinimumDetectableEffect = _bounds.Max(DetectableEffect),
            Needed = verdict == ComparisonVerdict.Inconclusive ? Needed(binding) : ReplicationNeed.None,
            Options = _options,
            Samples = Math.Min(_base.Count, _candidate.Count),
            IsApproximate = RunComparison.IsApproximate(_base, _candidate),
        };
    }

    private ComparisonVerdict Verdict(Bound binding)
    {
        if (_bounds.All(bound => bound.Above.Lower(_alpha) > bound.Amount))
        {
            return ComparisonVerdict.Regression;
        }

        return _worse.Upper(_alpha) < 0 ? ComparisonVerdict.Improved
            : binding.Above.Upper(_alpha) <= binding.Amount ? ComparisonVerdict.NoWorse
            : ComparisonVerdict.Inconclusive;
    }

    private IEnumerable<Bound> Bounds(Margin margin)
    {
        if (margin.Relative is { } share)
        {
            // The tolerance is a share of |base|: where the base is negative the sign of its weight turns.
            double tolerance = share * (_base.Value < 0 ? -1 : 1);
            yield return new Bound(_runs.Combine(_sign, -_sign - tolerance), _runs.Combine(_sign, -_sign + tolerance), 0);
        }

        if (margin.Absolute is { } amount)
        {
            yield return new Bound(_worse, _worse, amount);
        }
        else if (margin.Relative is null)
        {
            yield return new Bound(_worse, _worse, 0);
        }
    }

    private DifferenceInterval Difference(double level)
    {
        var (low, high) = (_worse.Lower(_alpha), _worse.Upper(_alpha));
        return _sign > 0
            ? new DifferenceInterval(_worse.Value, low, high, level, _runs.Method)
            : new DifferenceInterval(-_worse.Value, -high, -low, level, _runs.Method);
    }

    /// <summary>The tolerance, and what the spread reached adds to it.</summary>
    private double DetectableEffect(Bound bound)
    {
        double half = Math.Max(0, bound.Above.Value - bound.Above.Lower(_alpha)); // a biased bootstrap may put its end beyond the estimate
        double error = half / Student.Critical(_alpha, _runs.Degrees);
        double tolerance = _worse.Value - bound.Value;
        return tolerance + DetectableEffects.Minimum(error, _runs.Degrees, _alpha, _options.Power);
    }

    /// <summary>Towards the nearer answer: regression when the estimate is beyond the margin, no worse when it is within.</summary>
    private ReplicationNeed Needed(Bound binding)
    {
        double excess = binding.Value;
        double half = excess > 0 ? binding.Above.Value - binding.Above.Lower(_alpha) : binding.Above.Upper(_alpha) - binding.Above.Value;
        return ReplicationNeed.ToSettle(Math.Min(_base.Count, _candidate.Count), Math.Max(0, half), Math.Abs(excess));
    }
}
