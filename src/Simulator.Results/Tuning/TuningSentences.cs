namespace Simulator.Results;

/// <summary>The answer of a search in words.</summary>
public static class TuningSentences
{
    /// <summary>A setting in words, such as "policy.threshold 86% and pools.desk.reviewers 6".</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="values">Their values.</param>
    public static string Setting(IReadOnlyList<VariedKey> keys, IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(values);
        return Join([.. keys.Select((key, index) => $"{key.Path} {values[index]}")]);
    }

    /// <summary>The answer.</summary>
    /// <param name="result">The result; its <see cref="TuningResult.Answer"/> is not read.</param>
    public static string Answer(TuningResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var chosen = result.ChosenFinalist();
        return result.Outcome switch
        {
            TuningOutcome.Recommended => Recommended(result, chosen!),
            TuningOutcome.NoFeasibleSetting => NoFeasible(result, chosen),
            _ => Inconclusive(result, chosen),
        };
    }

    private static string Recommended(TuningResult result, ConfirmedSetting chosen)
    {
        var objective = result.Objective;
        var what = $"Set {Join([.. result.Keys.Select((key, index) => $"{key.Path} to {chosen.Values[index]}")])}";
        var gives = $"{objective.Quantity.InWords()} is then {HumanText.Estimate(chosen.Objective, objective.Quantity.Unit)}";
        var kept = chosen.Limits.Count == 0
            ? string.Empty
            : $", and {Join([.. chosen.Limits.Select(limit => Kept(result.Limits[limit.Limit], limit))])}";
        return $"{what}: {gives}{kept} ({Basis(result)}).";
    }

    private static string Kept(TuningLimit limit, ConfirmedLimit judged) =>
        $"{limit.Quantity.InWords()} keeps its limit of {limit.Bound()} with {limit.Quantity.Show(judged.Value)}";

    private static string NoFeasible(TuningResult result, ConfirmedSetting? nearest)
    {
        var none = $"None of the {HumanText.Count(result.Account.Settings)} settings tried keeps every limit";
        if (nearest is null)
        {
            return none + ".";
        }

        var broken = nearest.Limits.Where(limit => limit.Verdict == Statistics.LimitVerdict.Fail)
            .Select(limit => $"{result.Limits[limit.Limit].Quantity.InWords()} at {result.Limits[limit.Limit].Quantity.Show(limit.Value)} against {result.Limits[limit.Limit].Bound()}");
        return $"{none}; the nearest is {Setting(result.Keys, nearest.Values)}, with {Join([.. broken])} ({Basis(result)}).";
    }

    private static string Inconclusive(TuningResult result, ConfirmedSetting? candidate)
    {
        if (candidate is null)
        {
            return "The search found no candidate to confirm.";
        }

        var open = candidate.Limits.Where(limit => limit.Verdict != Statistics.LimitVerdict.Pass)
            .Select(limit => $"{result.Limits[limit.Limit].Quantity.InWords()} is {result.Limits[limit.Limit].Quantity.Show(limit.Value)} against {result.Limits[limit.Limit].Bound()}");
        var needed = candidate.Limits.Select(limit => limit.Needed).OfType<int>().DefaultIfEmpty(0).Max();
        var more = needed > 0 ? $"; about {HumanText.Count(needed)} replications would settle it" : string.Empty;
        return $"The best candidate is {Setting(result.Keys, candidate.Values)}, but it is not shown that it keeps every limit: {Join([.. open])} ({Basis(result)}){more}.";
    }

    private static string Basis(TuningResult result) => $"{HumanText.Count(result.Account.ConfirmationReplications)} fresh replications";

    private static string Join(IReadOnlyList<string> parts) => parts.Count switch
    {
        0 => string.Empty,
        1 => parts[0],
        _ => $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}",
    };
}
