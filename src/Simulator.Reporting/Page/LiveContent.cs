using Simulator.Results;

namespace Simulator.Reporting;

/// <summary>What the page of a live run shows.</summary>
/// <param name="Result">The result.</param>
/// <param name="Live">What only a live run has.</param>
public sealed record LiveContent(RunResult Result, LiveSection Live);
