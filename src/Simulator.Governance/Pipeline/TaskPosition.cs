namespace Simulator.Governance;

/// <summary>Where a task of a request stands.</summary>
/// <param name="Pool">Whose people may take it now.</param>
/// <param name="Level">The level of the request.</param>
/// <param name="Gate">The position of the gate in the plan of that level.</param>
/// <param name="IsAfterwards">Whether it looks back at an execution, and belongs to no gate.</param>
public readonly record struct TaskPosition(int Pool, Outcome Level, int Gate, bool IsAfterwards);
