using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>What a report says beside the answer, in plain words: how sure it is, and what it depends on.</summary>
public static class PlainAnswer
{
    /// <summary>How sure the numbers are: what they rest on, how many differences to the auto twin chance does not explain, how wide the interval of the wait is.</summary>
    public static string HowSure(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var identity = result.Identity;
        var runs = identity.IsLive
            ? $"One live run of {HumanText.Duration(identity.HorizonMinutes)}; its intervals come from {HumanText.Count(identity.Replications)} slices of the counted time."
            : identity.Replications == 1
                ? $"One replication of {HumanText.Duration(identity.HorizonMinutes)}: nothing can be said about chance."
                : $"{HumanText.Count(identity.Replications)} independent replications of {HumanText.Duration(identity.HorizonMinutes)} each.";
        return string.Join(' ', new[] { runs, Differences(result), Tail(result), Trouble(result) }.Where(sentence => sentence.Length > 0));
    }

    /// <summary>What the answer depends on: how many settings no source supports, and what intervals do not cover.</summary>
    public static string DependsOn(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        const string model = "Intervals cover chance in this model, not what the model leaves out.";
        var all = result.Assumptions.Select(each => each.Key).Distinct(StringComparer.Ordinal).Count();
        var off = all - result.Assumptions.Where(each => !each.IsOff).Select(each => each.Key).Distinct(StringComparer.Ordinal).Count();
        var settings = (all, all - off) switch
        {
            (0, _) => "Every default in force has a source.",
            (1, _) => $"One setting has no measured source: {result.Assumptions[0].Key} = {result.Assumptions[0].Value}.",
            (_, 0) => $"{HumanText.Count(all)} settings have no measured source, all of them switched off.",
            (_, 1) => $"One of {HumanText.Count(all)} settings without a measured source is in force: {result.Assumptions.First(each => !each.IsOff).Key} = {result.Assumptions.First(each => !each.IsOff).Value}.",
            _ => $"{HumanText.Count(all - off)} settings in force have no measured source; another value of one of them may turn the answer.",
        };
        return $"{settings} {model}";
    }

    /// <summary>The notes that <see cref="HowSure"/> has not said already, in their order.</summary>
    public static IReadOnlyList<string> OtherNotes(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return [.. result.Notes.Where(note => !result.Obstacles.Any(obstacle => obstacle.Words == note))];
    }

    private static string Differences(RunResult result)
    {
        var effects = PolicyEffect.Of(result).Where(effect => !effect.IsEmpty).ToList();
        if (effects.Count == 0 || result.Identity.Replications == 1)
        {
            return string.Empty;
        }

        var settled = effects.Count(effect => effect.Direction is EffectDirection.Lower or EffectDirection.Higher);
        var open = effects.Count(effect => effect.Direction == EffectDirection.NotToldApart);
        var level = HumanText.Level(effects[0].Difference.Level);
        if (settled == effects.Count && settled > 1)
        {
            return $"All {HumanText.Count(settled)} differences between the policy and its auto twin are larger than chance explains at the {level} level.";
        }

        if (settled == 0 && open == 0)
        {
            return "The policy and its auto twin agree in every number.";
        }

        return $"Of {HumanText.Count(effects.Count)} differences between the policy and its auto twin, {(settled == 0 ? "none" : HumanText.Count(settled))} "
            + $"{(settled <= 1 ? "is" : "are")} larger than chance explains at the {level} level"
            + (open == 0 ? "." : $" and {HumanText.Count(open)} {(open == 1 ? "is" : "are")} not told apart from none.");
    }

    /// <summary>The interval of the longest waits as a share of its value, which a reader can judge without knowing the number.</summary>
    private static string Tail(RunResult result)
    {
        var tail = result.Metrics.FirstOrDefault(metric => metric.Metric == "approval_latency" && metric.Aggregate == "p95"
            && metric.Where is [{ Name: "arm", Value: MetricQuery.Governed }])?.Estimate;
        return tail is { IsBounded: true, Value: > 0 } known && double.IsFinite(known.Value)
            ? $"The time within which 95 % are decided could be {Whole(1 - (known.Low / known.Value))} shorter or {Whole((known.High / known.Value) - 1)} longer by chance."
            : string.Empty;
    }

    private static string Whole(double share) => $"{HumanText.Number(Math.Round(Math.Max(0, share) * 100))} %";

    private static string Trouble(RunResult result) =>
        result.Obstacles.Count == 0 ? string.Empty : $"What speaks against these numbers: {string.Join(' ', result.Obstacles.Select(obstacle => obstacle.Words))}";
}
