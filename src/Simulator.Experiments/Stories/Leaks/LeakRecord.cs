using Simulator.Governance;
using Simulator.Operations;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Experiments;

/// <summary>A leak and all that became of it, as the facts and the draws tell it.</summary>
internal sealed class LeakRecord
{
    public required Leak Leak { get; set; }

    public required SecretSource Source { get; init; }

    /// <summary>How much the secret opens, scope units.</summary>
    public required double Scope { get; init; }

    public required bool IsCounted { get; init; }

    /// <summary>The request that held it; null for a secret from outside.</summary>
    public NodeId? Holder { get; init; }

    public Component Component { get; init; }

    /// <summary>Whether it was dead when it leaked.</summary>
    public bool IsHarmless { get; init; }

    /// <summary>How the credential died, when it did before anything else was known; for a secret from outside its life just ends.</summary>
    public LeakEnd OwnEnd { get; set; } = LeakEnd.Expired;

    public List<ContainmentRecord> Containments { get; } = [];

    public Instant? Noticed { get; set; }

    /// <summary>When its containment is effective everywhere; never without one.</summary>
    public Instant Effective { get; set; } = Instant.MaxValue;

    // What follows is settled when the replication is over.
    public Instant Dead { get; set; }

    public LeakEnd End { get; set; }

    public double CompromisedTime { get; set; }

    /// <summary>From the secret's death to the first attempt, µs; null when nobody ever tries.</summary>
    public Duration? Margin => IsHarmless || Leak.FirstAttempt == Instant.MaxValue ? null : Leak.FirstAttempt - Dead;
}

/// <summary>A containment request while it runs.</summary>
internal sealed class ContainmentRecord
{
    public required NodeId Node { get; init; }

    public required Instant Raised { get; init; }

    public bool WasWrong { get; set; }

    public StoryEnd End { get; set; }
}
