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
public sealed record BudgetCheck
{
    /// <summary>The budget.</summary>
    public required Budget Budget { get; init; }

    /// <summary>Whether it is the comparison with the baseline.</summary>
    public required bool IsRelative { get; init; }

    /// <summary>What is shown.</summary>
    public required BudgetVerdict Verdict { get; init; }

    /// <summary>Why nothing is shown, in words; empty when the interval decided.</summary>
    public required string Reason { get; init; }

    /// <summary>The limit or tolerance, in words.</summary>
    public required string Limit { get; init; }

    /// <summary>
    /// The run's value in the metric's unit (for a share of periods, the share that breaks the limit) with the interval that the verdict was
    /// read from; relative, the change against the baseline. Its level is two-sided: 1 - 2 × <see cref="Alpha"/>.
    /// </summary>
    public required Estimate Value { get; init; }

    /// <summary>The baseline's value; NaN without one.</summary>
    public double Base { get; init; } = double.NaN;

    /// <summary>The limit in the metric's unit, relative the tolerance; NaN where there is none.</summary>
    public double Bound { get; init; } = double.NaN;

    /// <summary>One-sided level of this look: the budget's own, or the part of it that was set aside for a look at 64 or 256 replications.</summary>
    public required double Alpha { get; init; }

    /// <summary>How the verdict was reached, such as <c>hall</c>, <c>clopper-pearson</c> or <c>paired-bootstrap</c>; <c>none</c> where nothing was tested.</summary>
    public string Method { get; init; } = "none";

    /// <summary>P-value of "kept"; 1 when nothing could be tested.</summary>
    public double PValuePass { get; init; } = 1;

    /// <summary>P-value of "breached" by itself; 1 when nothing could be tested.</summary>
    public double PValueFail { get; init; } = 1;

    /// <summary>The same after the correction for the number of budgets: a failure stands when it is at most <see cref="Alpha"/>.</summary>
    public double PValueFailAdjusted { get; init; } = 1;

    /// <summary>What would settle it, in words; empty for a verdict.</summary>
    public string Settling { get; init; } = string.Empty;

    /// <summary>How many replications in all would settle it; null for a verdict, and where no number is known.</summary>
    public int? Needed { get; init; }

    /// <summary>Beside a pass, what would have been called a breach, in words; empty otherwise.</summary>
    public string Detectable { get; init; } = string.Empty;

    /// <summary>Beside a pass, the true value (relative, the true change for the worse) that four of five such runs would have called a breach; NaN otherwise.</summary>
    public double DetectableAt { get; init; } = double.NaN;

    /// <summary>Whether the level holds over repeated looks at more replications (64 and 256).</summary>
    public bool IsGuaranteed { get; init; }

    /// <summary>In how many of <see cref="Draws"/> joint draws of the hypotheses the limit is kept by estimate; null where nobody asked, and against a baseline.</summary>
    public int? KeptInDraws { get; init; }

    /// <summary>Joint draws of the hypotheses that the limit was looked at in; 0 where nobody asked.</summary>
    public int Draws { get; init; }

    /// <summary>The budget's id, with a word for the comparison with the baseline.</summary>
    public string Name => IsRelative ? $"{Budget.Id} against the baseline" : Budget.Id;

    /// <summary>The metric's definition.</summary>
    public MetricDefinition Definition => MetricCatalogue.Get(Budget.Metric);

    /// <summary>The unit of <see cref="Value"/>, <see cref="Bound"/> and <see cref="DetectableAt"/>: the metric's, or a share of periods.</summary>
    public string Unit => this is { IsRelative: false, Budget.Periods: not null } ? "share" : Definition.Unit;
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
    RunIdentity Identity, RunIdentity? Baseline, IReadOnlyList<BudgetCheck> Checks, BudgetAnswer Answer, string Headline)
{
    /// <summary>The joint draws of hypotheses beside the verdicts; null when nobody asked for them.</summary>
    public HypothesisDraws? Draws { get; init; }
}
