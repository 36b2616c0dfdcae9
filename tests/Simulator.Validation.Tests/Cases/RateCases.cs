using Simulator.Validation.Tests.Theory;
using static Simulator.Validation.Tests.Checks;

namespace Simulator.Validation.Tests;

/// <summary>Arrival rates that follow a sine, from the empty state or over many cycles. Reviews are exponential, 12 minutes on average.</summary>
internal static class RateCases
{
    private const double Service = 5;

    public static IReadOnlyList<ValidationCase> List { get; } =
    [
        new("varying-rate", "M(t)/M/5, 20 arrivals an hour on average, 50 % more and less over 12 hours: overloaded half of the time",
            """
            { "extends": "mm5.json",
              "run": { "horizon": "960h", "warmUp": "120h" },
              "classes": { "item": { "arrivals": { "kind": "poisson", "rate": "20/h", "amplitude": 0.5, "period": "12h" } } } }
            """,
            () =>
            {
                var queue = new ShiftQueue(Sine(20, 0.5, 12), Service, 5);
                queue.GoTo(48);
                queue.Measure();
                queue.GoTo(60);
                var (inSystem, busy, _, waiting, arrivals) = queue.Integrated;
                return
                [
                    Backlog(inSystem / 12, Formulas.Kolmogorov, 0.06),
                    Waits(waiting / arrivals, Formulas.Kolmogorov, 0.02),
                    MeanWait(60 * (inSystem - busy) / arrivals, Formulas.Kolmogorov, 0.09),
                    Busy(busy / (5 * 12), Formulas.Kolmogorov, 0.02),
                ];
            }),
        new("varying-rate-instants", "The same from the empty state, at chosen instants, with a phase and a higher peak for the candidates",
            """
            { "extends": "mm5.json",
              "run": { "horizon": "12h", "warmUp": "0s", "replications": 1500, "afterHorizon": "cut" },
              "classes": { "item": { "arrivals": { "kind": "poisson", "rate": "20/h", "amplitude": 0.5, "period": "12h", "phase": "1h", "peak": "50/h" } } },
              "observe": { "at": ["1h", "4h", "6h", "9h", "12h"] } }
            """,
            () => Instants(new ShiftQueue(hour => Sine(20, 0.5, 12)(hour - 1), Service, 5), 0.16, 1, 4, 6, 9, 12)),
        new("varying-rate-infinite", "M(t)/M/∞: a reviewer for everybody, the rate between nothing and twice its mean within 6 hours",
            """
            { "extends": "mm5.json",
              "run": { "horizon": "12h", "warmUp": "0s", "replications": 1000, "afterHorizon": "cut" },
              "pools": { "desk": { "reviewers": 80 } },
              "classes": { "item": { "arrivals": { "kind": "poisson", "rate": "30/h", "amplitude": 1, "period": "6h" } } },
              "observe": { "at": ["30m", "2h", "3h30m", "8h", "9h30m"] } }
            """,
            () => [.. new[] { 0.5, 2, 3.5, 8, 9.5 }.Select(hour => BacklogAt(hour, Infinite(30, 6, hour), Formulas.VaryingInfinite, 0.10))]),
    ];

    private static Func<double, double> Sine(double rate, double amplitude, double period) =>
        hour => rate * (1 + (amplitude * Math.Sin(2 * Math.PI * hour / period)));

    private static Check[] Instants(ShiftQueue queue, double sharpness, params double[] hours) => [.. hours.Select(hour =>
    {
        queue.GoTo(hour);
        return BacklogAt(hour, queue.MeanInSystem, Formulas.Kolmogorov, sharpness);
    })];

    /// <summary>The integral of λ(u) exp(-μ(t - u)) from 0 to t for λ(u) = λ (1 + sin ωu), in closed form.</summary>
    private static double Infinite(double rate, double period, double hour)
    {
        var omega = 2 * Math.PI / period;
        var decay = Math.Exp(-Service * hour);
        var constant = (1 - decay) / Service;
        var wave = ((Service * Math.Sin(omega * hour)) - (omega * Math.Cos(omega * hour)) + (omega * decay)) / ((Service * Service) + (omega * omega));
        return rate * (constant + wave);
    }
}
