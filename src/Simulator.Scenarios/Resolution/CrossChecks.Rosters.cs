using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Checks of pools and their rosters.</summary>
internal sealed partial class CrossChecks
{
    private void CheckPools()
    {
        foreach (var pool in Section("pools")?.Members ?? [])
        {
            CheckName(pool);
            CheckStaffing(pool);
            CheckQueues(pool);
            if (pool.Find("roster") is not { } roster)
            {
                continue;
            }

            CheckHandoff(pool, roster);
            if (roster.IsNone)
            {
                continue;
            }

            CheckPeopleOf(roster, pool);
            CheckShifts(roster);
            CheckBreaks(roster["breaks"]);
            CheckGaps(roster["gaps"]);
        }
    }

    /// <summary>Where one pool is named, this word stands for all of them: a pool of that name could never be meant.</summary>
    private void CheckName(Resolved pool)
    {
        if (pool.Name is WideningDefinition.AllPools or FaultDefinition.Everything)
        {
            Add(pool, $"{pool.Name} is the word for all pools", "give it another name");
        }
    }

    private void CheckHandoff(Resolved pool, Resolved roster)
    {
        if (pool.Find("handoff") is not { } handoff || pool.Find("pullAways") is not { } pullAways)
        {
            return;
        }

        var changesHands = !roster.IsNone || pullAways.Members.Count > 0;
        if (handoff.IsNone && changesHands)
        {
            Add(handoff, "work in hand needs a rule for the end of a duty", "write { … }, or leave it out to have the default");
        }
        else if (!handoff.IsNone && !changesHands)
        {
            Add(handoff, "a pool that is always on duty hands nothing over", "give the pool a roster or pull-aways, or leave the handoff out");
        }
        else if (!handoff.IsNone && handoff["briefing"].As<bool>())
        {
            CheckBriefing(handoff, roster);
        }
    }

    private void CheckPeopleOf(Resolved roster, Resolved pool)
    {
        var onRoster = RosterBuilder.People(roster);
        var onCall = pool.Find("onCall") is { IsNone: false } called ? called["people"].As<ulong>() : 0;
        var people = onRoster + onCall;
        if (onRoster == 0)
        {
            Add(roster, "nobody is on this roster", "give a shift people, or add a rotation");
        }
        else if (pool.Find("reviewers") is { } reviewers && reviewers.As<ulong>() != people)
        {
            var who = onCall == 0 ? $"the roster has {people} people" : $"the roster has {onRoster} people, and {onCall} are on call";
            Add(reviewers, who, $"write {people}, or leave the key out");
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
            else if (shift["vacant"].As<ulong>() > shift["people"].As<ulong>())
            {
                Add(shift["vacant"], $"{shift["vacant"].As<ulong>()} positions of {shift["people"].As<ulong>()} are vacant",
                    "write at most as many as there are people");
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
