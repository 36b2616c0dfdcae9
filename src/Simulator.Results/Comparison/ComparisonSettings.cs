using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>How two runs are compared when no budget says otherwise.</summary>
/// <param name="Alpha">Risk of any false regression among all metrics, 0.0001 to below 0.5. Default: 1 %.</param>
/// <param name="RelativeMargin">By which share of the base a candidate may be worse, at least 0. Default: 5 %.</param>
/// <param name="ByClass">Also every metric of every class, not only of all requests together. Default: no.</param>
public sealed record ComparisonSettings(
    double Alpha = ComparisonOptions.DefaultAlpha, double RelativeMargin = ComparisonOptions.DefaultRelativeMargin, bool ByClass = false);
