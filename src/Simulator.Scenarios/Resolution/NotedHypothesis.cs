namespace Simulator.Scenarios;

/// <summary>A default in force that is a hypothesis.</summary>
/// <param name="Path">Its key.</param>
/// <param name="Range">The range that its definition states; null for none.</param>
/// <param name="Source">What the definition says it rests on.</param>
internal sealed record NotedHypothesis(string Path, HypothesisRange? Range, string Source);
