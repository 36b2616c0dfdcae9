using Simulator.Results;

namespace Simulator.Validation.Tests;

/// <summary>One number of a run that theory knows.</summary>
/// <param name="Quantity">What it is, in words with its unit.</param>
internal abstract record Check(string Quantity);

/// <summary>An estimate of the summary against a theoretical value.</summary>
/// <param name="Quantity">What it is.</param>
/// <param name="Metric">Id of the metric in <c>summary.json</c>.</param>
/// <param name="Aggregate">How it is aggregated.</param>
/// <param name="Where">The values of its dimensions, joined by a blank, the arm first.</param>
/// <param name="Theory">The theoretical value, in the unit of the metric.</param>
/// <param name="From">The formula.</param>
/// <param name="Sharpness">
/// The widest tolerance that proves anything, as a share of the theoretical value: when the allowed number of standard errors is more than
/// that, the check fails whatever the estimate.
/// </param>
/// <param name="Resolution">How far the estimate may be off for its own reasons, as a share: half a bucket of a histogram for quantiles.</param>
internal sealed record Estimated(
    string Quantity, string Metric, string Aggregate, string Where, double Theory, Formula From, double Sharpness, double Resolution = 0)
    : Check(Quantity);

/// <summary>Two numbers of a run that must be the same but for rounding: a law without chance in it.</summary>
/// <param name="Quantity">What it is.</param>
/// <param name="Sides">Both sides, from the run.</param>
/// <param name="From">The law.</param>
internal sealed record Identity(string Quantity, Func<RunResult, (double Left, double Right)> Sides, Formula From) : Check(Quantity);
