using Simulator.Results;

namespace Simulator.Reporting;

/// <summary>Empirical distribution of the time from draft to authorised, one curve a route.</summary>
internal static class AuthorisedChart
{
    /// <summary>The chart, or null when no route has a curve.</summary>
    public static ChartSpec? Of(RunResult result)
    {
        var curves = result.TimeToAuthorised.Where(curve => curve.X.Count > 1).ToList();
        if (curves.Count == 0)
        {
            return null;
        }

        var (from, to) = CumulativeCurves.Range(curves);
        var axis = DurationAxis.Log("time from draft to authorised", from, to);
        var series = curves.Select(curve => CumulativeCurves.Over(curve, axis, curve.Label)).ToList();
        return new ChartSpec
        {
            Id = "authorised",
            Title = "Time to authorised",
            Subtitle = "share of authorised root requests; logarithmic time",
            Description = string.Join(' ', curves.Select(curve => Describe(curve))),
            X = axis,
            Y = new ShareAxis("authorised so far"),
            Series = series,
        };
    }

    private static string Describe(Curve curve)
    {
        var parts = new[] { (0.5, "half"), (0.95, "95 %") }
            .Select(part => (Words: part.Item2, Minutes: FirstReach(curve, part.Item1)))
            .Where(part => double.IsFinite(part.Minutes))
            .Select(part => $"{part.Words} within {HumanText.Minutes(part.Minutes)}")
            .ToList();
        return parts.Count == 0 ? $"{curve.Label}: fewer than half are reached." : $"{curve.Label}: {string.Join(", ", parts)}.";
    }

    private static double FirstReach(Curve curve, double share)
    {
        for (var index = 0; index < curve.Y.Count; index++)
        {
            if (curve.Y[index] >= share)
            {
                return curve.X[index];
            }
        }

        return double.PositiveInfinity;
    }
}
