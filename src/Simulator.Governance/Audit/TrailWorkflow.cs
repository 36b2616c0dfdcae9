namespace Simulator.Governance;

/// <summary>The workflow of a class of actions, as a trail names it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Process">The business process; null when it belongs to none.</param>
/// <param name="ControlOwner">Who answers for it; null when nobody does.</param>
public sealed record TrailWorkflow(string Name, string? Process, string? ControlOwner);
