using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Operations;

/// <summary>
/// Which shift of a roster an instant belongs to: of those whose window covers it the one that began last; of those that began together the
/// one that the roster lists first. Windows are those of the plan: absences, breaks and gaps leave them as they are. Remembers the last answer,
/// so that asking in the order of time costs a comparison. Not safe for several threads at once.
/// </summary>
/// <param name="roster">The roster.</param>
/// <param name="times">The times of its clock.</param>
public sealed class ShiftWindows(Roster roster, WallTimes times)
{
    /// <summary>What an instant outside every window belongs to.</summary>
    public const string OutsideName = "none";

    private int current;
    private Instant from = Instant.MaxValue;
    private Instant to = Instant.MaxValue;

    /// <summary>Number of answers: the shifts and, last, the time outside every window.</summary>
    public int Count => roster.Shifts.Count + 1;

    /// <summary>The names of the answers by position: the shifts of the roster and <see cref="OutsideName"/>.</summary>
    /// <param name="roster">The roster.</param>
    public static IReadOnlyList<string> NamesOf(Roster roster)
    {
        ArgumentNullException.ThrowIfNull(roster);
        return [.. roster.Shifts.Select(shift => shift.Name), OutsideName];
    }

    /// <summary>The position of the shift that an instant belongs to; <see cref="Count"/> - 1 outside every window.</summary>
    public int At(Instant instant)
    {
        if (instant < from || instant >= to)
        {
            Find(instant);
        }

        return current;
    }

    private void Find(Instant instant)
    {
        var today = roster.Clock.DayOf(instant);
        Instant? began = null;
        current = roster.Shifts.Count;
        from = instant;
        to = times.At(today.AddDays(1), default); // tomorrow's windows are found tomorrow
        for (var day = today.AddDays(-1); day <= today; day = day.AddDays(1))
        {
            for (var index = 0; index < roster.Shifts.Count; index++)
            {
                var shift = roster.Shifts[index];
                if (!IsWorked(index, day))
                {
                    continue;
                }

                var begins = times.At(day, shift.From);
                var ends = times.At(shift.To <= shift.From ? day.AddDays(1) : day, shift.To);
                if (begins > instant)
                {
                    to = Instant.Min(to, begins);
                }
                else if (ends > instant)
                {
                    to = Instant.Min(to, ends);
                    if (began is null || begins > began)
                    {
                        (began, current) = (begins, index);
                    }
                }
            }
        }
    }

    private bool IsWorked(int index, LocalDay day)
    {
        if (roster.Shifts[index].People > 0)
        {
            return roster.Shifts[index].BeginsOn(day);
        }

        for (var crew = 0; roster.Rotation is { } rotation && crew < rotation.Crews; crew++)
        {
            if (rotation.ShiftOn(crew, day) == index)
            {
                return true;
            }
        }

        return false;
    }
}
