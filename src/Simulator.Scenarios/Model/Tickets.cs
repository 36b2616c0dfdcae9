using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>The ticketing through which requests that need people pass before they reach a gate.</summary>
/// <param name="Stages">Its stages in order, one or more.</param>
/// <param name="Classes">Whether each class passes through it, by position.</param>
public sealed record Tickets(IReadOnlyList<TicketStage> Stages, IReadOnlyList<bool> Classes);

/// <summary>One stage: it takes time, and tickets are lost, doubled, or worked on by hand without a record.</summary>
public sealed record TicketStage
{
    /// <summary>Name in the scenario; its outages are keyed by it.</summary>
    public required string Name { get; init; }

    /// <summary>Time it takes, µs.</summary>
    public required Distribution Delay { get; init; }

    /// <summary>Probability, 0 to 1, that a ticket sent to it is lost.</summary>
    public required double Loss { get; init; }

    /// <summary>How long it takes until somebody notices that.</summary>
    public required Duration RetryAfter { get; init; }

    /// <summary>How often it is sent again, 0 to 20; a ticket lost once more is lost for good.</summary>
    public required int Retries { get; init; }

    /// <summary>Probability, 0 to 1, that it makes a second ticket of one.</summary>
    public required double Duplicate { get; init; }

    /// <summary>How long whoever takes the request first is held up by a second ticket.</summary>
    public required Duration DuplicateHandling { get; init; }

    /// <summary>When it is down; null when it never is.</summary>
    public TicketOutages? Outages { get; init; }

    /// <summary>A step by hand after it that no record tells; null when there is none.</summary>
    public HiddenStep? Hidden { get; init; }
}

/// <summary>Times in which a stage takes no ticket; what comes waits for their end.</summary>
/// <param name="Starts">When it goes down.</param>
/// <param name="Length">For how long, µs.</param>
public sealed record TicketOutages(Arrivals Starts, Distribution Length);

/// <summary>A step by hand that leaves no record.</summary>
/// <param name="Probability">Probability, 0 to 1, that a ticket needs it.</param>
/// <param name="Delay">Time it takes, µs.</param>
public sealed record HiddenStep(double Probability, Distribution Delay);
