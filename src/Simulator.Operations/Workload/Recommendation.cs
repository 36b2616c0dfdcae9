using Simulator.Governance;

namespace Simulator.Operations;

/// <summary>A recommendation as it is drafted: what the pipeline sees, and the truth that it does not.</summary>
/// <param name="Request">What the pipeline sees.</param>
/// <param name="IsWrong">Whether the recommendation is wrong.</param>
public readonly record struct Recommendation(ActionRequest Request, bool IsWrong);
