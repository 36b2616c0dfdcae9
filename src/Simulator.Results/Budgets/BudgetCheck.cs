using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>What is shown about a budget.</summary>
public enum BudgetVerdict
{
    /// <summary>It is kept: the whole interval lies inside.</summary>
    Pass,

    /// <summary>It is breached: the whole interval lies outside, also when the number of budgets is taken into account.</summary>
    Fail,

    /// <summary>Neither is shown.</summary>
    Inconclusive,
}

/// <summary>One budget held against its limit or against its baseline; a budget with both has two.</summary>
/// <param name="Budget">The budget.</param>
/// <param name="IsRelative">Whether it is the comparison with the baseline.</param>
/// <param name="Verdict">What is shown.</param>
/// <param name="Reason">Why nothing is shown, in words; empty when the interval decided.</param>
/// <param name="Limit">The limit or tolerance, in words.</param>
/// <param name="Value">The run's value in the metric's unit, with the interval that the verdict was read from; relative, the change against the baseline.</param>
/// <param name="Base">The baseline's value; NaN without one.</param>
/// <param name="Bound">The limit in the metric's unit, relative the tolerance; NaN where there is none.</param>
/// <param name="PValueFail">P-value of "breached", as the correction takes it.</param>
/// <param name="Settling">What would settle it, in words; empty for a verdict.</param>
/// <param name="Detectable">Beside a pass, what would have been called a breach, in words; empty otherwise.</param>
/// <param name="IsGuaranteed">Whether the level holds over repeated looks at more replications (64 and 256).</param>
public sealed record BudgetCheck(
    Budget Budget,
    bool IsRelative,
    BudgetVerdict Verdict,
    string Reason,
    string Limit,
    Estimate Value,
    double Base,
    double Bound,
    double PValueFail,
    string Settling,
    string Detectable,
    bool IsGuaranteed)
{
    /// <summary>The budget's id, with a word for the comparison with the baseline.</summary>
    public string Name => IsRelative ? $"{Budget.Id} against the baseline" : Budget.Id;

    /// <summary>The metric's definition.</summary>
    public MetricDefinition Definition => MetricCatalogue.Get(Budget.Metric);
}

/// <summary>What all budgets come to.</summary>
public enum BudgetAnswer
{
    /// <summary>Every budget is kept.</summary>
    Kept,

    /// <summary>At least one is breached.</summary>
    Breached,

    /// <summary>None is breached, but not every one is shown to be kept.</summary>
    Inconclusive,
}

/// <summary>The verdicts of a run.</summary>
/// <param name="Identity">The run.</param>
/// <param name="Baseline">The baseline; null without one.</param>
/// <param name="Checks">The verdicts: breaches first, then what is open, then what is kept; by name among equals.</param>
/// <param name="Answer">What they come to; warnings do not count.</param>
/// <param name="Headline">The same in a sentence.</param>
public sealed record BudgetReport(
    RunIdentity Identity, RunIdentity? Baseline, IReadOnlyList<BudgetCheck> Checks, BudgetAnswer Answer, string Headline);
