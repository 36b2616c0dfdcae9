using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Makes rosters and handoff plans.</summary>
internal static class RosterBuilder
{
    /// <summary>The people of a valid roster, on any shift or crew.</summary>
    public static ulong People(Resolved roster)
    {
        var rotation = roster["rotation"];
        var crews = rotation.IsNone ? 0 : rotation["crews"].As<ulong>() * rotation["peoplePerCrew"].As<ulong>();
        return crews + roster["shifts"].Members.Aggregate(0UL, (sum, shift) => sum + shift["people"].As<ulong>());
    }

    /// <summary>The people of a valid roster and those on call.</summary>
    public static ulong People(Resolved roster, Resolved onCall) => People(roster) + (onCall.IsNone ? 0 : onCall["people"].As<ulong>());

    /// <summary>The positions of a valid roster that nobody holds.</summary>
    public static ulong Vacant(Resolved roster) =>
        roster.IsNone ? 0 : roster["shifts"].Members.Aggregate(0UL, (sum, shift) => sum + Math.Min(shift["vacant"].As<ulong>(), shift["people"].As<ulong>()));

    /// <summary>The roster of a pool; null when it is always on duty.</summary>
    public static Roster? Roster(Resolved pool)
    {
        var roster = pool["roster"];
        if (roster.IsNone)
        {
            return null;
        }

        var shifts = roster["shifts"].Members.Select(Shift).ToArray();
        return new Roster
        {
            Clock = roster["zone"].As<ZoneClock>(),
            Shifts = shifts,
            Rotation = Rotation(roster["rotation"], shifts),
            Breaks = [.. roster["breaks"].Members.Select(Break)],
            Absence = roster["absence"].As<Share>().Value,
            Gaps = [.. roster["gaps"].Members.Select(gap => Gap(gap, (int)pool["reviewers"].As<ulong>()))],
        };
    }

    /// <summary>The handoff plan of a pool; null when it is always on duty.</summary>
    public static HandoffPlan? Handoff(Resolved node, CompiledDistributions tables) => node.IsNone ? null : new HandoffPlan
    {
        OverrunMaximum = node["overrunMaximum"].As<Duration>(),
        AtShiftEnd = node["atShiftEnd"].As<AtShiftEnd>(),
        ParkedRetention = node["parkedRetention"].As<Share>().Value,
        CompleteProbability = node["completeProbability"].As<Share>().Value,
        IncompleteRetention = tables.Of(node["incompleteRetention"]),
        DropProbability = node["dropProbability"].As<Share>().Value,
        RediscoveryDelay = tables.Of(node["rediscoveryDelay"]),
        SetUp = node["setUp"].As<Duration>(),
        StartGuardMargin = node.ValueOf<Duration>("startGuardMargin"),
    };

    private static Shift Shift(Resolved node) => new(
        node.Name, node["from"].As<ClockTime>(), node["to"].As<ClockTime>(),
        node["days"].Items<WeekDays>().Aggregate(WeekDays.None, (all, day) => all | day), (int)node["people"].As<ulong>())
    {
        Vacant = (int)node["vacant"].As<ulong>(),
    };

    private static Rotation? Rotation(Resolved node, Shift[] shifts) => node.IsNone ? null : new Rotation(
        (int)node["crews"].As<ulong>(), (int)node["peoplePerCrew"].As<ulong>(),
        [.. node["cycle"].Items<string>().Select(name => Array.FindIndex(shifts, shift => shift.Name == name))]); // -1 for a day off

    private static ShiftBreak Break(Resolved node) => new(
        node.Name, node["from"].As<ClockTime>(), node["to"].As<ClockTime>(), node["length"].As<Duration>());

    private static StaffingGap Gap(Resolved node, int everybody) => new(
        node.Name, node["from"].As<Instant>(), node["to"].As<Instant>(), (int)(node.ValueOf<ulong>("people") ?? (ulong)everybody));
}
