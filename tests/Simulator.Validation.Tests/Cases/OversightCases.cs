using Simulator.Validation.Tests.Theory;
using static Simulator.Validation.Tests.Checks;

namespace Simulator.Validation.Tests;

/// <summary>What reviewers find and what slips through. There are enough reviewers for nobody to wait.</summary>
internal static class OversightCases
{
    /// <summary>Two approvals of every action, reviews of 10 minutes; the second repeats what the first saw in one of five.</summary>
    private const string Copying = "\"detectionMaximum\": \"100%\", \"falseRejection\": \"0%\", \"copyProbability\": \"20%\"";

    /// <summary>A review of 10 minutes misses with probability exp(-10 min / τ).</summary>
    private static readonly double[] Misses = [.. new[] { 5.0, 10, 20, 40 }.Select(constant => Math.Exp(-10 / constant))];

    public static IReadOnlyList<ValidationCase> List { get; } =
    [
        Detection("exponential", """{ "kind": "exponential", "mean": "15m" }""", () => Oversight.DetectionOfExponential(0.9, 15, 10)),
        Detection("weibull", """{ "kind": "weibull", "shape": 0.881, "scale": "15.51m" }""", () => Oversight.DetectionOfWeibull(0.9, 0.881, 15.51, 10)),
        Dual("parallel", "parallel"),
        Dual("serial", "serial"),
        new("dual-varying", "Two approvals of actions that are more or less hard to judge, four kinds equally often",
            $$"""
            { "extends": "mm5.json",
              "run": { "horizon": "100h", "warmUp": "0s" },
              "pools": { "desk": { "reviewers": 300 } },
              "classes": {
                "item": { "wrong": "100%", "review": "10m", "arrivals": { "kind": "poisson", "rate": "30/h" }, "detectionTime": "5m" },
                {{string.Join(",\n    ", new[] { 10, 20, 40 }.Select(time => $$"""
                    "item-{{time}}": { "access": "write", "impact": "low", "wrong": "100%", "session": "none", "execution": "0s", "review": "10m",
                          "arrivals": { "kind": "poisson", "rate": "30/h" }, "detectionTime": "{{time}}m" }
                    """))}} },
              "gates": { "approval": { "factors": { "owner": { "pool": "desk" }, "peer": { "pool": "desk" } } } },
              "review": { {{Copying}} } }
            """,
            () => [Escapes(Oversight.EscapesTwo(0.2, Misses), 0.03)]),
        new("dual-independent-times", "Two approvals whose times, and with them their misses, are drawn for each reviewer",
            $$"""
            { "extends": "mm5.json",
              "run": { "horizon": "100h", "warmUp": "0s" },
              "pools": { "desk": { "reviewers": 300 } },
              "classes": { "item": { "wrong": "100%", "review": { "kind": "exponential", "mean": "10m" }, "detectionTime": "10m",
                "arrivals": { "kind": "poisson", "rate": "100/h" } } },
              "gates": { "approval": { "factors": { "owner": { "pool": "desk" }, "peer": { "pool": "desk" } } } },
              "review": { {{Copying}} } }
            """,
            () => [Escapes((0.2 * 0.5) + (0.8 * 0.25), 0.04)]),
        new("three-approvals", "Three approvals of right actions, each rejected by mistake in 5 of 100",
            """
            { "extends": "mm5.json",
              "run": { "horizon": "200h", "warmUp": "0s" },
              "pools": { "desk": { "reviewers": 100 } },
              "gates": { "approval": { "factors": { "owner": { "pool": "desk", "approvals": 3 } } } },
              "review": { "falseRejection": "5%" } }
            """,
            () => [Ends("rejected", 1 - Math.Pow(0.95, 3), Formulas.Binomial, 0.04)]),
        new("time-in-force", "One action of ten is wrong and runs unseen: found after 2 hours on average, undone in 30 minutes",
            """
            { "extends": "mm5.json",
              "run": { "horizon": "420h" },
              "classes": { "item": {
                "wrong": "10%", "severity": 2, "blastRadius": 3, "discovery": { "kind": "exponential", "mean": "2h" }, "rollback": "30m" } } }
            """,
            () =>
            [
                new Estimated("severity minutes, 1,000 requests", "wrong_action_exposure", "per_1000_roots", "auto_twin",
                    1000 * 0.1 * 2 * 3 * (120 + 30), Formulas.Renewal, 0.03),
            ]),
    ];

    private static ValidationCase Detection(string name, string review, Func<double> theory) => new(
        "detection-" + name,
        $"Reviews of {name} length find at most 90 % of what is wrong, with a time constant of 10 minutes",
        $$"""
        { "extends": "mm5.json",
          "run": { "horizon": "220h" },
          "pools": { "desk": { "reviewers": 60 } },
          "classes": { "item": { "wrong": "100%", "review": {{review}}, "detectionTime": "10m" } },
          "review": { "detectionMaximum": "90%" } }
        """,
        () => [new Estimated("share of wrong actions found", "detection", "share", "governed", theory(), Formulas.SearchLaw, 0.02)]);

    private static ValidationCase Dual(string name, string mode) => new(
        "dual-" + name,
        $"Two approvals, asked in {(mode == "serial" ? "series" : mode)}, each misses 37 % of what is wrong",
        $$"""
        { "extends": "mm5.json",
          "run": { "horizon": "100h", "warmUp": "0s" },
          "pools": { "desk": { "reviewers": 300 } },
          "classes": { "item": { "wrong": "100%", "review": "10m", "detectionTime": "10m", "arrivals": { "kind": "poisson", "rate": "100/h" } } },
          "gates": { "approval": { "mode": "{{mode}}", "factors": { "owner": { "pool": "desk" }, "peer": { "pool": "desk" } } } },
          "review": { {{Copying}} } }
        """,
        () => [Escapes(Oversight.EscapesTwo(0.2, Math.Exp(-1)), 0.04)]);

    private static Estimated Escapes(double share, double sharpness) =>
        new("share of wrong actions executed", "escape_rate", "share", "governed", share, Formulas.CommonCause, sharpness);
}
