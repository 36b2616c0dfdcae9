using Simulator.Governance;
using Simulator.Time;

namespace Simulator.LoadDriver;

/// <summary>One request of the plan, with the instant at which it is to be sent whatever happened to those before it.</summary>
/// <param name="Number">Its number in the plan, from 0.</param>
/// <param name="Due">Intended wall time after the start.</param>
/// <param name="ScenarioTime">The instant of the scenario at which it arrives.</param>
/// <param name="Node">The node that keys its content, the same as in a simulation of the same replication.</param>
/// <param name="Class">Its class.</param>
/// <param name="Phase">Position of its phase.</param>
/// <param name="IsWarmUp">Whether it belongs to the warm-up, which is reported apart.</param>
public readonly record struct PlannedSend(
    long Number, Duration Due, Instant ScenarioTime, NodeId Node, ClassId Class, int Phase, bool IsWarmUp);

/// <summary>What is to be sent when, known before the first request goes out.</summary>
public interface ILoadPlan
{
    /// <summary>The phases and the change of time.</summary>
    PhaseSchedule Schedule { get; }

    /// <summary>Uncounted wall time at the beginning.</summary>
    Duration WarmUp { get; }

    /// <summary>The sends, never earlier than the one before; each enumeration starts anew, gives the same and holds one pending arrival a class in memory.</summary>
    IEnumerable<PlannedSend> Sends();
}
