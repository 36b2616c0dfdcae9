using Simulator.Governance;

namespace Simulator.Scenarios;

/// <summary>What becomes of a workflow when AI does its work in one go: which stages of the process are left out, and what stands in for them.</summary>
/// <remarks>It holds for requests that an AI recommends. What an AI leaves out today is a hypothesis, and so is what replaces it.</remarks>
public sealed record Compression
{
    /// <summary>Whether nobody reviews: what the policy would ask people about runs unasked. Ticket, handoff and pause go with it.</summary>
    public required bool Review { get; init; }

    /// <summary>Whether a review is asked for without a ticket.</summary>
    public required bool Tickets { get; init; }

    /// <summary>Whether a review is asked for without a handoff note.</summary>
    public required bool Handoff { get; init; }

    /// <summary>Whether reviews have no minimum time.</summary>
    public required bool Pause { get; init; }

    /// <summary>What of the evidence a reviewer sees without a handoff note, 0 to 1: a factor on detection.</summary>
    public required double ContextLeft { get; init; }

    /// <summary>Replacement: from this impact on reviews stay; null where none does.</summary>
    public Impact? ReviewFrom { get; init; }

    /// <summary>Replacement: a check by a machine brings the review back for what it flags; null for none.</summary>
    public AutomaticCheck? Check { get; init; }

    /// <summary>Replacement: whether the AI leaves a record that does for ticket and handoff note as evidence.</summary>
    public bool Record { get; init; }

    /// <summary>The sign for each stage that is left out of every request, that of the review apart: it may come back.</summary>
    public Signs Dropped =>
        (Tickets ? Signs.TicketDropped : Signs.None) | (Handoff ? Signs.HandoffDropped : Signs.None) | (Pause ? Signs.PauseDropped : Signs.None);
}

/// <summary>A check by a machine before an action runs.</summary>
/// <param name="Flags">Probability, 0 to 1, that it flags a wrong recommendation.</param>
/// <param name="FalseAlarm">Probability, 0 to 1, that it flags a right one.</param>
public sealed record AutomaticCheck(double Flags, double FalseAlarm);
