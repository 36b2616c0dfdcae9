namespace Simulator.Experiments;

/// <summary>How far a run is.</summary>
/// <param name="Done">Replications finished.</param>
/// <param name="Total">Replications asked for.</param>
/// <param name="Events">Events simulated so far, over both arms.</param>
/// <param name="MeanLatencyMinutes">Mean approval latency of the replication that has just finished, over decided requests; NaN when it has none or is not asked for it.</param>
public readonly record struct RunProgress(int Done, int Total, long Events, double MeanLatencyMinutes = double.NaN);
