using Simulator.Validation.Tests.Theory;
using static Simulator.Validation.Tests.Checks;

namespace Simulator.Validation.Tests;

/// <summary>One reviewer, reviews of 12 minutes on average, utilisation 0.8.</summary>
internal static class SingleServerCases
{
    private const double Hour = 60;
    private static readonly Erlang Single = new(1, 4, 5);

    public static IReadOnlyList<ValidationCase> List { get; } =
    [
        new("mm1", "M/M/1, utilisation 0.8",
            """
            { "extends": "mm5.json",
              "run": { "horizon": "8400h", "warmUp": "400h" },
              "pools": { "desk": { "reviewers": 1 } },
              "classes": { "item": { "arrivals": { "kind": "poisson", "rate": "4/h" } } },
              "observe": { "within": ["1h"] } }
            """,
            () =>
            [
                Waits(Single.ProbabilityOfWaiting, Formulas.ErlangC, 0.02),
                MeanWait(Hour * Single.MeanWait, Formulas.ErlangC, 0.06),
                WaitsNoLonger("1h", 1 - Single.WaitExceeds(1), Formulas.ErlangC, 0.02),
                WaitQuantile(95, Hour * Single.WaitQuantile(0.95), Formulas.ErlangC, 0.08),
                LatencyQuantile(90, Hour * Single.SojournQuantile(0.90), Formulas.ErlangC, 0.08),
                Backlog(Single.MeanInSystem, Formulas.ErlangC, 0.06),
                Busy(Single.Utilisation, Formulas.Utilisation, 0.02),
            ]),
        Mg1("fixed", "M/D/1", "\"12m\"", 0, "4400h", 0.05),
        Mg1("erlang2", "M/E2/1", """{ "kind": "erlang", "stages": 2, "mean": "12m" }""", Math.Sqrt(0.5), "4400h", 0.06),
        Mg1("lognormal", "M/G/1, lognormal service with cv 1.5", """{ "kind": "lognormal", "mean": "12m", "cv": 1.5 }""", 1.5, "10400h", 0.09),
        Mg1("hyperexponential", "M/H2/1, cv 2", """{ "kind": "hyperexponential", "mean": "12m", "cv": 2 }""", 2, "10400h", 0.10),
        Renewal("dm1", "D/M/1", "\"15m\"", rate => Math.Exp(-rate / 4)),
        Renewal("e2m1", "E2/M/1", """{ "kind": "erlang", "stages": 2, "mean": "15m" }""", rate => Math.Pow(8 / (8 + rate), 2)),
    ];

    private static ValidationCase Mg1(string name, string title, string review, double variation, string horizon, double sharpness) => new(
        "mg1-" + name,
        title + ", utilisation 0.8",
        $$"""
        { "extends": "mg1.json",
          "run": { "horizon": "{{horizon}}", "warmUp": "400h" },
          "classes": { "item": { "review": {{review}} } } }
        """,
        () =>
        [
            Waits(0.8, Formulas.PollaczekKhinchine, 0.03),
            MeanWait(Hour * SingleServer.MeanWait(4, 0.2, variation), Formulas.PollaczekKhinchine, sharpness),
        ]);

    private static ValidationCase Renewal(string id, string title, string interval, Func<double, double> transform)
    {
        var root = SingleServer.RootOf(transform, 5);
        return new ValidationCase(
            id,
            title + ", utilisation 0.8",
            $$"""
            { "extends": "mm5.json",
              "run": { "horizon": "4400h", "warmUp": "400h" },
              "pools": { "desk": { "reviewers": 1 } },
              "classes": { "item": { "arrivals": { "kind": "renewal", "interval": {{interval}} } } } }
            """,
            () =>
            [
                Waits(root, Formulas.GeneralArrivals, 0.03),
                MeanWait(Hour * SingleServer.MeanWaitFromRoot(root, 5), Formulas.GeneralArrivals, 0.07),
            ]);
    }
}
