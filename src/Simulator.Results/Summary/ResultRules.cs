using System.Globalization;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Results;

/// <summary>What every result must satisfy before it is written and after it is read, so that no renderer meets half a curve.</summary>
internal static class ResultRules
{
    /// <summary>The first rule that is broken, in one line; null when all hold.</summary>
    public static string? FirstProblem(RunResult result) =>
        Identity(result.Identity)
        ?? (result.Notes.Any(note => note is null) ? "a note is null" : null)
        ?? First(result.Assumptions, Assumption)
        ?? First(result.Metrics, Metric)
        ?? First(result.Backlog, Fan)
        ?? First(result.TimeToAuthorised, Curve)
        ?? (result.Arrivals is null ? null : Curve(result.Arrivals))
        ?? First(result.OnDuty, Curve)
        ?? First(result.Bands, Band)
        ?? Week(result.Week)
        ?? Race(result.Race)
        ?? (result.Trail is { } trail && trail.Rules.Any(rule => rule is null || rule.Rule is null || rule.Meaning is null || rule.First is null || rule.FirstRequest is null || rule.Findings < 0) ? "a rule of the trail lacks a text" : null)
        ?? Table(result.Replications);

    private static string? Identity(RunIdentity identity) =>
        !Instant.TryParse(identity.Start, out _) ? "the start is not an ISO 8601 instant with an offset" :
        identity.Replications < 1 ? "a run without replications is no result" :
        !double.IsFinite(identity.HorizonMinutes) || identity.HorizonMinutes <= 0 ? "the horizon is not a positive number of minutes" :
        !double.IsFinite(identity.WarmUpMinutes) || identity.WarmUpMinutes < 0 ? "the warm-up is not a number of minutes" : null;

    private static string? Assumption(Assumption each) =>
        each is null || each.Key is null || each.Value is null || each.RestsOn is null || each.Vary is null || each.Zero is null || each.Of is null || each.Of.Any(name => name is null)
            ? "an assumption lacks a text" : null;

    private static string? Metric(MetricResult metric) =>
        metric is null ? "a metric is null" :
        !MetricCatalogue.All.Any(known => known.Id == metric.Metric) ? $"metric '{metric.Metric}' is not in the catalogue" :
        metric.Where.Any(where => where is null) ? $"metric '{metric.Metric}' has an empty restriction" :
        metric.Where.Select(where => where.Name).Distinct(StringComparer.Ordinal).Count() != metric.Where.Count
            ? $"metric '{metric.Metric}' is restricted twice by the same name" :
        Number(metric.Estimate) is { } problem ? $"metric '{metric.Metric}': {problem}" : null;

    private static string? Number(Estimate estimate) =>
        estimate.Level is not (> 0 and < 1) ? "the level of an interval lies between 0 and 1" :
        estimate.Samples < 0 ? "the number of samples is negative" :
        estimate.Low > estimate.High ? "an interval ends before it begins" : null;

    private static string? Band(TimeBand band) =>
        band is null || band.Name is null || band.Kind is null ? "a marked time is null" :
        !double.IsFinite(band.From) || !double.IsFinite(band.To) || band.From > band.To ? $"the marked time '{band.Name}' ends before it begins" : null;

    private static string? Week(WeekLatency? week) =>
        week is null ? null :
        week.HoursPerSlot < 1 || week.HoursPerSlot * week.Entered.Count != Time.Duration.HoursPerWeek || week.P50.Count != week.Entered.Count || week.P95.Count != week.Entered.Count
            ? "the slots of the week do not make a week" : null;

    private static string? Fan(BacklogFan fan) =>
        fan is null ? "a backlog fan is null" :
        new[] { fan.Mean.Count, fan.P05.Count, fan.P50.Count, fan.P95.Count }.Any(count => count != fan.Minutes.Count)
            ? $"the backlog of '{fan.Pool}' has columns of unequal length"
            : Abscissae(fan.Minutes, $"the backlog of '{fan.Pool}'");

    private static string? Curve(Curve curve) =>
        curve is null ? "a curve is null" :
        curve.Y.Count != curve.X.Count || (curve.Low?.Count ?? curve.X.Count) != curve.X.Count || (curve.High?.Count ?? curve.X.Count) != curve.X.Count
            ? $"curve '{curve.Id}' has columns of unequal length" :
        curve.Low is null != curve.High is null ? $"curve '{curve.Id}' has half a band"
            : Abscissae(curve.X, $"curve '{curve.Id}'");

    private static string? Abscissae(IReadOnlyList<double> values, string owner)
    {
        for (var index = 0; index < values.Count; index++)
        {
            if (!double.IsFinite(values[index]) || (index > 0 && values[index] < values[index - 1]))
            {
                return string.Create(CultureInfo.InvariantCulture, $"{owner}: abscissa {index} is not a number or runs backwards");
            }
        }

        return null;
    }

    private static string? Race(RaceResult? race) =>
        race is null ? null :
        First(race.Curves, Curve) ??
        First(race.Outcomes, outcome => outcome is null ? "a race outcome is null" : Number(outcome.Share));

    private static string? Table(ReplicationTable table) =>
        table.Columns.Any(column => column is null) ? "a column of the replication table has no name" :
        table.Rows.Any(row => row is null || row.Values.Count != table.Columns.Count)
            ? "a row of the replication table has too few or too many values"
            : null;

    private static string? First<T>(IReadOnlyList<T> items, Func<T, string?> rule) => items.Select(rule).FirstOrDefault(problem => problem is not null);
}
