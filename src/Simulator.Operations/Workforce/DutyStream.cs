using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Operations;

/// <summary>A time on duty, [From, To).</summary>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end.</param>
public readonly record struct Duty(Instant From, Instant To);

/// <summary>
/// The duties of one person, one after the other: shifts of the roster less absences, breaks and planned gaps; duties that touch are one.
/// Mutable; start it anew for every replication.
/// </summary>
public sealed class DutyStream
{
    /// <summary>After so many days without a shift nobody waits for another one.</summary>
    private const int LongestPause = 400;

    /// <summary>The shift of a vacant position.</summary>
    private const int Nowhere = -2;

    private readonly Roster roster;
    private readonly WallTimes times;
    private readonly PersonId person;
    private readonly int seat;
    private readonly int fixedShift;
    private readonly int crew;
    private readonly Instant start;
    private readonly Instant end;
    private readonly List<Duty> pieces = [];
    private KeyedDraws draws;
    private LocalDay day;
    private int next;

    /// <summary>A stream that has not started.</summary>
    /// <param name="roster">The roster.</param>
    /// <param name="person">The person.</param>
    /// <param name="seat">The person's number within the pool, from 0: first through the shifts in order, then through the crews.</param>
    /// <param name="start">Start of simulated time; a duty that began before it is cut there.</param>
    /// <param name="end">End of simulated time; a duty that goes on then may be given any later end.</param>
    /// <param name="times">The times of the roster's clock, to be shared by everybody on it. Default: the person's own.</param>
    public DutyStream(Roster roster, PersonId person, int seat, Instant start, Instant end, WallTimes? times = null)
    {
        ArgumentNullException.ThrowIfNull(roster);
        this.roster = roster;
        this.times = times ?? new WallTimes(roster.Clock);
        this.person = person;
        this.seat = seat;
        this.start = start;
        this.end = end;
        (fixedShift, crew) = Assignment(roster, seat);
    }

    /// <summary>The current duty; meaningful after <see cref="MoveNext"/> returned true.</summary>
    public Duty Current { get; private set; }

    /// <summary>Starts again for a replication.</summary>
    public void Restart(KeyedDraws replicationDraws)
    {
        draws = replicationDraws;
        day = roster.Clock.DayOf(start).AddDays(-2); // a shift of the day before may still be going on
        pieces.Clear();
        next = 0;
        Current = new Duty(start, start);
    }

    /// <summary>Goes to the next duty that ends after the start of the run.</summary>
    /// <returns>False when there is none any more.</returns>
    public bool MoveNext()
    {
        while (TryPeek(out var piece))
        {
            next++;
            if (piece.To <= start)
            {
                continue;
            }

            var current = new Duty(Instant.Max(piece.From, start), piece.To);
            while (current.To < end && TryPeek(out var following) && following.From <= current.To)
            {
                current = current with { To = Instant.Max(current.To, following.To) };
                next++;
            }

            Current = current;
            return true;
        }

        return false;
    }

    /// <summary>Which shift or crew a seat of the pool belongs to; -1 for none.</summary>
    private static (int Shift, int Crew) Assignment(Roster roster, int seat)
    {
        for (var shift = 0; shift < roster.Shifts.Count; shift++)
        {
            if (seat < roster.Shifts[shift].People)
            {
                var isVacant = seat >= roster.Shifts[shift].People - roster.Shifts[shift].Vacant;
                return (isVacant ? Nowhere : shift, -1);
            }

            seat -= roster.Shifts[shift].People;
        }

        var crew = roster.Rotation is { } rotation ? seat / rotation.PeoplePerCrew : -1;
        return crew >= 0 && crew < roster.Rotation!.Crews
            ? (-1, crew)
            : throw new ArgumentOutOfRangeException(nameof(seat), seat, "The roster has no such seat.");
    }

    private bool TryPeek(out Duty piece)
    {
        var lastDay = day.AddDays(LongestPause);
        while (next == pieces.Count && day < lastDay)
        {
            pieces.Clear();
            next = 0;
            AddPieces(day);
            day = day.AddDays(1);
        }

        piece = next < pieces.Count ? pieces[next] : default;
        return next < pieces.Count;
    }

    private void AddPieces(LocalDay date)
    {
        if (ShiftOn(date) is not { } shift)
        {
            return;
        }

        var dayNode = Nodes.PersonDay(person, date).Value;
        if (roster.Absence > 0 && draws.Uniform(dayNode, DrawPurpose.Absence) < roster.Absence)
        {
            return;
        }

        var endsOn = shift.To <= shift.From ? date.AddDays(1) : date;
        pieces.Add(new Duty(times.At(date, shift.From), times.At(endsOn, shift.To)));
        for (var index = 0; index < roster.Breaks.Count; index++)
        {
            TakeBreak(roster.Breaks[index], shift, date, dayNode, index);
        }

        for (var index = 0; index < roster.Gaps.Count; index++) // not foreach: the enumerator of a list behind an interface is allocated
        {
            if (seat < roster.Gaps[index].People)
            {
                CutOut(roster.Gaps[index].From, roster.Gaps[index].To);
            }
        }
    }

    private Shift? ShiftOn(LocalDay date)
    {
        if (fixedShift == Nowhere)
        {
            return null;
        }

        if (fixedShift >= 0)
        {
            var fixedOne = roster.Shifts[fixedShift];
            return fixedOne.BeginsOn(date) ? fixedOne : null;
        }

        var shift = roster.Rotation!.ShiftOn(crew, date);
        return shift < 0 ? null : roster.Shifts[shift];
    }

    /// <summary>The break begins at a drawn instant of its window; on a shift over midnight the window may lie on the next day.</summary>
    private void TakeBreak(ShiftBreak pause, Shift shift, LocalDay date, ulong dayNode, int index)
    {
        var isNextDay = shift.To <= shift.From && pause.From < shift.From;
        var on = isNextDay ? date.AddDays(1) : date;
        var from = times.At(on, pause.From);
        var slack = times.At(on, pause.To) - from - pause.Length;
        var begin = slack > Duration.Zero
            ? from + Duration.FromMicroseconds(slack.Microseconds * draws.Uniform(dayNode, DrawPurpose.BreakStart, index))
            : from;
        CutOut(begin, begin + pause.Length);
    }

    private void CutOut(Instant from, Instant to)
    {
        for (var index = pieces.Count - 1; index >= 0; index--)
        {
            var piece = pieces[index];
            if (to <= piece.From || from >= piece.To)
            {
                continue;
            }

            pieces.RemoveAt(index);
            if (to < piece.To)
            {
                pieces.Insert(index, new Duty(to, piece.To));
            }

            if (piece.From < from)
            {
                pieces.Insert(index, new Duty(piece.From, from));
            }
        }
    }
}
