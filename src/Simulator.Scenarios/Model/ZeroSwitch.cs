using Simulator.Results;

namespace Simulator.Scenarios;

/// <summary>The value of a hypothesis at which what it assumes has no effect: what a reader sets to see whether a conclusion needs it.</summary>
public static class ZeroSwitch
{
    /// <summary>By the last parts of the key, an asterisk for any part.</summary>
    private static readonly (string Ending, string Value)[] Switches =
    [
        ("attack.neverAttacked", "0%"),
        ("callOutDelay", "0s"),
        ("training.initial", "100%"), // who knows everything learns nothing
        ("training.slowdown", "0"),
        ("handoff.overrunMaximum", "0s"),
        ("handoff.parkedRetention", "100%"),
        ("handoff.briefingTime", "0s"),
        ("handoff.completeProbability", "100%"),
        ("handoff.dropProbability", "0%"),
        ("handoff.setUp", "0s"),
        ("handoff.startGuardMargin", "off"),
        ("notification.delay", "0s"),
        ("misrouting.probability", "0%"),
        ("misrouting.look", "0s"),
        ("storms.*.height", "1"),
        ("classes.*.wrong", "0%"),
        ("classes.*.patience", "none"),
        ("classes.*.severity", "0"),
        ("classes.*.blastRadius", "1"),
        ("classes.*.delayCost", "0"),
        ("classes.*.execution", "0s"),
        ("classes.*.discovery", "0s"),
        ("classes.*.rollback", "0s"),
        ("staleness.noticed", "100%"),
        ("mismatchSeen", "100%"),
        ("revokeDelay", "0s"),
        ("roles.*.timeFactor", "1"),
        ("policy.latency", "0s"),
        ("policy.issueDelay", "0s"),
        ("review.detectionMaximum", "0%"),
        ("review.falseRejection", "0%"),
        ("review.copyProbability", "0%"),
        ("review.informationWait", "0s"),
        ("pressure.strength", "0"),
        ("pressure.floor", "100%"),
        ("fatigue.lossPerDuty", "0%"),
        ("fatigue.lossAtNight", "0%"),
        ("prevalence.loss", "0%"),
        ("batches.exponent", "1"),
        ("detectionProbability", "100%"),
        ("detectionDelay", "0s"),
        ("propagation", "0s"),
        ("pivotSearch", "0s"),
        ("perCredentialHour", "0"),
        ("perUse", "0%"),
        ("signIn.retention", "100%"),
        ("drift.perWeek", "0%"),
        ("standingGrants.usesPerDay", "0"),
    ];

    /// <summary>The value that switches a hypothesis off, as a scenario file or <c>--set</c> writes it; null where there is no such value, as for the time of a review.</summary>
    /// <param name="path">The path of its key.</param>
    public static string? Of(string path)
    {
        var parts = KeyPath.Parse(path);
        return Switches.Where(each => Ends(parts, each.Ending.Split('.'))).Select(each => each.Value).FirstOrDefault();
    }

    private static bool Ends(IReadOnlyList<string> parts, string[] ending) => ending.Length <= parts.Count
        && parts.Skip(parts.Count - ending.Length).Zip(ending).All(pair => pair.Second == "*" || pair.First == pair.Second);
}
