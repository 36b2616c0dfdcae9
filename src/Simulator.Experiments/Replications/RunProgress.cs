namespace Simulator.Experiments;

/// <summary>How far a run is.</summary>
/// <param name="Done">Replications finished.</param>
/// <param name="Total">Replications asked for.</param>
/// <param name="Events">Events simulated so far, over both arms.</param>
public readonly record struct RunProgress(int Done, int Total, long Events);
