namespace Simulator.Statistics;

/// <summary>The numbers of one system so far, replication by replication, in the order of the replications.</summary>
/// <param name="Objective">One value a replication whose mean is the objective; smaller is better.</param>
/// <param name="Constraints">For each constraint one value a replication whose mean is at most 0 when the constraint is kept.</param>
public sealed record SystemSamples(double[] Objective, IReadOnlyList<double[]> Constraints);

/// <summary>Where a system stands in a search.</summary>
public sealed record SystemState
{
    /// <summary>Its number in the design.</summary>
    public required int System { get; init; }

    /// <summary>What is declared about its constraints; stays as it is once declared.</summary>
    public required Feasibility Feasibility { get; init; }

    /// <summary>The system that eliminated it; null while none has.</summary>
    public required int? EliminatedBy { get; init; }

    /// <summary>Whether it still needs replications: neither infeasible nor eliminated.</summary>
    public bool IsAlive => Feasibility != Feasibility.Infeasible && EliminatedBy is null;
}
