using Simulator.Validation.Tests.Theory;

namespace Simulator.Validation.Tests;

/// <summary>Leaks against an attacker who comes 9 minutes + Exp(8 minutes) after them: 60 leaks an hour.</summary>
internal static class RaceCases
{
    private static readonly Races Attacker = new(9, 8);

    /// <summary>Containment that is noticed at once and executed without any delay of its own.</summary>
    private const string Immediate = """
        "detectionProbability": "100%", "propagation": "0s", "remainingLife": "never"
        """;

    private const string Instant = """
        "wrong": "0%", "execution": "0s", "credential": { "ttl": "15m", "revokeDelay": "0s" }
        """;

    public static IReadOnlyList<ValidationCase> List { get; } =
    [
        new("race-minimum", "A life of 9 minutes against an attacker who is never faster",
            Life("\"9m\""),
            () =>
            [
                new Identity("P(attacker first)", run => (run.Value("attacker_first", "share", "governed").Value, 0), Formulas.Race),
                new Identity("compromised minutes a leak", run => (run.Value("compromised_scope_minutes", "per_incident", "governed").Value, 0), Formulas.Race),
            ]),
        new("race-mean", "A life of 300 minutes: the attacker comes after 17 minutes on average",
            Life("\"300m\""),
            () =>
            [
                new Identity("P(attacker first)", run => (run.Value("attacker_first", "share", "governed").Value, 1), Formulas.Race),
                Compromised(300 - 17, 0.002),
            ]),
        Fixed(15, 0.02, 0.03),
        Fixed(30, 0.01, 0.02),
        Fixed(60, 0.002, 0.01),
        Uniform(15, 0.05, 0.08),
        Uniform(60, 0.01, 0.02),
        new("race-never", "A life of 30 minutes, three of ten secrets are never tried",
            """
            { "extends": "race-ttl.json",
              "attack": { "neverAttacked": "30%" },
              "incidents": { "leak": { "remainingLife": "30m" } } }
            """,
            () => [AttackerFirst(0.7 * Attacker.AttackedBy(30), 0.02), Compromised(0.7 * Attacker.Compromised(30), 0.02)]),
        Containment(10, 0.05),
        Containment(30, 0.03),
        Containment(60, 0.02),
        new("containment-gate", "Containment that waits for a review of 30 minutes on average, exponential, by enough reviewers",
            $$"""
            { "extends": "race-ttl.json",
              "pools": { "desk": { "reviewers": 120 } },
              "classes": { "containment": { {{Instant}}, "flags": [], "review": { "kind": "exponential", "mean": "30m" } } },
              "gates": { "approval": { "levels": ["single"], "factors": { "owner": { "pool": "desk" } }, "expiry": "never" } },
              "policy": { "profile": "gate_everywhere", "latency": "0s", "issueDelay": "0s" },
              "review": { "falseRejection": "0%" },
              "incidents": { "leak": { {{Immediate}}, "detectionDelay": "0s" } } }
            """,
            () =>
            [
                AttackerFirst(Attacker.AttackedBeforeExponential(30), 0.03),
                Compromised(Attacker.CompromisedByExponential(30), 0.04),
                new Identity("P(attacker first) were everything automatic", run => (run.Value("attacker_first", "share", "auto_twin").Value, 0), Formulas.Race),
            ]),
        new("session-exposure", "A session that lives as long as its review, 30 minutes on average: the time an attacker could use",
            """
            { "extends": "mm5.json",
              "run": { "horizon": "220h" },
              "pools": { "desk": { "reviewers": 60 } },
              "classes": { "item": {
                "review": { "kind": "exponential", "mean": "30m" },
                "session": { "ttl": "never", "scope": 3, "revokeOnCompletion": true, "revokeDelay": "0s" } } } }
            """,
            () =>
            [
                new Estimated("exploitable minutes, 1,000 requests", "exploitable_credential_minutes", "per_1000_roots", "governed",
                    1000 * 3 * Attacker.CompromisedByExponential(30), Formulas.Race, 0.03),
            ]),
    ];

    private static string Life(string life) =>
        $$"""
        { "extends": "race-ttl.json",
          "run": { "horizon": "60h" },
          "incidents": { "leak": { "remainingLife": {{life}} } } }
        """;

    private static ValidationCase Fixed(int life, double sharpness, double compromisedSharpness) => new(
        $"race-ttl-{life}",
        $"A life of {life} minutes from the leak",
        Life($"\"{life}m\""),
        () => [AttackerFirst(Attacker.AttackedBy(life), sharpness), Compromised(Attacker.Compromised(life), compromisedSharpness)]);

    private static ValidationCase Uniform(int life, double sharpness, double compromisedSharpness) => new(
        $"race-uniform-{life}",
        $"A leak at any time of a life of {life} minutes",
        Life($$"""{ "kind": "uniform", "from": "0s", "to": "{{life}}m" }"""),
        () =>
        [
            AttackerFirst(Attacker.AttackedWithinUniform(life), sharpness),
            Compromised(Attacker.CompromisedWithinUniform(life), compromisedSharpness),
        ]);

    private static ValidationCase Containment(int mean, double sharpness) => new(
        $"containment-{mean}",
        $"A standing secret, contained {mean} minutes after the leak on average, exponential",
        $$"""
        { "extends": "race-ttl.json",
          "classes": { "containment": { {{Instant}} } },
          "policy": { "profile": "no_gate", "latency": "0s", "issueDelay": "0s" },
          "incidents": { "leak": { {{Immediate}}, "detectionDelay": { "kind": "exponential", "mean": "{{mean}}m" } } } }
        """,
        () => [AttackerFirst(Attacker.AttackedBeforeExponential(mean), sharpness), Compromised(Attacker.CompromisedByExponential(mean), 2 * sharpness)]);

    private static Estimated AttackerFirst(double share, double sharpness) =>
        new("P(attacker first)", "attacker_first", "share", "governed", share, Formulas.Race, sharpness);

    private static Estimated Compromised(double minutes, double sharpness) =>
        new("compromised minutes a leak", "compromised_scope_minutes", "per_incident", "governed", minutes, Formulas.Race, sharpness);
}
