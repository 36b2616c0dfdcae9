namespace Simulator.Results;

/// <summary>How a key figure asks to be read.</summary>
public enum FigureTone
{
    /// <summary>A number like others.</summary>
    Plain,

    /// <summary>A number that needs attention: something is not reached or not resolved.</summary>
    Warning,
}

/// <summary>One headline number in words, for tiles and the terminal.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">The number with its unit.</param>
/// <param name="Qualifier">Which aggregate of it, such as "95th percentile"; empty when there is nothing to say.</param>
/// <param name="Interval">Its interval with level and unit; empty when there is none.</param>
/// <param name="Comparison">The auto twin's value; empty without one.</param>
/// <param name="Tone">How it asks to be read.</param>
public sealed record KeyFigure(string Label, string Value, string Qualifier, string Interval, string Comparison, FigureTone Tone)
{
    private const int Most = 6;

    /// <summary>Qualifier, interval and comparison in one line.</summary>
    public string Detail => string.Join("; ", new[] { Qualifier, Interval, Comparison }.Where(part => part.Length > 0));

    /// <summary>The headline numbers that a result holds, most telling first, six at most.</summary>
    public static IReadOnlyList<KeyFigure> Of(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        KeyFigure?[] candidates =
        [
            Unresolved(result),
            Latency(result),
            Compared(result, "attacker_first", "Attacker first", "share"),
            WorstBacklog(result),
            Compared(result, "exploitable_credential_minutes", "X1 exploitable credential minutes", "per_1000_roots", "mean"),
            Compared(result, "wrong_action_exposure", "X2 wrong-action exposure", "per_1000_roots", "mean"),
            Compared(result, "escape_rate", "Wrong actions executed", "share"),
            Busiest(result),
        ];
        return [.. candidates.OfType<KeyFigure>().Where(figure => figure.Value != HumanText.Undefined).Take(Most)]; // a scenario may have none of the kind
    }

    private static KeyFigure? Unresolved(RunResult result) =>
        MetricQuery.Overall(result, "unresolved", MetricQuery.Governed, "count", "sum", "total", "mean") is { Estimate.Value: > 0 } open
            ? new KeyFigure("Unresolved at the end", HumanText.Value(open.Estimate.Value, "count"), "counted requests", string.Empty, string.Empty, FigureTone.Warning)
            : null;

    private static KeyFigure? Latency(RunResult result) =>
        MetricQuery.Overall(result, "approval_latency", MetricQuery.Governed, "p95", "p90", "p50", "mean") is { } latency
            ? Single(latency, "Approval latency")
            : null;

    private static KeyFigure? WorstBacklog(RunResult result)
    {
        foreach (var aggregate in new[] { "p95", "max", "mean" })
        {
            var worst = result.Metrics
                .Where(metric => metric.Metric == "backlog" && metric.Aggregate == aggregate && MetricQuery.ArmOf(metric) == MetricQuery.Governed)
                .MaxBy(metric => metric.Estimate.Value);
            if (worst is { Estimate.Value: 0, Estimate.High: 0 })
            {
                return null; // nothing ever waited or was in review
            }

            if (worst is not null)
            {
                return Single(worst, "Backlog" + PoolOf(worst));
            }
        }

        return null;
    }

    private static KeyFigure? Busiest(RunResult result)
    {
        var busiest = result.Metrics
            .Where(metric => metric.Metric == "utilisation" && MetricQuery.ArmOf(metric) == MetricQuery.Governed)
            .MaxBy(metric => metric.Estimate.Value);
        return busiest is null or { Estimate.Value: 0, Estimate.High: 0 } ? null : Single(busiest, $"Utilisation{PoolOf(busiest)}");
    }

    private static KeyFigure? Compared(RunResult result, string metric, string label, params ReadOnlySpan<string> aggregates)
    {
        if (MetricQuery.Overall(result, metric, MetricQuery.Governed, aggregates) is not { } governed)
        {
            return null;
        }

        var single = Single(governed, label);
        var unit = MetricCatalogue.Get(metric).Unit;
        return MetricQuery.InArm(result, governed, MetricQuery.AutoTwin) is { } twin
            ? single with { Comparison = $"auto twin {HumanText.Value(twin.Value, unit)}" }
            : single;
    }

    private static KeyFigure Single(MetricResult metric, string label)
    {
        var unit = MetricCatalogue.Get(metric.Metric).Unit;
        var interval = HumanText.Interval(metric.Estimate, unit);
        return new KeyFigure(
            label,
            HumanText.Value(metric.Estimate.Value, unit),
            metric.Aggregate == "share" ? string.Empty : Results.Words.Aggregate(metric.Aggregate),
            interval.Length == 0 ? string.Empty : $"{HumanText.Level(metric.Estimate.Level)} interval {interval}",
            string.Empty,
            double.IsFinite(metric.Estimate.Value) ? FigureTone.Plain : FigureTone.Warning);
    }

    private static string PoolOf(MetricResult metric) =>
        metric.Where.FirstOrDefault(where => where.Name == "pool") is { } pool ? $" of {pool.Value}" : string.Empty;
}
