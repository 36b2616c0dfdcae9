using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>The keys of the attacker and of incidents.</summary>
internal static class ThreatDefinition
{
    public static BlockShape Attack { get; } = new(
        new Key("firstAttempt", DistributionShapes.Time, "time from public exposure to the first attempt to use the secret")
        {
            LaysOverDefault = true,
            Default = Default.Of("""{"kind": "shifted", "by": "9m", "of": {"kind": "exponential", "mean": "8m"}}""",
                "Entro Security, honeypot study of exposed AWS keys: first use after 17 min on average, 9 min at the fastest; the fastest of a sample is no lower bound, and others report one minute"),
        },
        new Key("neverAttacked", ShareType.Plain, "probability that a leaked secret is never tried")
        {
            Default = Default.Hypothesis("\"0%\"", "an assumption for public exposure; vary it to 90% for private channels"),
        });

    public static BlockShape Incident { get; } = new(
        new Key("arrivals", ArrivalShapes.Arrivals, "when secrets leak"),
        new Key("containment", new NameType("rotate-secret"), "the class of the containment request, which takes the same way as all other work"),
        new Key("remainingLife", new OptionalShape("never", DistributionShapes.Time),
            "validity left when the secret leaks; never for a standing one, which ends only by containment")
        {
            LaysOverDefault = true,
            Default = Default.Convention("\"never\"", "a standing secret: GitGuardian (2024) finds 90 % of leaked ones still valid after five days"),
        },
        new Key("scope", new FactorType(0, 1e6), "how much the secret opens, in scope units") { Default = Default.Convention("1", "the unit") },
        new Key("detectionProbability", ShareType.Plain, "probability that the leak is noticed")
        {
            Default = Default.Hypothesis("\"80%\"", "an assumption; vary it from 20% to 100%"),
        },
        new Key("detectionDelay", DistributionShapes.Time, "time from the leak until it is noticed and a containment request is drafted")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("""{"kind": "lognormal", "median": "5m", "p95": "60m"}""",
                "an assumption; vary it from a fifth to ten times"),
        },
        new Key("propagation", DistributionShapes.Time, "time from the executed containment until the secret is dead everywhere")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("""{"kind": "uniform", "from": "1s", "to": "60s"}""", "an assumption"),
        });
}
