using Simulator.Governance;
using Simulator.Results;
using Simulator.Time;

namespace Simulator.Experiments;

/// <summary>A piece of the time of one place of a gate.</summary>
internal readonly record struct PlacePiece(StoryState State, Instant From, Instant To, PersonId Holder, int Pool);

/// <summary>The time of one place of a gate, from the instant at which people are asked to the decision or the end of the gate.</summary>
internal sealed class PlaceTime(int place, int pool, Instant opened)
{
    private readonly List<PlacePiece> pieces = [];

    /// <summary>The place in the gate, from 0.</summary>
    public int Place { get; } = place;

    /// <summary>When people were asked.</summary>
    public Instant Opened { get; } = opened;

    /// <summary>The pieces up to <see cref="End"/>, without gaps.</summary>
    public IReadOnlyList<PlacePiece> Pieces => pieces;

    /// <summary>Up to when its time is told.</summary>
    public Instant End { get; private set; } = opened;

    /// <summary>The pool that is asked now.</summary>
    public int Pool { get; set; } = pool;

    /// <summary>The step of the ladder.</summary>
    public int Step { get; set; }

    /// <summary>Whose hands it is in, or who has parked it; nobody otherwise.</summary>
    public PersonId Holder { get; set; }

    /// <summary>Whether the holder has parked it.</summary>
    public bool IsParked { get; set; }

    /// <summary>How often it came to a pool.</summary>
    public int Joins { get; set; }

    /// <summary>How often it was transferred.</summary>
    public int Transfers { get; set; }

    /// <summary>How long the next person needs to get into it.</summary>
    public Duration SetUp { get; set; }

    /// <summary>Whether it landed with people it was not meant for and nobody has taken it since.</summary>
    public bool IsMisrouted { get; set; }

    /// <summary>Until when nobody has seen it, or it lies about unnoticed.</summary>
    public Instant HiddenUntil { get; set; } = opened;

    /// <summary>Whether <see cref="HiddenUntil"/> is for a handoff that dropped it, not for a notification.</summary>
    public bool IsDropped { get; set; }

    /// <summary>Whether it waits for information that a reviewer asked for.</summary>
    public bool AwaitsInformation { get; set; }

    public bool IsDecided { get; set; }

    /// <summary>Adds a piece up to an instant; none when there is no time in it.</summary>
    public void Add(StoryState state, Instant to)
    {
        if (to > End)
        {
            pieces.Add(new PlacePiece(state, End, to, state is StoryState.Review or StoryState.SetUp or StoryState.Parked ? Holder : PersonId.None, Pool));
            End = to;
        }
    }
}
