using Simulator.Validation.Tests.Theory;
using static Simulator.Validation.Tests.Checks;

namespace Simulator.Validation.Tests;

/// <summary>
/// Staff that changes by the clock: too few people at night, enough by day, so that the queue never comes to rest. Reviews are exponential,
/// 12 minutes on average, except where said.
/// </summary>
internal static class ShiftCases
{
    private const double Service = 5;
    private const int WarmUpDays = 5;
    private const int Days = 120;

    /// <summary>Three by day, one at night, 6 arrivals an hour.</summary>
    private const string DayAndNight = """
        "roster": { "absence": "0%", "shifts": {
                "day": { "from": "08:00", "to": "16:00", "people": 3 }, "night": { "from": "16:00", "to": "08:00", "people": 1 } } }
        """;

    private const string Complete = """{ "atShiftEnd": "transfer", "completeProbability": "100%", "dropProbability": "0%", "setUp": "0s" }""";

    public static IReadOnlyList<ValidationCase> List { get; } =
    [
        new("shift-finish", "Three by day, one at night: who leaves finishes the work in hand",
            Text(DayAndNight, """{ "atShiftEnd": "finish" }""", 4, 6, Long),
            () => Periodic("finished", 6, [(8, 1), (16, 3), (24, 1)], leavers: 3)),
        new("shift-finish-instants", "The same at chosen instants of the first day",
            Text(DayAndNight, """{ "atShiftEnd": "finish" }""", 4, 6, OneDay, "\"8h\", \"10h\", \"16h\", \"16h12m\", \"23h\""),
            () => Instants(6, [(8, 1), (16, 3), (24, 1)], leavers: 3, 8, 10, 16, 16.2, 23)),
        new("shift-transfer", "Three by day, one at night: work in hand goes on in other hands, nothing lost",
            Text(DayAndNight, Complete, 4, 6, Long),
            () => Periodic("transferred", 6, [(8, 1), (16, 3), (24, 1)], leavers: 0)),
        new("shift-transfer-instants", "The same at chosen instants of the first day",
            Text(DayAndNight, Complete, 4, 6, OneDay, "\"8h\", \"10h\", \"16h\", \"16h12m\", \"23h\""),
            () => Instants(6, [(8, 1), (16, 3), (24, 1)], leavers: 0, 8, 10, 16, 16.2, 23)),
        new("shift-park", "Three by day, nobody at night: work in hand waits for the same person",
            Text(
                """ "roster": { "absence": "0%", "shifts": { "day": { "from": "08:00", "to": "18:00", "people": 3 } } } """,
                """{ "atShiftEnd": "park", "parkedRetention": "100%" }""", 3, 3, Long),
            () => Periodic("parked", 3, [(8, 0), (18, 3), (24, 0)], leavers: 0)),
        new("shift-requeue", "One reviewer after another at noon: the work in hand, an hour on average, is begun again from scratch",
            """
            { "extends": "mm5.json",
              "run": { "start": "2026-03-02T06:00:00Z", "horizon": "12h", "warmUp": "0s", "replications": 2500, "afterHorizon": "cut" },
              "pools": { "desk": { "reviewers": 2, "handoff": { "atShiftEnd": "requeue" },
                "roster": { "absence": "0%", "shifts": {
                  "morning": { "from": "06:00", "to": "12:00", "people": 1 }, "afternoon": { "from": "12:00", "to": "24:00", "people": 1 } } } } },
              "classes": { "item": {
                "arrivals": { "kind": "poisson", "rate": "0.7/h" }, "review": { "kind": "exponential", "mean": "1h" } } },
              "observe": { "at": ["6h", "7h", "8h", "10h", "12h"] } }
            """,
            Requeued),
    ];

    private static string Long => FormattableString.Invariant($$"""{ "horizon": "{{WarmUpDays + Days}}d", "warmUp": "{{WarmUpDays}}d" }""");

    private static string OneDay => """{ "horizon": "24h", "warmUp": "0s", "replications": 2000, "afterHorizon": "cut" }""";

    private static string Text(string roster, string handoff, int people, double rate, string run, string at = "") => FormattableString.Invariant(
        $$"""
        { "extends": "mm5.json",
          "run": {{run}},
          "pools": { "desk": { "reviewers": {{people}}, "handoff": {{handoff}},
              {{roster}} } },
          "classes": { "item": { "arrivals": { "kind": "poisson", "rate": "{{rate}}/h" } } },
          "observe": { "at": [{{at}}] } }
        """);

    /// <summary>Every day is like the one before once the queue has forgotten its empty start; a list of (until, people) for one day.</summary>
    private static Check[] Periodic(string handoff, double rate, (double Until, int People)[] day, int leavers)
    {
        var queue = new ShiftQueue(_ => rate, Service, day[0].People, leavers);
        var inHand = 0.0;
        for (var date = 0; date <= WarmUpDays; date++)
        {
            inHand = 0;
            queue.Measure();
            for (var shift = 0; shift < day.Length; shift++)
            {
                queue.GoTo((24 * date) + day[shift].Until);
                var next = day[(shift + 1) % day.Length].People;
                if (next != day[shift].People)
                {
                    inHand += queue.MeanBusy;
                    queue.Change(next);
                }
            }
        }

        var (inSystem, busy, overtime, waiting, arrivals) = queue.Integrated;
        var onDuty = day.Select((shift, index) => shift.People * (shift.Until - (index == 0 ? 0 : day[index - 1].Until))).Sum();
        List<Check> checks =
        [
            Backlog(inSystem / 24, Formulas.Kolmogorov, 0.05),
            Busy(busy / onDuty, Formulas.Kolmogorov, 0.02),
            Waits(waiting / arrivals, Formulas.Kolmogorov, 0.03),
            new Estimated($"reviews {handoff} a replication", "handoffs", "mean", $"{Desk} {handoff}", Days * inHand, Formulas.Kolmogorov, 0.11),
        ];
        if (leavers > 0)
        {
            checks.Add(MeanWait(60 * (inSystem - busy - overtime) / arrivals, Formulas.Kolmogorov, 0.08));
            checks.Add(new Estimated("overtime a replication, min", "overtime", "mean", Desk, 60 * Days * overtime, Formulas.Kolmogorov, 0.06));
        }

        return [.. checks];
    }

    private static Check[] Instants(double rate, (double Until, int People)[] day, int leavers, params double[] hours)
    {
        var queue = new ShiftQueue(_ => rate, Service, day[0].People, leavers);
        var means = new List<double>();
        foreach (var (hour, changesTo) in hours.Select(hour => (hour, -1))
            .Concat(day.SkipLast(1).Select((shift, index) => (shift.Until, day[index + 1].People))).OrderBy(entry => entry.Item1).ThenBy(entry => entry.Item2))
        {
            queue.GoTo(hour);
            if (changesTo >= 0)
            {
                queue.Change(changesTo);
            }
            else
            {
                means.Add(queue.MeanInSystem);
            }
        }

        return [.. hours.Select((hour, index) => BacklogAt(hour, means[index], Formulas.Kolmogorov, 0.16))];
    }

    private static Check[] Requeued()
    {
        const double step = 0.005;
        var theory = new RequeueingShift(0.7, 1, change: 6, step: step);
        var before = theory.MeanBefore;
        var after = theory.MeanAfter(6);
        Check At(double hours) => BacklogAt(hours, after[(int)Math.Round((hours - 6) / step)], Formulas.RepeatIdentical, 0.14);
        return
        [
            At(6), At(7), At(8), At(10), At(12),
            Backlog((RequeueingShift.TimeMean(before) + RequeueingShift.TimeMean(after)) / 2, Formulas.RepeatIdentical, 0.09),
            new Estimated("reviews requeued a replication", "handoffs", "mean", $"{Desk} requeued", theory.BusyAtChange, Formulas.RepeatIdentical, 0.12),
        ];
    }
}
