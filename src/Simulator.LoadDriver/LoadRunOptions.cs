using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.LoadDriver;

/// <summary>One live run: what, against whom, how fast and within which limits.</summary>
public sealed record LoadRunOptions
{
    /// <summary>The scenario whose arrivals, contents and reviewers are played.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The gateway, from <see cref="TargetRule.Check"/>.</summary>
    public required Uri Target { get; init; }

    /// <summary>How to speak to it. Default: the reference service.</summary>
    public GatewayMapping Mapping { get; init; } = MappingFile.Reference;

    /// <summary>Who presents which token. Default: nobody any.</summary>
    public GatewayTokens Tokens { get; init; } = GatewayTokens.None;

    /// <summary>Phases and compression.</summary>
    public required PhaseSchedule Schedule { get; init; }

    /// <summary>Uncounted wall time at the beginning. Default: none.</summary>
    public Duration WarmUp { get; init; }

    /// <summary>The replication whose draws are used, 0 to 16,777,215. Default: 0.</summary>
    public int Replication { get; init; }

    /// <summary>Limits of the sending.</summary>
    public EngineOptions Engine { get; init; } = new();

    /// <summary>When the run counts as valid.</summary>
    public ValidityRule Validity { get; init; } = new();

    /// <summary>Whether people are simulated who decide through the gateway. Default: yes, if the mapping says how.</summary>
    public bool SimulateApprovers { get; init; } = true;

    /// <summary>How often approvers look for tasks; events come on top. More than zero, default 20 ms.</summary>
    public Duration LookInterval { get; init; } = new(20_000);

    /// <summary>How long after the last answer open requests are worked off. Default: 30 s.</summary>
    public Duration Settle { get; init; } = Duration.FromSeconds(30);

    /// <summary>Into how many slices the counted time is cut, 1 to 1,000; they stand where replications do. Default: 20.</summary>
    public int Slices { get; init; } = 20;

    /// <summary>Version of this program.</summary>
    public required string ProgramVersion { get; init; }

    /// <summary>The command that was given.</summary>
    public required string Command { get; init; }
}
