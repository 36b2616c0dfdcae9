using System.Globalization;

namespace Simulator.Results;

/// <summary>What became of an answer in a changed world.</summary>
/// <param name="Effect">The effect of the policy there, in the unit of its metric; NaN where it has none.</param>
/// <param name="Direction">What its interval shows there.</param>
public sealed record FlipOutcome(double Effect, EffectDirection Direction);

/// <summary>One value that a setting was given.</summary>
/// <param name="Name">In words, such as <c>× 0.5</c>, or the value at which it has no effect.</param>
/// <param name="Factor">The factor on the value in force; NaN for a value that is none.</param>
/// <param name="Answers">The answers there, in the order of the study; empty where the scenario refuses the value.</param>
public sealed record FlipVariant(string Name, double Factor, IReadOnlyList<FlipOutcome> Answers);

/// <summary>The smallest change of a setting found at which an answer no longer holds.</summary>
/// <param name="Factor">The factor at which it does not.</param>
/// <param name="Holds">The nearest factor tried at which it still does; 1 is the value in force.</param>
/// <param name="Answers">Positions of the answers that turn over there.</param>
public sealed record FlipChange(double Factor, double Holds, IReadOnlyList<int> Answers);

/// <summary>One setting without a measured source, changed alone.</summary>
/// <param name="Key">Its path; an asterisk stands for all classes, incidents and the like, which are changed together.</param>
/// <param name="Source"><c>documented</c> where its definition states the range, <c>assumed</c> otherwise.</param>
/// <param name="Variants">What it was set to.</param>
/// <param name="Point">Where an answer turns over within the range; null where none does.</param>
public sealed record FlipRow(string Key, string Source, IReadOnlyList<FlipVariant> Variants, FlipChange? Point);

/// <summary>What would have to change for the answers of a run to turn over: every hypothesis changed alone, on the same draws.</summary>
/// <param name="Base">The scenario as it is.</param>
/// <param name="Command">The words that give the study again.</param>
/// <param name="Answers">The effects of the policy that the run shows.</param>
/// <param name="Rows">One a setting; those first that turn an answer over, by the smallest change.</param>
/// <param name="Left">Settings in force that have no size to change.</param>
public sealed record FlipStudy(RunIdentity Base, string Command, IReadOnlyList<PolicyEffect> Answers, IReadOnlyList<FlipRow> Rows, IReadOnlyList<string> Left)
{
    /// <summary>Whether an answer no longer holds in a changed world: it points the other way there, or its interval holds zero.</summary>
    /// <param name="answer">Its position.</param>
    /// <param name="there">What became of it.</param>
    public bool TurnsOver(int answer, FlipOutcome there)
    {
        ArgumentNullException.ThrowIfNull(there);
        return there.Direction != Answers[answer].Direction;
    }

    /// <summary>Whether a setting turns an answer over at any value tried.</summary>
    public bool TurnsOver(FlipRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Variants.Any(variant => variant.Answers.Index().Any(each => TurnsOver(each.Index, each.Item)));
    }

    /// <summary>What the study says in a sentence or two.</summary>
    public string Headline
    {
        get
        {
            var turning = Rows.Count(TurnsOver);
            if (turning == 0)
            {
                return $"No setting without a measured source, changed alone over its range, turns any of the {HumanText.Count(Answers.Count)} answers over.";
            }

            var soonest = Rows.FirstOrDefault(row => row.Point is not null);
            var many = $"{HumanText.Count(turning)} of {HumanText.Count(Rows.Count)} settings without a measured source, changed alone, {(turning == 1 ? "turns" : "turn")} an answer over.";
            return soonest?.Point is { } point
                ? $"{many} The smallest change: {soonest.Key} {Factor(point.Factor)}, where {Words(point)}."
                : $"{many} It takes switching {(turning == 1 ? "it" : "one of them")} off: a smaller change does not.";
        }
    }

    /// <summary>What turns over at a point, in words.</summary>
    public string Words(FlipChange point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return $"the policy is no longer shown to {string.Join(" or to ", point.Answers.Select(answer => InWords(Answers[answer])))}";
    }

    /// <summary>An answer as the end of a sentence: "lower X2 wrong-action exposure".</summary>
    public static string InWords(PolicyEffect answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return $"{(answer.Direction == EffectDirection.Lower ? "lower" : "raise")} {answer.Definition.Title}";
    }

    /// <summary>A factor in words, such as <c>× 0.5</c>.</summary>
    public static string Factor(double factor) => "× " + factor.ToString(factor < 0.1 ? "0.####" : "0.##", CultureInfo.InvariantCulture);

    /// <summary>Two digits are enough to see what moves; what does not move by one in two hundred reads "same".</summary>
    private static string Times(double times) => Math.Abs(times - 1) < 0.005 ? "same" : times.ToString("0.##", CultureInfo.InvariantCulture) + "×";

    /// <summary>What became of an answer at one value: how many times the effect it is there, or that it is not shown any more.</summary>
    /// <param name="answer">Its position.</param>
    /// <param name="there">What became of it.</param>
    public string Words(int answer, FlipOutcome there)
    {
        ArgumentNullException.ThrowIfNull(there);
        var was = Answers[answer].Difference.Value;
        var times = double.IsFinite(there.Effect) && was != 0 ? Times(there.Effect / was) : HumanText.Undefined;
        return there.Direction == Answers[answer].Direction ? times
            : there.Direction is EffectDirection.Lower or EffectDirection.Higher ? $"reversed ({times})"
            : there.Direction == EffectDirection.Same ? "no difference"
            : there.Direction == EffectDirection.NotToldApart ? $"not shown ({times})"
            : HumanText.Undefined;
    }
}
