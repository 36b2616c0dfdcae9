using Simulator.Time;

namespace Simulator.Service;

/// <summary>The engine of this instance, as long as it has one: alone always, among several only while it leads.</summary>
internal sealed class EngineHolder(TimeProvider clock)
{
    private volatile EngineHost? current;
    private volatile string? leaderAddress;
    private volatile string reason = "The service is starting.";

    /// <summary>The engine; null when there is none.</summary>
    public EngineHost? Current => current;

    /// <summary>Where calls go while another instance leads; null when none is known or this one leads.</summary>
    public string? LeaderAddress => current is null ? leaderAddress : null;

    /// <summary>Why no calls are taken or forwarded; null when they are.</summary>
    public string? Unavailable => current is { } engine ? engine.Unavailable : leaderAddress is null ? reason : null;

    /// <summary>The engine.</summary>
    /// <exception cref="EngineUnavailableException">There is none.</exception>
    public EngineHost Get() => current ?? throw new EngineUnavailableException(reason, outcomeIsKnown: true);

    /// <summary>The engine's time, or the clock's.</summary>
    public Instant Now() => current?.Now() ?? EngineHost.InstantOf(clock.GetUtcNow());

    public void Lead(EngineHost engine)
    {
        leaderAddress = null;
        current = engine;
    }

    /// <summary>This instance has no engine.</summary>
    /// <param name="why">What a client is told when there is nobody to forward to.</param>
    /// <param name="leader">The address of who leads; null when it is not known.</param>
    public void Follow(string why, string? leader)
    {
        reason = why;
        leaderAddress = leader;
        current = null;
    }
}
