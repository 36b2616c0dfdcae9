namespace Simulator.Simulation;

/// <summary>The order in which events of different kinds run at one instant; dispatch comes after all of them.</summary>
/// <remarks>Consequences: a credential that ends at t is useless to an attack at t, and a decision made at t beats a timer that fires at t.</remarks>
internal static class EventOrder
{
    public const byte Fault = 0;
    public const byte CredentialEnds = 1;
    public const byte Completion = 2;
    public const byte DutyEnds = 3;
    public const byte DutyStarts = 4;
    public const byte Engagement = 5;
    public const byte Leak = 6;
    public const byte Timer = 8;
    public const byte Arrival = 9;
}
