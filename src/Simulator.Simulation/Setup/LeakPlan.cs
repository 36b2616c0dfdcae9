using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;

namespace Simulator.Simulation;

/// <summary>A source of leaks of credentials, ready for the hot path.</summary>
internal sealed class LeakPlan
{
    private const double MicrosPerHour = 3.6e9;

    private LeakPlan(Scenario scenario, LeakSource source, int index)
    {
        Source = source;
        Index = index;
        Component = source.Component;
        Channel = Nodes.NameHash(scenario.Channel(source.Channel).Name);
        MicrosPerHazard = MicrosPerHour / source.PerCredentialHour;
        PerUse = source.PerUse == 1 ? double.PositiveInfinity : -Math.Log(1 - source.PerUse);
    }

    public LeakSource Source { get; }

    /// <summary>Position in <see cref="ReplicationSetup.Secrets"/>.</summary>
    public int Index { get; }

    public Component Component { get; }

    /// <summary>A number of the channel that depends on its name only.</summary>
    public ulong Channel { get; }

    /// <summary>Microseconds of validity for one unit of hazard; infinite at rate 0.</summary>
    public double MicrosPerHazard { get; }

    /// <summary>Hazard of one use: the use leaks with probability 1 - exp(-hazard).</summary>
    public double PerUse { get; }

    /// <summary>The sources that are on: one that is off must leave no trace, not even a draw.</summary>
    public static LeakPlan[] Of(Scenario scenario) =>
        [.. scenario.Leaks.Where(source => source.IsOn).Select((source, index) => new LeakPlan(scenario, source, scenario.Incidents.Count + index))];
}
