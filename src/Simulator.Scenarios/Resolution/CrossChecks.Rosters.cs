using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Checks of pools and their rosters.</summary>
internal sealed partial class CrossChecks
{
    private void CheckPools()
    {
        foreach (var pool in Section("pools")?.Members ?? [])
        {
            if (pool.Find("roster") is not { } roster)
            {
                continue;
            }

            if (roster.IsNone)
            {
                if (pool.Find("handoff") is { IsNone: false } handoff)
                {
                    Add(handoff, "a pool that is always on duty hands nothing over", "give the pool a roster, or leave the handoff out");
                }

                continue;
            }

            if (pool.Find("handoff") is { IsNone: true } none)
            {
                Add(none, "work in hand needs a rule for the end of a duty", "write { … }, or leave it out to have the default");
            }

            CheckPeopleOf(roster, pool);
            CheckShifts(roster);
            CheckBreaks(roster["breaks"]);
            CheckGaps(roster["gaps"]);
        }
    }

    private void CheckPeopleOf(Resolved roster, Resolved pool)
    {
        var people = RosterBuilder.People(roster);
        if (people == 0)
        {
            Add(roster, "nobody is on this roster", "give a shift people, or add a rotation");
        }
        else if (pool.Find("reviewers") is { } reviewers && reviewers.As<ulong>() != people)
        {
            Add(reviewers, $"the roster has {people} people", $"write {people}, or leave the key out");
        }
    }

    private void CheckShifts(Resolved roster)
    {
        var shifts = roster["shifts"].Members;
        var rotation = roster["rotation"];
        var cycle = rotation.IsNone ? [] : rotation["cycle"].Items<string>().ToList();
        foreach (var name in cycle.Distinct().Where(name => name != WorkforceDefinition.DayOff && shifts.All(shift => shift.Name != name)))
        {
            Add(rotation["cycle"], $"there is no shift {PrintableText.Quote(name)}",
                Nearest.Member(name, [.. shifts.Select(shift => shift.Name), WorkforceDefinition.DayOff], "shift"));
        }

        if (cycle.Count > 0 && cycle.TrueForAll(name => name == WorkforceDefinition.DayOff))
        {
            Add(rotation["cycle"], "the crews never work", "name a shift on some days");
        }

        foreach (var shift in shifts)
        {
            if (shift.Name == WorkforceDefinition.DayOff)
            {
                Add(shift, "a shift cannot be called 'off', which is a day without one", "give it another name");
            }
            else if (shift["people"].As<ulong>() == 0 && !cycle.Contains(shift.Name))
            {
                Add(shift, "nobody works this shift", "give it people, or name it in the cycle of a rotation");
            }
        }
    }

    private void CheckBreaks(Resolved breaks)
    {
        foreach (var pause in breaks.Members)
        {
            var window = pause["to"].As<ClockTime>().Minutes - pause["from"].As<ClockTime>().Minutes;
            if (pause["length"].As<Duration>() > Duration.FromMinutes(window))
            {
                Add(pause, $"{pause["length"].As<Duration>()} do not fit between {pause["from"].As<ClockTime>()} and {pause["to"].As<ClockTime>()}",
                    "write a shorter length or a later end on the same day");
            }
        }
    }

    private void CheckGaps(Resolved gaps)
    {
        foreach (var gap in gaps.Members.Where(gap => gap["from"].As<Instant>() >= gap["to"].As<Instant>()))
        {
            Add(gap, "the gap ends before it begins", "write a later end");
        }
    }
}
