using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Days of the week.</summary>
[Flags]
public enum WeekDays
{
    /// <summary>No day.</summary>
    None = 0,

    /// <summary>Sunday.</summary>
    Sunday = 1,

    /// <summary>Monday.</summary>
    Monday = 2,

    /// <summary>Tuesday.</summary>
    Tuesday = 4,

    /// <summary>Wednesday.</summary>
    Wednesday = 8,

    /// <summary>Thursday.</summary>
    Thursday = 16,

    /// <summary>Friday.</summary>
    Friday = 32,

    /// <summary>Saturday.</summary>
    Saturday = 64,

    /// <summary>Every day.</summary>
    All = 127,
}

/// <summary>When the people of a pool are on duty. A pool without a roster is always on duty.</summary>
public sealed record Roster
{
    /// <summary>The wall clock that shifts and breaks are read on.</summary>
    public required ZoneClock Clock { get; init; }

    /// <summary>The shifts, ordered by name (ordinal). People are numbered through them in this order, then through the crews.</summary>
    public required IReadOnlyList<Shift> Shifts { get; init; }

    /// <summary>Crews that move from shift to shift; null when everybody keeps a shift.</summary>
    public required Rotation? Rotation { get; init; }

    /// <summary>Breaks within a shift, ordered by name (ordinal).</summary>
    public required IReadOnlyList<ShiftBreak> Breaks { get; init; }

    /// <summary>Probability that a person is absent on a day, 0 to 1.</summary>
    public required double Absence { get; init; }

    /// <summary>Planned times at which people are missing, ordered by name (ordinal).</summary>
    public required IReadOnlyList<StaffingGap> Gaps { get; init; }

    /// <summary>People in all, on any shift or crew.</summary>
    public int People => Shifts.Sum(shift => shift.People) + (Rotation is { } rotation ? rotation.Crews * rotation.PeoplePerCrew : 0);
}

/// <summary>A shift that repeats on days of the week.</summary>
/// <param name="Name">Name in the scenario.</param>
/// <param name="From">Its beginning on the wall clock.</param>
/// <param name="To">Its end; at or before the beginning it lies on the next day.</param>
/// <param name="Days">The days on which it begins; for a rotation's shift, which begins whenever a crew has it, every day.</param>
/// <param name="People">People who always work this shift, 0 to 10,000.</param>
public sealed record Shift(string Name, ClockTime From, ClockTime To, WeekDays Days, int People)
{
    /// <summary>How many of the people are missing because their positions are vacant, from 0 to all.</summary>
    public int Vacant { get; init; }

    /// <summary>Whether those who always work this shift begin it on a day.</summary>
    public bool BeginsOn(LocalDay day) => Days.HasFlag((WeekDays)(1 << (int)day.DayOfWeek));
}

/// <summary>Crews that go through a cycle of days; crew c is c × length / crews days ahead of crew 0.</summary>
/// <param name="Crews">Number of crews, 1 to 100.</param>
/// <param name="PeoplePerCrew">People of each, 1 to 1,000.</param>
/// <param name="Cycle">One entry a day: the position of a shift in the roster, or -1 for a day off. Day 0 of crew 0 is Monday, 1970-01-05.</param>
public sealed record Rotation(int Crews, int PeoplePerCrew, IReadOnlyList<int> Cycle)
{
    /// <summary>The shift that a crew begins on a day, by its position in the roster; -1 for a day off.</summary>
    public int ShiftOn(int crew, LocalDay day)
    {
        const int firstMonday = 4; // days from 1970-01-01 to the Monday after it
        var position = (day.DaysSinceEpoch - firstMonday + (crew * Cycle.Count / Crews)) % Cycle.Count;
        return Cycle[position < 0 ? position + Cycle.Count : position];
    }
}

/// <summary>A break that everybody on a shift takes once, somewhere within a window.</summary>
/// <param name="Name">Name in the scenario.</param>
/// <param name="From">The earliest beginning on the wall clock.</param>
/// <param name="To">The latest end.</param>
/// <param name="Length">How long it is; equal to the window when everybody goes at once.</param>
public sealed record ShiftBreak(string Name, ClockTime From, ClockTime To, Duration Length);

/// <summary>A planned time at which people are missing.</summary>
/// <param name="Name">Name in the scenario.</param>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end.</param>
/// <param name="People">How many of the pool, the first in number; all when there are not that many.</param>
public sealed record StaffingGap(string Name, Instant From, Instant To, int People);

/// <summary>What happens to a review when the reviewer's duty ends.</summary>
public enum AtShiftEnd
{
    /// <summary>The reviewer finishes it, however long it takes, in overtime.</summary>
    Finish,

    /// <summary>The same person goes on with it at the next duty.</summary>
    Park,

    /// <summary>It goes to the head of the queue with what the next person can use of it.</summary>
    Transfer,

    /// <summary>It goes to the head of the queue; what was done is lost.</summary>
    Requeue,
}

/// <summary>How work in hand changes hands at the end of a duty.</summary>
public sealed record HandoffPlan
{
    /// <summary>Work that needs no longer than this is finished in overtime. Ignored by <see cref="AtShiftEnd.Finish"/>.</summary>
    public required Duration OverrunMaximum { get; init; }

    /// <summary>What happens to longer work.</summary>
    public required AtShiftEnd AtShiftEnd { get; init; }

    /// <summary>The share of the work done that counts when the same person goes on with parked work, 0 to 1.</summary>
    public required double ParkedRetention { get; init; }

    /// <summary>Probability that a transfer hands over everything, 0 to 1; otherwise a share of the progress and of the context is lost.</summary>
    public required double CompleteProbability { get; init; }

    /// <summary>What an incomplete transfer keeps, a distribution on 0 to 1.</summary>
    public required Distribution IncompleteRetention { get; init; }

    /// <summary>Probability that a transfer drops the work until somebody notices, 0 to 1.</summary>
    public required double DropProbability { get; init; }

    /// <summary>Time until dropped work is noticed, µs; the pool's next shift start notices it too.</summary>
    public required Distribution RediscoveryDelay { get; init; }

    /// <summary>Time the next person needs to get into transferred work.</summary>
    public required Duration SetUp { get; init; }

    /// <summary>No new review is started when its mean time does not fit before the end of the duty, less this margin; null starts always.</summary>
    public required Duration? StartGuardMargin { get; init; }
}
