using System.Globalization;
using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>Finds what is wrong with a question before anything is simulated, and fills in what it leaves open.</summary>
internal static class QuestionCheck
{
    private const long MostGridPoints = 1_000_000;
    private const int DefaultAxes = 3;

    private static readonly string[] FurtherAxes = ["approval_latency p95", "wrong_action_exposure per_1000_roots", "backlog mean"];

    /// <summary>The question with every aggregate and the axes filled in.</summary>
    /// <exception cref="InvalidTuningException">Something is wrong.</exception>
    public static TuningQuestion Complete(TuningQuestion question, TuningOptions options, ITuningModel model)
    {
        Refuse([.. options.Problems(), .. OfKeys(question.Keys), .. OfLimits(question.Limits)]);
        var first = SetOf(question.Keys, key => key.Values[0]);
        var last = SetOf(question.Keys, key => key.Values[^1]);
        Refuse([.. model.Problems(first).Concat(model.Problems(last)).Distinct(StringComparer.Ordinal)]);
        var survey = model.Survey(first);
        var problems = new List<string>();
        var completed = question with
        {
            Objective = Completed(question.Objective, survey, problems),
            Limits = [.. question.Limits.Select(limit => limit with { Quantity = Completed(limit.Quantity, survey, problems) })],
            Axes = [.. question.Axes.Select(axis => Completed(axis, survey, problems))],
        };
        problems.AddRange(completed.Limits.Select(limit => limit.Quantity).Concat(completed.Axes).Append(completed.Objective)
            .Where(quantity => quantity.Aggregate == "count").Distinct()
            .Select(quantity => $"'{quantity}' counts over all replications, so it grows with their number; tune a mean or a share instead"));
        Refuse([.. problems, .. OfLimits(completed.Limits)]);
        return completed with { Axes = completed.Axes.Count > 0 ? completed.Axes : Axes(completed, survey) };
    }

    /// <summary>A setting as <c>path=value</c>.</summary>
    public static IReadOnlyList<string> SetOf(IReadOnlyList<VariedKey> keys, Func<VariedKey, string> value) =>
        [.. keys.Select(key => $"{key.Path}={value(key)}")];

    private static IEnumerable<string> OfKeys(IReadOnlyList<VariedKey> keys)
    {
        if (keys.Count is < 1 or > 4)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{keys.Count} keys are varied; vary 1 to 4");
        }

        foreach (var twice in keys.GroupBy(key => key.Path, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            yield return $"{SafeText.Clean(twice.Key)} is varied twice; give it one range";
        }

        var points = keys.Aggregate(1m, (product, key) => product * key.Values.Count);
        if (points > MostGridPoints)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"too many points: the ranges span {points:N0} settings; use larger steps, at most {MostGridPoints:N0}");
        }
    }

    private static IEnumerable<string> OfLimits(IReadOnlyList<TuningLimit> limits)
    {
        foreach (var limit in limits.Where(limit => !double.IsFinite(limit.Value)))
        {
            yield return $"the limit on {limit.Quantity} is no number";
        }

        for (var index = 0; index < limits.Count; index++)
        {
            foreach (var other in limits.Skip(index + 1).Where(other => other.Quantity.IsSameAs(limits[index].Quantity)))
            {
                var (least, most) = limits[index].Side == LimitSide.AtLeast ? (limits[index], other) : (other, limits[index]);
                if (limits[index].Side == other.Side)
                {
                    yield return $"{other.Quantity} is limited twice on the same side, {limits[index].Bound()} and {other.Bound()}; keep one";
                }
                else if (least.Value > most.Value)
                {
                    yield return $"contradictory limits: {other.Quantity} cannot be {least.Bound()} and {most.Bound()}";
                }
            }
        }
    }

    /// <summary>The quantity with its aggregate, checked against what the scenario gives.</summary>
    private static TuningQuantity Completed(TuningQuantity quantity, SampleSet survey, List<string> problems)
    {
        MetricSeries[] all = [.. survey.Series.Where(series => series.Metric == quantity.Metric)];
        MetricSeries[] here = [.. all.Where(series => IsLike(series.Where, quantity.Where))];
        if (here.Length == 0)
        {
            problems.Add(all.Length == 0
                ? $"'{quantity}': this scenario gives no values of {quantity.Metric}"
                : $"'{quantity}': {quantity.Metric} is not kept with that restriction; there is {Offered(all)}");
            return quantity;
        }

        if (quantity.Aggregate.Length > 0)
        {
            if (!here.Any(series => series.Has(Aggregate.Parse(quantity.Aggregate))))
            {
                problems.Add($"'{quantity}': {quantity.Metric} has no aggregate '{quantity.Aggregate}'; it offers {Offers(here)}");
            }

            return quantity;
        }

        string[] offers = [.. here.Select(series => series.Offers).Distinct(StringComparer.Ordinal)];
        if (offers is [var only] && Aggregate.TryParse(only) is not null)
        {
            return quantity.WithAggregate(only);
        }

        problems.Add($"'{quantity}': say how {quantity.Metric} is aggregated: {Offers(here)}");
        return quantity;
    }

    /// <summary>Restrictions by the same names; values that a few replications may not have seen need not agree.</summary>
    private static bool IsLike(IReadOnlyList<Dimension> series, IReadOnlyList<Dimension> asked) =>
        series.Count == asked.Count && asked.All(one => series.Any(other => other.Name == one.Name
            && (other.Value == one.Value || one.Name is "outcome" or "part" or "incident" or "route")));

    private static string Offers(IEnumerable<MetricSeries> series) => string.Join(", ", series.Select(each => each.Offers).Distinct(StringComparer.Ordinal));

    private static string Offered(IEnumerable<MetricSeries> series) => string.Join("; ", series
        .Select(each => new TuningQuantity(each.Metric, string.Empty, each.Where).ToString()).Distinct(StringComparer.Ordinal).Take(4));

    /// <summary>The objective and what is limited, filled up with latency, exposure and backlog where the scenario has them.</summary>
    private static List<TuningQuantity> Axes(TuningQuestion question, SampleSet survey)
    {
        var axes = new List<TuningQuantity>();
        foreach (var quantity in question.Limits.Select(limit => limit.Quantity).Prepend(question.Objective))
        {
            if (axes.Count < DefaultAxes && !axes.Exists(quantity.IsSameAs))
            {
                axes.Add(quantity);
            }
        }

        foreach (var text in FurtherAxes)
        {
            var wanted = TuningQuantity.TryParse(text, out _)!;
            var series = survey.Series.Where(each => each.Metric == wanted.Metric && each.Has(Aggregate.Parse(wanted.Aggregate)) && each.Where[0] == Where.GovernedArm);
            var found = wanted.Metric == "backlog"
                ? series.Where(each => each.Where.All(one => one.Name is "arm" or "pool")).ToList() // one pool has one backlog
                : [.. series.Where(each => each.Where.Count == 1)];
            if (axes.Count < DefaultAxes && found is [var one] && !axes.Exists(axis => axis.Metric == wanted.Metric))
            {
                axes.Add(wanted with { Where = one.Where });
            }
        }

        return axes;
    }

    private static void Refuse(IReadOnlyList<string> problems)
    {
        if (problems.Count > 0)
        {
            throw new InvalidTuningException(problems);
        }
    }
}
