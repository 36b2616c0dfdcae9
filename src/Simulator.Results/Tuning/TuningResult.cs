using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>What a search came to.</summary>
public enum TuningOutcome
{
    /// <summary>A setting is recommended: fresh replications show that it keeps every limit.</summary>
    Recommended,

    /// <summary>No setting of the design keeps every limit.</summary>
    NoFeasibleSetting,

    /// <summary>Fresh replications leave open whether the best candidate keeps every limit.</summary>
    Inconclusive,
}

/// <summary>
/// Everything a search found out. Results come from fresh replications only, which the search that chose the settings has not seen: numbers of the
/// search flatter the winner, and the one that is kept (<see cref="ConfirmedSetting.SearchEstimate"/>) is there to be compared with, not to be used.
/// </summary>
public sealed record TuningResult
{
    /// <summary>What was tuned.</summary>
    public required TuningIdentity Identity { get; init; }

    /// <summary>What it came to.</summary>
    public required TuningOutcome Outcome { get; init; }

    /// <summary>The answer in a sentence that a board can read.</summary>
    public required string Answer { get; init; }

    /// <summary>What a reader must know before acting on it, most important first.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The keys that were varied, 1 to 4.</summary>
    public required IReadOnlyList<VariedKey> Keys { get; init; }

    /// <summary>What is optimised.</summary>
    public required TuningObjective Objective { get; init; }

    /// <summary>The limits.</summary>
    public required IReadOnlyList<TuningLimit> Limits { get; init; }

    /// <summary>The axes of the front; smaller is better unless the metric says otherwise.</summary>
    public required IReadOnlyList<TuningQuantity> Axes { get; init; }

    /// <summary>The recommended setting, or the nearest candidate when none is: a number in <see cref="Map"/>; null when there is no candidate.</summary>
    public required int? Chosen { get; init; }

    /// <summary>Whether the confirmation chose it instead of the search; then its limits were judged together with those of the other candidates.</summary>
    public required bool IsChosenByConfirmation { get; init; }

    /// <summary>The settings confirmed on fresh replications, in the order fixed before; the first is the one the search named.</summary>
    public required IReadOnlyList<ConfirmedSetting> Finalists { get; init; }

    /// <summary>Every setting of the design and what the search decided about it: the map of the feasible region.</summary>
    public required IReadOnlyList<SearchedSetting> Map { get; init; }

    /// <summary>One step either way from the chosen setting, on the same fresh replications.</summary>
    public required IReadOnlyList<SensitivityStep> Sensitivity { get; init; }

    /// <summary>How the choice stands when hypotheses are drawn jointly; null when there was nothing to draw or nothing chosen.</summary>
    public required RobustnessResult? Robustness { get; init; }

    /// <summary>The smallest change of one hypothesis that reverses the choice; null when there was no runner-up or nothing to change.</summary>
    public required FlipResult? Flip { get; init; }

    /// <summary>What the search cost and what decided it.</summary>
    public required SearchAccount Account { get; init; }

    /// <summary>The confirmed numbers of the chosen setting; null when there is none.</summary>
    public ConfirmedSetting? ChosenFinalist() => Finalists.FirstOrDefault(finalist => finalist.Setting == Chosen);
}

/// <summary>What was tuned, and how to do it again.</summary>
public sealed record TuningIdentity
{
    /// <summary>Name of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>Its title for people.</summary>
    public required string Title { get; init; }

    /// <summary>SHA-256 over the resolved scenario before anything was varied, hexadecimal.</summary>
    public required string ScenarioDigest { get; init; }

    /// <summary>Digest over scenario, question, options, seed, version and platform, 16 hexadecimal digits; names the folder.</summary>
    public required string TuningId { get; init; }

    /// <summary>Master seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Version of the program.</summary>
    public required string ProgramVersion { get; init; }

    /// <summary>Runtime, operating system and architecture that produced the bits.</summary>
    public required string Platform { get; init; }

    /// <summary>The command that does it again; empty when the host gave none.</summary>
    public required string Command { get; init; }
}

/// <summary>What is optimised.</summary>
/// <param name="Quantity">The number.</param>
/// <param name="IsMinimised">True for minimise, false for maximise.</param>
/// <param name="SearchedAs">What the search compared settings by; for a quantile its linear form, in words.</param>
/// <param name="Zone">The indifference zone: a difference that does not matter, in the unit of what was compared, above 0.</param>
public sealed record TuningObjective(TuningQuantity Quantity, bool IsMinimised, string SearchedAs, double Zone);

/// <summary>A setting of the design; no number of the search is kept here.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="Levels">The position of its value in each key's list.</param>
/// <param name="Feasibility">What the search declared about the limits, up to the tolerances.</param>
/// <param name="EliminatedBy">The feasible setting that was found better; null when none was.</param>
/// <param name="Replications">Replications spent on it in the search.</param>
public sealed record SearchedSetting(int Number, IReadOnlyList<int> Levels, Feasibility Feasibility, int? EliminatedBy, int Replications);

/// <summary>A setting confirmed on fresh replications.</summary>
public sealed record ConfirmedSetting
{
    /// <summary>Its number in the map.</summary>
    public required int Setting { get; init; }

    /// <summary>Its values, one a key.</summary>
    public required IReadOnlyList<string> Values { get; init; }

    /// <summary>The objective; all intervals of all finalists hold together with the stated confidence.</summary>
    public required Estimate Objective { get; init; }

    /// <summary>The verdict on each limit.</summary>
    public required IReadOnlyList<ConfirmedLimit> Limits { get; init; }

    /// <summary>Its box in the axes of the front, the intervals as in <see cref="Objective"/>.</summary>
    public required IReadOnlyList<Estimate> Box { get; init; }

    /// <summary>Its place on the front, from simultaneous intervals of the paired differences: narrower than what the boxes alone would show.</summary>
    public required ParetoStatus Front { get; init; }

    /// <summary>
    /// What the search made of the objective, in its unit; null when it had no value or the file is of an older program. No result: the search chose by
    /// such numbers, which flatters the one it named. It is kept to show by how much.
    /// </summary>
    public double? SearchEstimate { get; init; }

    /// <summary>Whether every limit is shown to be kept.</summary>
    public bool KeepsEveryLimit() => Limits.All(limit => limit.Verdict == LimitVerdict.Pass);

    /// <summary>Whether some limit is shown to be broken.</summary>
    public bool BreaksALimit() => Limits.Any(limit => limit.Verdict == LimitVerdict.Fail);
}

/// <summary>A limit judged for one setting.</summary>
/// <param name="Limit">Position in <see cref="TuningResult.Limits"/>.</param>
/// <param name="Verdict">What fresh replications show.</param>
/// <param name="Value">The point estimate in the limit's unit.</param>
/// <param name="Low">The one-sided lower end that the verdict was read from.</param>
/// <param name="High">The one-sided upper end that the verdict was read from.</param>
/// <param name="Alpha">One-sided risk of the verdict.</param>
/// <param name="Needed">Replications that would settle an inconclusive verdict if the estimate stayed; null when none would or it is settled.</param>
public sealed record ConfirmedLimit(int Limit, LimitVerdict Verdict, double Value, double Low, double High, double Alpha, int? Needed);

/// <summary>The chosen setting with one key a step lower or higher.</summary>
/// <param name="Key">Position of the key.</param>
/// <param name="Value">Its value after the step.</param>
/// <param name="Step">-1 or +1.</param>
/// <param name="Objective">The objective there.</param>
/// <param name="Change">Paired change of the objective, in its unit; for a quantile the change of the share that does not come within the chosen setting's quantile.</param>
/// <param name="ChangeUnit">Unit of the change.</param>
/// <param name="Limits">The verdict on each limit there, each at its own risk.</param>
public sealed record SensitivityStep(int Key, string Value, int Step, Estimate Objective, Estimate Change, string ChangeUnit, IReadOnlyList<ConfirmedLimit> Limits);

/// <summary>The choice under joint draws of the hypotheses.</summary>
/// <param name="Hypotheses">What was drawn.</param>
/// <param name="Draws">Number of joint draws (Latin hypercube).</param>
/// <param name="Stands">In how many of them the chosen setting keeps its limits, by estimate, and no rival is better by more than the zone.</param>
/// <param name="Share">The share with an exact binomial interval.</param>
/// <param name="Rivals">The settings it was held against, by number.</param>
/// <param name="NotVaried">Hypotheses that were left alone, because their value has no size to multiply.</param>
public sealed record RobustnessResult(
    IReadOnlyList<VariedHypothesis> Hypotheses, int Draws, int Stands, Estimate Share, IReadOnlyList<int> Rivals, IReadOnlyList<string> NotVaried);

/// <summary>A hypothesis and the factors its value was multiplied by.</summary>
/// <param name="Path">Its key.</param>
/// <param name="Low">The smallest factor.</param>
/// <param name="High">The largest factor.</param>
/// <param name="Source">Where the range comes from: <c>declared</c>, <c>documented</c> or <c>assumed</c>.</param>
public sealed record VariedHypothesis(string Path, double Low, double High, string Source);

/// <summary>The flip test: the smallest multiplicative change of one hypothesis that puts the runner-up before the choice, and the smallest that makes the choice break a limit.</summary>
/// <param name="RunnerUp">The runner-up's number.</param>
/// <param name="Reversal">What puts the runner-up first soonest; null when nothing does within the factors tried.</param>
/// <param name="Break">What makes the choice break a limit soonest; null when nothing does within the factors tried, or without limits.</param>
/// <param name="Tested">The hypotheses tried: those that moved the comparison most in the joint draws.</param>
/// <param name="Lowest">The smallest factor tried.</param>
/// <param name="Highest">The largest factor tried.</param>
public sealed record FlipResult(int RunnerUp, FlipPoint? Reversal, FlipPoint? Break, IReadOnlyList<string> Tested, double Lowest, double Highest);

/// <summary>A change of one hypothesis.</summary>
/// <param name="Path">Its key.</param>
/// <param name="Factor">The factor on its value, found to within a tenth of it.</param>
public sealed record FlipPoint(string Path, double Factor);

/// <summary>What the search cost and how it was decided.</summary>
public sealed record SearchAccount
{
    /// <summary>Settings of the design.</summary>
    public required int Settings { get; init; }

    /// <summary>Whether the design is the whole grid; otherwise a Sobol' design.</summary>
    public required bool IsWholeGrid { get; init; }

    /// <summary>Points of the whole grid.</summary>
    public required long GridPoints { get; init; }

    /// <summary>Replications of the search, over all settings.</summary>
    public required int SearchReplications { get; init; }

    /// <summary>Of those, allocated by computing budget after elimination.</summary>
    public required int BudgetReplications { get; init; }

    /// <summary>Settings declared feasible.</summary>
    public required int Feasible { get; init; }

    /// <summary>Settings declared infeasible.</summary>
    public required int Infeasible { get; init; }

    /// <summary>Settings without a value of the objective.</summary>
    public required int WithoutValue { get; init; }

    /// <summary>Settings eliminated by a better feasible one.</summary>
    public required int Eliminated { get; init; }

    /// <summary>Whether elimination ended with one setting before the budget did.</summary>
    public required bool IsDecided { get; init; }

    /// <summary>Fresh replications of each finalist.</summary>
    public required int ConfirmationReplications { get; init; }

    /// <summary>Replications for robustness and flip test, over all settings.</summary>
    public required int RobustnessReplications { get; init; }

    /// <summary>Index of the first replication of the search; they are common to all settings.</summary>
    public required int FirstSearchReplication { get; init; }

    /// <summary>Index of the first fresh replication; from here on the search has seen none.</summary>
    public required int FirstFreshReplication { get; init; }

    /// <summary>Confidence of all intervals of the finalists together.</summary>
    public required double Level { get; init; }

    /// <summary>Risk of the search, split between feasibility and comparison; nothing is printed on its strength.</summary>
    public required double SearchAlpha { get; init; }
}
