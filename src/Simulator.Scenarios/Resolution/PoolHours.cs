using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>When the people of a pool are on duty if nobody is ever absent: groups of people who share their hours.</summary>
internal sealed class PoolHours
{
    private readonly Resolved pool;

    /// <summary>The hours of a pool.</summary>
    /// <param name="pool">A valid pool.</param>
    /// <param name="from">From when.</param>
    /// <param name="until">Until when.</param>
    public PoolHours(Resolved pool, Instant from, Instant until)
    {
        this.pool = pool;
        Groups = RosterBuilder.Roster(pool) is { } roster
            ? [.. OnRoster(roster, from, until), .. OnCall(pool["onCall"])]
            : [new Group((int)pool["reviewers"].As<ulong>(), null)];
    }

    /// <summary>The groups; nobody is in two.</summary>
    public IReadOnlyList<Group> Groups { get; }

    /// <summary>The hours in words.</summary>
    public string Describe()
    {
        var name = PrintableText.Quote(pool.Name);
        if (pool["roster"].IsNone)
        {
            return $"{name} is always staffed";
        }

        var shifts = pool["roster"]["shifts"].Members;
        var words = shifts.Take(4).Select(shift => $"{DaysOf(shift)} {shift["from"].As<ClockTime>()} to {shift["to"].As<ClockTime>()}");
        return $"{name} is staffed {string.Join(", ", words)}{(shifts.Count > 4 ? ", …" : string.Empty)} ({pool["roster"]["zone"].As<ZoneClock>().Name})";
    }

    private static string DaysOf(Resolved shift)
    {
        var days = shift["days"].Items<WeekDays>().ToList();
        return days.Count == 7 ? "every day" : string.Join(' ', days.Select(day => Enums.WeekDay.WordFor(day)));
    }

    /// <summary>Those on call come whenever they are called.</summary>
    private static IEnumerable<Group> OnCall(Resolved onCall) => onCall.IsNone ? [] : [new Group((int)onCall["people"].As<ulong>(), null)];

    private static IEnumerable<Group> OnRoster(Roster roster, Instant from, Instant until)
    {
        var seat = 0;
        foreach (var shift in roster.Shifts)
        {
            foreach (var group in Split(roster, seat, seat + shift.People - shift.Vacant, day => shift.BeginsOn(day) ? shift : null, from, until))
            {
                yield return group;
            }

            seat += shift.People;
        }

        for (var crew = 0; crew < (roster.Rotation?.Crews ?? 0); crew++)
        {
            var (rotation, number) = (roster.Rotation!, crew);
            foreach (var group in Split(
                roster, seat, seat + rotation.PeoplePerCrew,
                day => rotation.ShiftOn(number, day) is >= 0 and var shift ? roster.Shifts[shift] : null, from, until))
            {
                yield return group;
            }

            seat += rotation.PeoplePerCrew;
        }
    }

    /// <summary>A planned gap takes the first people of the pool: seats with and without it are different groups.</summary>
    private static IEnumerable<Group> Split(Roster roster, int first, int end, Func<LocalDay, Shift?> shiftOn, Instant from, Instant until)
    {
        int[] borders = [.. roster.Gaps.Select(gap => gap.People).Where(border => border > first && border < end).Append(end).Distinct().Order()];
        foreach (var border in borders)
        {
            if (border > first)
            {
                yield return new Group(border - first, [.. Duties(roster, first, shiftOn, from, until)]);
            }

            first = Math.Max(first, border);
        }
    }

    private static IEnumerable<(Instant From, Instant To)> Duties(Roster roster, int seat, Func<LocalDay, Shift?> shiftOn, Instant from, Instant until)
    {
        StaffingGap[] gaps = [.. roster.Gaps.Where(gap => seat < gap.People).OrderBy(gap => gap.From)];
        for (var day = roster.Clock.DayOf(from).AddDays(-2); roster.Clock.At(day, default) < until; day = day.AddDays(1))
        {
            if (shiftOn(day) is not { } shift)
            {
                continue;
            }

            var begin = Instant.Max(from, roster.Clock.At(day, shift.From));
            var end = roster.Clock.At(shift.To <= shift.From ? day.AddDays(1) : day, shift.To);
            foreach (var gap in gaps)
            {
                if (gap.From < end && gap.To > begin)
                {
                    if (gap.From > begin)
                    {
                        yield return (begin, gap.From);
                    }

                    begin = gap.To;
                }
            }

            if (begin < end)
            {
                yield return (begin, end);
            }
        }
    }

    /// <summary>People with the same hours.</summary>
    /// <param name="People">How many.</param>
    /// <param name="Duties">When, in order; null for whenever they are needed.</param>
    internal sealed record Group(int People, IReadOnlyList<(Instant From, Instant To)>? Duties)
    {
        /// <summary>The first instant of a window at which somebody of the group is there; null for none.</summary>
        public Instant? FirstIn(Instant from, Instant to)
        {
            if (Duties is null)
            {
                return from < to ? from : null;
            }

            var (low, high) = (0, Duties.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = Duties[middle].To > from ? (low, middle) : (middle + 1, high);
            }

            return low < Duties.Count && Duties[low].From < to && from < to ? Instant.Max(Duties[low].From, from) : null;
        }
    }
}
