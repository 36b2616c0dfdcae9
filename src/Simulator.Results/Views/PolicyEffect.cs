using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>What a paired comparison with the auto twin shows.</summary>
public enum EffectDirection
{
    /// <summary>The whole interval is below zero: the policy lowers the metric.</summary>
    Lower,

    /// <summary>The whole interval is above zero: the policy raises the metric.</summary>
    Higher,

    /// <summary>Both arms agree in every replication.</summary>
    Same,

    /// <summary>The interval holds zero: the arms cannot be told apart at this number of replications.</summary>
    NotToldApart,

    /// <summary>A value is infinite or undefined, so there is no difference to state.</summary>
    Unknown,
}

/// <summary>One row of the policy effect: the run's policy against its auto twin on the same draws.</summary>
/// <param name="Definition">The metric.</param>
/// <param name="Aggregate">How it was aggregated.</param>
/// <param name="Where">Restrictions other than the arm.</param>
/// <param name="Governed">Under the policy, or null when the result does not hold it.</param>
/// <param name="AutoTwin">Under the auto twin, or null.</param>
/// <param name="Difference">Governed minus auto twin, paired by replication.</param>
/// <param name="Direction">What the interval of the difference shows.</param>
/// <param name="Words">The same in a sentence.</param>
public sealed record PolicyEffect(
    MetricDefinition Definition,
    string Aggregate,
    IReadOnlyList<Dimension> Where,
    Estimate? Governed,
    Estimate? AutoTwin,
    Estimate Difference,
    EffectDirection Direction,
    string Words)
{
    /// <summary>Whether it is one of the exposures X1 to X5, which a policy is judged by.</summary>
    public bool IsExposure => Definition.Title.Length > 1 && Definition.Title[0] == 'X' && char.IsAsciiDigit(Definition.Title[1]);

    /// <summary>Whether neither arm has a value: the scenario has nothing of the kind.</summary>
    public bool IsEmpty => Governed is not { IsDefined: true } && AutoTwin is not { IsDefined: true } && Direction == EffectDirection.Unknown;

    private const string Part = "part";

    /// <summary>
    /// In which parts an effect falls, a sentence a metric: over the requests that the policy sends to people, and over all others, to which those
    /// do something. Empty where the result has no parts.
    /// </summary>
    public static IReadOnlyList<string> PartsOf(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return
        [
            .. result.Metrics
                .Where(metric => MetricQuery.ArmOf(metric) == MetricQuery.Effect && metric.Where.Any(where => where.Name == Part))
                .GroupBy(metric => metric.Metric, StringComparer.Ordinal)
                .Select(parts => $"{MetricCatalogue.Get(parts.Key).Title}: " + string.Join(", ", parts.Select(InPart)) + "."),
        ];
    }

    private static string InPart(MetricResult part)
    {
        var who = part.Where.First(where => where.Name == Part).Value == "rerouted" ? "over the requests that it sends to people" : "over all others (spillover)";
        return $"{HumanText.EstimateOfChange(part.Estimate, MetricCatalogue.Get(part.Metric).Unit)} {who}";
    }

    /// <summary>Every paired difference of a result, whole and not in parts: exposures first, else in the order of its metrics.</summary>
    public static IReadOnlyList<PolicyEffect> Of(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return
        [
            .. result.Metrics
                .Where(metric => MetricQuery.ArmOf(metric) == MetricQuery.Effect && metric.Where.All(where => where.Name != Part))
                .Select(metric => From(result, metric))
                .OrderBy(effect => effect.IsExposure ? 0 : 1),
        ];
    }

    /// <summary>Restrictions in words, "all" for none.</summary>
    public string WhereInWords => MetricQuery.Describe(Where);

    /// <summary>Judges an interval of a difference.</summary>
    public static EffectDirection DirectionOf(Estimate difference) =>
        !double.IsFinite(difference.Value) || double.IsNaN(difference.Low) || double.IsNaN(difference.High) ? EffectDirection.Unknown :
        difference.Low == 0 && difference.High == 0 ? EffectDirection.Same :
        difference.High < 0 ? EffectDirection.Lower :
        difference.Low > 0 ? EffectDirection.Higher : EffectDirection.NotToldApart;

    private static PolicyEffect From(RunResult result, MetricResult effect)
    {
        var twin = MetricQuery.InArm(result, effect, MetricQuery.AutoTwin);
        var direction = DirectionOf(effect.Estimate);
        var definition = MetricCatalogue.Get(effect.Metric);
        return new PolicyEffect(
            definition, effect.Aggregate, MetricQuery.Others(effect),
            MetricQuery.InArm(result, effect, MetricQuery.Governed), twin, effect.Estimate, direction,
            InWords(effect.Estimate, definition.Unit, twin, direction));
    }

    private static string InWords(Estimate difference, string unit, Estimate? twin, EffectDirection direction)
    {
        var level = HumanText.Level(difference.Level);
        // The difference of two shares is in percentage points.
        var by = unit == "share" ? HumanText.Value(Math.Abs(difference.Value) * 100, "points") : HumanText.Value(Math.Abs(difference.Value), unit);

        return direction switch
        {
            EffectDirection.Lower => $"The policy lowers it by {by}{Relative(difference, twin)}; the whole {level} interval is below zero.",
            EffectDirection.Higher => $"The policy raises it by {by}{Relative(difference, twin)}; the whole {level} interval is above zero.",
            EffectDirection.Same => "No difference: both arms agree in every replication.",
            EffectDirection.NotToldApart => $"Not told apart: the {level} interval of the difference holds zero. More replications would narrow it.",
            _ => "No difference can be stated: a value is undefined or not reached in one of the arms.",
        };
    }

    /// <summary>How far the policy's value is from the twin's, seen from the twin.</summary>
    private static string Relative(Estimate difference, Estimate? twin)
    {
        if (twin is not { } there || !double.IsFinite(there.Value) || there.Value <= 0)
        {
            return string.Empty;
        }

        var change = difference.Value / there.Value;
        return change switch
        {
            < -1 => string.Empty,
            < 0 => $" ({HumanText.Percent(-change)} below the auto twin)",
            < 1 => $" ({HumanText.Percent(change)} above the auto twin)",
            _ => $" ({HumanText.Number(1 + change)} times the auto twin)",
        };
    }
}
