using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <content>Checks of how people learn of work, are called and taken away, and of where unanswered work goes.</content>
internal sealed partial class CrossChecks
{
    private const int MinutesPerWeek = 7 * ClockTime.MinutesPerDay;

    /// <summary>The most pull-aways of one kind that a horizon may be expected to have.</summary>
    private const double MaximumPullAways = 10_000;

    /// <summary>The most visits, or distractions, of a pool.</summary>
    private const double MaximumVisits = 10_000_000;

    private void CheckStaffing(Resolved pool)
    {
        if (pool.Find("onCall") is { IsNone: false } onCall && pool.Find("roster") is { IsNone: true })
        {
            Add(onCall, "in a pool without a roster somebody is always on duty: nobody is ever called", "give the pool a roster, or leave the people on call out");
        }

        if (pool.Find("notification") is { IsNone: false } notification && notification["loss"].As<Share>().Percent == 100)
        {
            Add(notification["loss"], "every notification is lost, and every reminder: nobody would ever see a task", "write less than 100%");
        }

        if (pool.Find("misrouting") is { IsNone: false } misrouting && Section("pools")?.Members.Count < 2)
        {
            Add(misrouting, "there is no other pool in which a task could land", "add a pool, or leave the misrouting out");
        }

        foreach (var pullAway in pool.Find("pullAways")?.Members ?? [])
        {
            if (pullAway["arrivals"].Made is Arrivals arrivals && Section("run")?.ValueOf<Duration>("horizon") is { } horizon &&
                ArrivalMaker.Expected(arrivals, horizon) > MaximumPullAways)
            {
                Add(pullAway["arrivals"], "people are taken away more than 10000 times", "write a lower rate: it is an exception");
            }
        }

        CheckEngagement(pool);
        CheckTraining(pool);
        CheckDiscipline(pool);
        CheckOrder(pool);
    }

    private void CheckTraining(Resolved pool)
    {
        if (pool.Find("training") is not { IsNone: false } training)
        {
            return;
        }

        if (pool.ValueOf<ulong>("reviewers") < training["newcomers"].As<ulong>())
        {
            Add(training["newcomers"], "there are more newcomers than people in the pool", "write no more than the people of the pool");
        }

        if (training["initial"].As<Share>().Value > training["level"].As<Share>().Value)
        {
            Add(training["initial"], "newcomers would be better trained than the others and get worse", "write no more than level");
        }
    }

    private void CheckReview()
    {
        if (Section("review")?.Find("skipping") is { IsNone: false } skipping && skipping["base"].As<Share>().Value is <= 0 or >= 1)
        {
            Add(skipping["base"], "the logit of 0% or 100% is infinite", "write a share between, or \"skipping\": \"none\"");
        }

        if (Section("review")?.Find("fatigue") is { IsNone: false } fatigue && Section("pools") is { IsValid: true } pools && pools.Members.All(pool => pool["roster"].IsNone))
        {
            Add(fatigue, "nobody has a roster: there are no hours on duty and no nights", "give a pool a roster, or leave the fatigue out");
        }
    }

    private void CheckEngagement(Resolved pool)
    {
        if (pool.Find("visits") is not { } visits || pool.Find("distraction") is not { } distraction || Section("run")?.ValueOf<Duration>("horizon") is not { } horizon)
        {
            return;
        }

        if (!visits.IsNone && !distraction.IsNone)
        {
            Add(distraction, "people who only visit the queue cannot be distracted from it", "leave out the visits or the distraction");
        }

        var people = pool.ValueOf<ulong>("reviewers") ?? 0;
        if (!visits.IsNone && people * visits["rate"].As<Rate>().PerHour * horizon.TotalHours > MaximumVisits)
        {
            Add(visits["rate"], "people look at the queue more than 10000000 times", "write a lower rate: who looks all the time needs no visits");
        }

        if (!distraction.IsNone && people * (horizon.TotalMinutes / Cycle(distraction).TotalMinutes) > MaximumVisits)
        {
            Add(distraction["every"], "people are distracted more than 10000000 times", "write a longer time");
        }
    }

    private static Duration Cycle(Resolved distraction) => Duration.FromMicroseconds(Math.Max(1,
        DistributionMaker.Of(distraction["every"]).Mean + DistributionMaker.Of(distraction["length"]).Mean));

    private void CheckDiscipline(Resolved pool)
    {
        if (pool.Find("discipline") is not { } discipline || Section("classes") is not { IsValid: true } classes)
        {
            return;
        }

        if (discipline.As<Discipline>() == Discipline.Deadline && classes.Members.All(one => one["serviceLevel"].IsNone))
        {
            Add(discipline, "no class has a serviceLevel: there are no deadlines to go by", "give a class one, such as \"serviceLevel\": \"30m\", or write \"fifo\"");
        }
        else if (discipline.As<Discipline>() == Discipline.CostAware && classes.Members.All(one => one["delayCost"].As<double>() == 0))
        {
            Add(discipline, "every class has a delayCost of 0: there is no cost to go by", "give a class one, such as \"delayCost\": 1, or write \"fifo\"");
        }
    }

    /// <summary>Whether all pools of a ladder are known.</summary>
    private bool CheckLadder(Resolved factor, Resolved pools)
    {
        var isKnown = true;
        foreach (var step in factor.Find("escalation")?.Members ?? [])
        {
            isKnown &= CheckReference(step["pool"], "pools", "pool");
            if (pools.Members.FirstOrDefault(pool => pool.Name == step["pool"].As<string>()) is { } pool && Staff(pool) == 0)
            {
                Add(step["pool"], $"nobody works in the pool {PrintableText.Quote(pool.Name)}", "fill a vacant position there, or name another pool");
            }
        }

        return isKnown;
    }

    private void CheckOnExpiry(Resolved gate, IReadOnlyList<Resolved> factors)
    {
        if (gate.ValueOf<ExpiryPolicy>("onExpiry") == ExpiryPolicy.Escalate && factors.All(factor => factor.Find("escalation") is { Members.Count: 0 }))
        {
            Add(gate["onExpiry"], "no factor of this gate has a ladder: there is nowhere to escalate to",
                "give a factor \"escalation\": { \"name\": { \"pool\": \"reviewers\" } }, or write \"deny\"");
        }
    }

    /// <summary>A structured handoff takes its time while both people are there, at the end of every shift.</summary>
    private void CheckBriefing(Resolved handoff, Resolved roster)
    {
        var briefing = handoff["briefing"];
        if (roster.IsNone)
        {
            Add(briefing, "a pool without shifts has no change of shifts to brief at", "write \"unstructured\"");
            return;
        }

        var time = handoff["briefingTime"].As<Duration>();
        Resolved[] worked = [.. roster["shifts"].Members.Where(shift => IsWorked(shift, roster))];
        if (worked.FirstOrDefault(shift => !DaysOf(shift, roster).All(day => IsRelieved(End(shift, day), worked, roster, time))) is { } shift)
        {
            Add(briefing, $"when the shift {PrintableText.Quote(shift.Name)} ends at {shift["to"].As<ClockTime>()}, nobody who stays has been there for {time}",
                "let the shifts overlap, or write \"unstructured\"");
        }
    }

    private static bool IsWorked(Resolved shift, Resolved roster) =>
        shift["people"].As<ulong>() > shift["vacant"].As<ulong>() || IsOfRotation(shift, roster);

    private static bool IsOfRotation(Resolved shift, Resolved roster) =>
        !roster["rotation"].IsNone && roster["rotation"]["cycle"].Items<string>().Contains(shift.Name);

    /// <summary>The days of the week on which a shift begins, Sunday being 0; a rotation is taken to begin its shifts every day.</summary>
    private static IEnumerable<int> DaysOf(Resolved shift, Resolved roster)
    {
        var days = shift["days"].Items<WeekDays>().Aggregate(WeekDays.None, (all, day) => all | day);
        return Enumerable.Range(0, 7).Where(day => IsOfRotation(shift, roster) || days.HasFlag((WeekDays)(1 << day)));
    }

    private static int Start(Resolved shift, int day) => (day * ClockTime.MinutesPerDay) + shift["from"].As<ClockTime>().Minutes;

    private static int End(Resolved shift, int day)
    {
        var (from, to) = (shift["from"].As<ClockTime>(), shift["to"].As<ClockTime>());
        return ((to <= from ? day + 1 : day) * ClockTime.MinutesPerDay) + to.Minutes;
    }

    private static bool IsRelieved(int end, Resolved[] shifts, Resolved roster, Duration briefing) =>
        shifts.Any(shift => DaysOf(shift, roster).Any(day => new[] { -MinutesPerWeek, 0, MinutesPerWeek }.Any(week =>
            Duration.FromMinutes(end - Start(shift, day) - week) >= briefing && end < End(shift, day) + week)));

    /// <summary>The people of a pool whose positions are filled; null when that is in error.</summary>
    private static ulong? Staff(Resolved pool) => pool.ValueOf<ulong>("reviewers") is { } reviewers && pool.Find("roster") is { } roster
        ? reviewers - Math.Min(reviewers, RosterBuilder.Vacant(roster))
        : null;
}
