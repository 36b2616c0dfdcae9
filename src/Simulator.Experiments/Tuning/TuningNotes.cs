using System.Globalization;
using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>What a reader must know before acting on the answer.</summary>
internal static class TuningNotes
{
    public static IReadOnlyList<string> Of(TuningResult result, SearchOutcome search) =>
        [.. Choice(result), .. Edges(result), .. Dependence(result), .. Search(result, search), .. Method(result)];

    private static IEnumerable<string> Choice(TuningResult result)
    {
        if (result.IsChosenByConfirmation)
        {
            yield return "The setting that the search named is not shown to keep every limit; the recommended one was next in line, and its limits were judged at the risk set aside for that.";
        }

        if (result.Outcome == TuningOutcome.Recommended && result.ChosenFinalist() is { } chosen)
        {
            foreach (var rival in result.Finalists.Where(each => each.Setting != chosen.Setting && each.KeepsEveryLimit() && IsBetter(result, each, chosen)))
            {
                yield return $"{TuningSentences.Setting(result.Keys, rival.Values)} has the better estimate on the fresh replications; taking it for that would flatter it, and the search did not name it.";
            }
        }
    }

    private static bool IsBetter(TuningResult result, ConfirmedSetting one, ConfirmedSetting other) =>
        (result.Objective.IsMinimised ? 1 : -1) * (one.Objective.Value - other.Objective.Value) < 0;

    private static IEnumerable<string> Edges(TuningResult result)
    {
        if (result.Outcome != TuningOutcome.Recommended || result.Chosen is not { } chosen)
        {
            yield break;
        }

        for (var key = 0; key < result.Keys.Count; key++)
        {
            var level = result.Map[chosen].Levels[key];
            if (level == 0 || level == result.Keys[key].Values.Count - 1)
            {
                yield return $"{result.Keys[key].Path} lies at an end of its range; a wider range may hold a better setting.";
            }
        }
    }

    private static IEnumerable<string> Dependence(TuningResult result)
    {
        if (result.Robustness is { } robustness)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"The choice stands in {robustness.Stands} of {robustness.Draws} joint draws of {robustness.Hypotheses.Count} hypotheses (by estimate, against {robustness.Rivals.Count} rivals).");
            var assumed = robustness.Hypotheses.Count(each => each.Source == "assumed");
            if (assumed > 0)
            {
                yield return string.Create(CultureInfo.InvariantCulture,
                    $"For {assumed} of them no range is declared or documented; half to twice their value was drawn. {robustness.NotVaried.Count} were left alone.");
            }
        }

        if (result.Flip is { } flip)
        {
            var runnerUp = TuningSentences.Setting(result.Keys, result.Finalists.First(each => each.Setting == flip.RunnerUp).Values);
            var others = $"none of the {flip.Tested.Count} most influential hypotheses, changed alone between {HumanText.Number(flip.Lowest)} and {HumanText.Number(flip.Highest)} times its value, would";
            yield return flip.Reversal is { } reversal
                ? $"Multiplying {reversal.Path} by about {HumanText.Number(reversal.Factor)} would put {runnerUp} first."
                : $"Runner-up {runnerUp}: {others} put it first.";
            if (result.Limits.Count > 0)
            {
                yield return flip.Break is { } broken
                    ? $"Multiplying {broken.Path} by about {HumanText.Number(broken.Factor)} would break a limit."
                    : $"Limits: {others} break one.";
            }
        }

        yield return "Intervals hold the model fixed: more replications shrink them, but not the doubt about its hypotheses.";
    }

    private static IEnumerable<string> Search(TuningResult result, SearchOutcome search)
    {
        if (!result.Account.IsWholeGrid)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Of {result.Account.GridPoints:N0} settings a Sobol' design of {result.Account.Settings} was tried.");
        }

        if (result.Account.WithoutValue > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{result.Account.WithoutValue} settings have no value of the objective and were left out.");
        }

        if (!search.IsDecided && search.HasCandidate)
        {
            yield return "The search spent its budget before one setting was left; some that it did not name may be as good.";
        }
    }

    private static IEnumerable<string> Method(TuningResult result)
    {
        if (Aggregate.Parse(result.Objective.Quantity.Aggregate).Quantile is not null)
        {
            yield return $"The search compared settings by the {result.Objective.SearchedAs}: a quantile is no mean, and this share is smallest where the quantile is.";
        }

        yield return "Every result is of fresh replications; the search only named settings, and its own estimates, kept for comparison, flatter the one it named.";
    }
}
