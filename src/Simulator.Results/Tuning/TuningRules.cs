using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>What every result of a search must satisfy before it is written and after it is read, so that no renderer meets half a map.</summary>
internal static class TuningRules
{
    /// <summary>The first rule that is broken, in one line; null when all hold.</summary>
    public static string? FirstProblem(TuningResult result) =>
        Keys(result.Keys)
        ?? result.Limits.Select(limit => limit.Quantity).Concat(result.Axes).Append(result.Objective.Quantity).Select(Quantity).FirstOrDefault(problem => problem is not null)
        ?? (!(result.Objective.Zone > 0) ? "the indifference zone is not above 0" : null)
        ?? Map(result)
        ?? Finalists(result)
        ?? Chosen(result)
        ?? Steps(result)
        ?? (result.Notes.Any(note => note is null) ? "a note is null" : null);

    private static string? Keys(IReadOnlyList<VariedKey> keys) =>
        keys.Count is < 1 or > 4 ? "a search varies 1 to 4 keys" :
        keys.Any(key => key is null || key.Values.Count < 1 || key.Values.Any(string.IsNullOrEmpty)) ? "a key has no values" :
        keys.Select(key => key.Path).Distinct(StringComparer.Ordinal).Count() != keys.Count ? "a key is varied twice" : null;

    private static string? Quantity(TuningQuantity quantity) =>
        quantity is null ? "a quantity is null" :
        MetricCatalogue.All.All(known => known.Id != quantity.Metric) ? $"metric '{quantity.Metric}' is not in the catalogue" :
        Aggregate.TryParse(quantity.Aggregate) is null ? $"'{quantity.Aggregate}' is no aggregate" :
        quantity.Where.Any(where => where is null) ? $"metric '{quantity.Metric}' has an empty restriction" : null;

    private static string? Map(TuningResult result)
    {
        for (var index = 0; index < result.Map.Count; index++)
        {
            var setting = result.Map[index];
            if (setting is null || setting.Number != index)
            {
                return "the map is not in the order of its numbers";
            }

            if (setting.Levels.Count != result.Keys.Count || setting.Levels.Where((level, key) => level < 0 || level >= result.Keys[key].Values.Count).Any())
            {
                return $"setting {index} lies outside the values of its keys";
            }

            if (setting.EliminatedBy is { } better && (better < 0 || better >= result.Map.Count || better == index))
            {
                return $"setting {index} was eliminated by one that is not in the map";
            }
        }

        return result.Account.Settings == result.Map.Count ? null : "the map does not hold as many settings as the account says";
    }

    private static string? Finalists(TuningResult result)
    {
        foreach (var finalist in result.Finalists)
        {
            if (finalist is null || finalist.Setting < 0 || finalist.Setting >= result.Map.Count || finalist.Values.Count != result.Keys.Count)
            {
                return "a finalist is not in the map";
            }

            if (finalist.Box.Count != result.Axes.Count || finalist.Box.Append(finalist.Objective).Any(IsBroken))
            {
                return $"the intervals of setting {finalist.Setting} are not those of the axes";
            }

            if (!Limits(finalist.Limits, result))
            {
                return $"the limits of setting {finalist.Setting} are not those of the question";
            }
        }

        return result.Finalists.Select(finalist => finalist.Setting).Distinct().Count() == result.Finalists.Count ? null : "a setting was confirmed twice";
    }

    private static string? Chosen(TuningResult result) =>
        result.Chosen is { } chosen && result.Finalists.All(finalist => finalist.Setting != chosen) ? "the chosen setting was not confirmed" :
        result.Outcome == TuningOutcome.Recommended && result.ChosenFinalist()?.KeepsEveryLimit() != true ? "the recommended setting does not keep every limit" : null;

    private static string? Steps(TuningResult result) =>
        result.Sensitivity.Any(step => step is null || step.Key < 0 || step.Key >= result.Keys.Count || IsBroken(step.Objective) || IsBroken(step.Change) || !Limits(step.Limits, result))
            ? "a step of the sensitivity names no key of the question" : null;

    private static bool Limits(IReadOnlyList<ConfirmedLimit> limits, TuningResult result) =>
        limits.Count == result.Limits.Count && limits.Index().All(each => each.Item is not null && each.Item.Limit == each.Index);

    private static bool IsBroken(Estimate estimate) => estimate.Level is not (> 0 and < 1) || estimate.Samples < 0 || estimate.Low > estimate.High;
}
