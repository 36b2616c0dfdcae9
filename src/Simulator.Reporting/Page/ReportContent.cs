using Simulator.Results;

namespace Simulator.Reporting;

/// <summary>What the page of a simulated run shows.</summary>
/// <param name="Result">The result.</param>
/// <param name="Stories">The stories of its worst requests; null for none.</param>
/// <param name="Verdicts">What its budgets came to; null when it was not judged.</param>
public sealed record ReportContent(RunResult Result, StorySet? Stories, BudgetReport? Verdicts);
