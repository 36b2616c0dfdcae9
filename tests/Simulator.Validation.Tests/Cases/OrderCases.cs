using Simulator.Validation.Tests.Theory;
using static Simulator.Validation.Tests.Checks;

namespace Simulator.Validation.Tests;

/// <summary>Random order of service, and urgent classes that interrupt the others. Latencies are wait and review together.</summary>
internal static class OrderCases
{
    private const double Hour = 60;

    /// <summary>What a class needs beside arrivals and priority to be a plain customer.</summary>
    private const string Plain = """
        "access": "write", "impact": "low", "wrong": "0%", "session": "none", "execution": "0s", "credential": { "ttl": "15m", "revokeDelay": "0s" },
        """;

    private const string Exponential = """{ "kind": "exponential", "mean": "12m" }""";

    public static IReadOnlyList<ValidationCase> List { get; } =
    [
        Random("siro-mm1", "M/M/1 in random order, utilisation 0.8: the mean wait of first come, first served, with a longer tail", 1, 4, "8400h"),
        Random("siro-mm5", "M/M/5 in random order, utilisation 0.8", 5, 20, "2020h"),
        Interrupting("preempt-2-mm1", "M/M/1 with two priorities, the urgent class interrupts, utilisation 0.8", 1, "8400h", 0.06, 1, 3),
        Interrupting("preempt-3-mm1", "M/M/1 with three priorities, each interrupts the next, utilisation 0.75", 1, "6400h", 0.06, 1, 1.25, 1.5),
        Interrupting("preempt-2-mm5", "M/M/5 with two priorities, the urgent class interrupts, utilisation 0.8", 5, "1220h", 0.04, 5, 15),
        new("preempt-2-mg1", "M/G/1: short fixed reviews interrupt long exponential ones, utilisation 0.7",
            Text(1, "4400h", ("a", 6, "\"3m\""), ("item", 1.6, """{ "kind": "exponential", "mean": "15m" }""")),
            () =>
            {
                var times = Preemption.MeanTimes((6, 0.05, 0.0025), (1.6, 0.25, 2 * 0.0625));
                return
                [
                    Latency(Hour * times[0], Formulas.PreemptiveResume, 0.01, "a"),
                    Latency(Hour * times[1], Formulas.PreemptiveResume, 0.05, "item"),
                ];
            }),
    ];

    private static ValidationCase Random(string id, string title, int servers, double rate, string horizon) => new(
        id,
        title,
        FormattableString.Invariant(
            $$"""
            { "extends": "mm5.json",
              "run": { "horizon": "{{horizon}}", "warmUp": "200h" },
              "pools": { "desk": { "reviewers": {{servers}}, "discipline": "random" } },
              "classes": { "item": { "arrivals": { "kind": "poisson", "rate": "{{rate}}/h" } } },
              "observe": { "within": ["6m", "1h", "4h"] } }
            """),
        () =>
        {
            var firstCome = new Erlang(servers, rate, 5);
            var order = new RandomOrder(servers, rate, 5);
            return
            [
                MeanWait(Hour * firstCome.MeanWait, Formulas.ErlangC, 0.06),
                WaitsNoLonger("6m", 1 - order.WaitExceeds(0.1), Formulas.Vaulot, 0.03),
                WaitsNoLonger("1h", 1 - order.WaitExceeds(1), Formulas.Vaulot, 0.02),
                WaitsNoLonger("4h", 1 - order.WaitExceeds(4), Formulas.Vaulot, 0.01),
            ];
        });

    private static ValidationCase Interrupting(string id, string title, int servers, string horizon, double sharpness, params double[] rates)
    {
        string[] names = [.. rates.Select((_, index) => index + 1 == rates.Length ? "item" : ((char)('a' + index)).ToString())];
        return new ValidationCase(
            id,
            title,
            Text(servers, horizon, [.. rates.Select((rate, index) => (names[index], rate, Exponential))]),
            () =>
            {
                var times = Preemption.MeanTimes(servers, 5, rates);
                return [.. names.Select((name, index) => Latency(Hour * times[index], Formulas.PreemptiveResume, index + 1 == names.Length ? sharpness : 0.02, name))];
            });
    }

    private static string Text(int servers, string horizon, params (string Name, double Rate, string Review)[] classes) =>
        $$"""
        { "extends": "mm5.json",
          "run": { "horizon": "{{horizon}}", "warmUp": "200h" },
          "pools": { "desk": { "reviewers": {{servers}}, "discipline": "priority", "preemption": { "priorityAtMost": {{classes.Length - 2}} } } },
          "classes": {
            {{string.Join(",\n    ", classes.Select((kind, index) => FormattableString.Invariant(
                $$"""
                "{{kind.Name}}": { {{Plain}}
                      "priority": {{index}}, "arrivals": { "kind": "poisson", "rate": "{{kind.Rate}}/h" }, "review": {{kind.Review}} }
                """)))}} } }
        """;
}
