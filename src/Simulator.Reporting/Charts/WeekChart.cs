using Simulator.Results;

namespace Simulator.Reporting;

/// <summary>Approval latency by the hour of the week at which a request entered its first gate: median, and up to the 95th percentile.</summary>
internal static class WeekChart
{
    /// <summary>The chart; null where nothing was recorded.</summary>
    public static ChartSpec? Of(RunResult result)
    {
        if (result.Week is not { } week || !week.P50.Any(double.IsFinite))
        {
            return null;
        }

        var hours = new List<double>();
        var (median, upper) = (new List<double>(), new List<double>());
        for (var slot = 0; slot < week.P50.Count; slot++)
        {
            // A step a slot: what holds for three hours is no slope.
            foreach (var edge in new[] { slot * week.HoursPerSlot, (slot + 1) * week.HoursPerSlot })
            {
                hours.Add(edge);
                median.Add(Shown(week.P50[slot]));
                upper.Add(Shown(week.P95[slot]));
            }
        }

        var (first, end) = Hours(week);
        var axis = new WeekAxis($"hour of the week, {week.Zone}", first, end);
        var bands = RunBands.OverWeek(result, axis);
        return new ChartSpec
        {
            Id = "week",
            Title = "Approval latency over the week",
            Subtitle = "by the hour at which the first gate was entered, all replications together",
            Description = $"{Describe(week, axis)} {RunBands.Words(bands, axis)}".TrimEnd(),
            X = axis,
            Bands = bands,
            Y = DurationAxis.Linear("approval latency", upper.Concat(median).Where(double.IsFinite).Max()),
            Series =
            [
                new Series(SeriesStyle.Gated, "median", string.Empty, hours, median, null, null),
                new Series(SeriesStyle.Other, "95th percentile", string.Empty, hours, upper, null, null),
            ],
        };
    }

    /// <summary>What the curves leave out, in words; empty when they show every slot.</summary>
    public static string Missing(WeekLatency week)
    {
        var never = week.P95.Count(double.IsPositiveInfinity);
        var (from, to) = Hours(week);
        var empty = week.Entered.Where((_, slot) => slot * week.HoursPerSlot >= from && slot * week.HoursPerSlot < to).Count(entered => entered == 0);
        var first = never > 0 ? $"In {HumanText.Count(never)} of {HumanText.Count(week.P95.Count)} slots more than one request in twenty was never decided: there the 95th percentile does not exist. " : string.Empty;
        return (first + (empty > 0 ? $"In {HumanText.Count(empty)} of the slots of {week.HoursPerSlot} hours no request came to a gate." : string.Empty)).Trim();
    }

    /// <summary>From the first day on which requests came to a gate to the last slot: a run of three days has no whole week to show.</summary>
    private static (int From, int To) Hours(WeekLatency week)
    {
        var slots = week.Entered.Index().Where(slot => slot.Item > 0).Select(slot => slot.Index).ToList();
        return slots.Count == 0 ? (0, Time.Duration.HoursPerWeek) : (slots[0] * week.HoursPerSlot / 24 * 24, (slots[^1] + 1) * week.HoursPerSlot);
    }

    private static double Shown(double minutes) => double.IsFinite(minutes) ? minutes : double.NaN;

    private static string Describe(WeekLatency week, WeekAxis axis)
    {
        var slots = week.P50.Index().Where(slot => double.IsFinite(slot.Item)).ToList();
        var (worst, best) = (slots.MaxBy(slot => slot.Item), slots.MinBy(slot => slot.Item));
        return $"Requests that come to a gate around {axis.Read(worst.Index * week.HoursPerSlot)} wait longest, {HumanText.Minutes(worst.Item)} in the median; "
            + $"around {axis.Read(best.Index * week.HoursPerSlot)} it is {HumanText.Minutes(best.Item)}.";
    }
}
