using Simulator.Governance;
using Simulator.Statistics;

namespace Simulator.Scenarios;

/// <summary>The policy and how long it takes to answer.</summary>
/// <param name="Profile">The named profile it started from.</param>
/// <param name="Threshold">The confidence threshold a user varies, 0 to 1.</param>
/// <param name="Table">The rows in force.</param>
/// <param name="Latency">Time one evaluation takes, µs.</param>
/// <param name="IssueDelay">Time the credential broker takes to issue a credential, µs.</param>
public sealed record PolicySpec(
    string Profile, double Threshold, PolicyTable Table, Distribution Latency, Distribution IssueDelay)
{
    /// <summary>The controller that widens the scope while the backlog is long; null (the default) when there is none.</summary>
    public Widening? Widening { get; init; }
}
