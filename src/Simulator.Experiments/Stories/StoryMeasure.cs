namespace Simulator.Experiments;

/// <summary>What makes a request worth a story. Only what the run counts can be chosen: arrivals after the warm-up and before the horizon.</summary>
public enum StoryMeasure
{
    /// <summary>The longest time in gates, decided or not: a request that expired after four hours waited four hours. Roots only.</summary>
    ApprovalLatency,

    /// <summary>The largest exposure to an executed wrong action: severity × blast radius × time in force. Roots only.</summary>
    WrongActionExposure,

    /// <summary>The leaks at which the attacker was earliest, or least late, compared with the secret's death; those that nobody ever tries are left out.</summary>
    AttackerMargin,
}
