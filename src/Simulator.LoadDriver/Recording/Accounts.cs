using System.Globalization;

namespace Simulator.LoadDriver;

/// <summary>Where every planned request went: nothing is lost on the way.</summary>
public sealed record Accounts
{
    /// <summary>Requests of the plan.</summary>
    public required long Planned { get; init; }

    /// <summary>Sent.</summary>
    public required long Sent { get; init; }

    /// <summary>Due but not sent, because as many as allowed were in flight.</summary>
    public required long Dropped { get; init; }

    /// <summary>Not due yet when the run was stopped.</summary>
    public required long NotReached { get; init; }

    /// <summary>Sent and answered as the mapping accepts.</summary>
    public required long Answered { get; init; }

    /// <summary>Sent and failed, by <see cref="FailureKind"/>; entry 0 is always 0.</summary>
    public required IReadOnlyList<long> Failed { get; init; }

    /// <summary>Sent and still without an answer when the drain ended.</summary>
    public required long Unfinished { get; init; }

    /// <summary>All that failed.</summary>
    public long FailedInAll => Failed.Sum();

    /// <summary>The share of the plan that was sent; NaN for an empty plan.</summary>
    public double SentShare => Planned == 0 ? double.NaN : Sent / (double)Planned;

    /// <summary>The share of what was sent that failed or never was answered; NaN when nothing was sent.</summary>
    public double ErrorShare => Sent == 0 ? double.NaN : (FailedInAll + Unfinished) / (double)Sent;

    /// <summary>Throws when a request was counted twice or not at all: a defect of this program.</summary>
    /// <exception cref="InvalidOperationException">planned ≠ sent + dropped + not reached, or sent ≠ answered + failed + unfinished.</exception>
    public Accounts Checked()
    {
        var text = CultureInfo.InvariantCulture;
        if (Planned != Sent + Dropped + NotReached)
        {
            throw new InvalidOperationException(string.Create(text, $"Requests were lost: planned {Planned}, sent {Sent}, dropped {Dropped}, not reached {NotReached}."));
        }

        return Sent == Answered + FailedInAll + Unfinished
            ? this
            : throw new InvalidOperationException(string.Create(text, $"Requests were lost: sent {Sent}, answered {Answered}, failed {FailedInAll}, unfinished {Unfinished}."));
    }

    /// <summary>The accounts of several windows together.</summary>
    public static Accounts Sum(IReadOnlyList<Accounts> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return new Accounts
        {
            Planned = parts.Sum(part => part.Planned),
            Sent = parts.Sum(part => part.Sent),
            Dropped = parts.Sum(part => part.Dropped),
            NotReached = parts.Sum(part => part.NotReached),
            Answered = parts.Sum(part => part.Answered),
            Failed = [.. FailedByKind(parts)],
            Unfinished = parts.Sum(part => part.Unfinished),
        };
    }

    private static IEnumerable<long> FailedByKind(IReadOnlyList<Accounts> parts) =>
        Enumerable.Range(0, FailureWords.Kinds.Count + 1).Select(kind => parts.Sum(part => part.Failed[kind]));
}
