namespace Simulator.Results;

/// <summary>What the audit rules found in the trail of one replication.</summary>
/// <param name="Replication">Whose trail, 0-based.</param>
/// <param name="Records">Records of facts that could be read.</param>
/// <param name="Requests">Requests submitted.</param>
/// <param name="Open">Requests that the trail leaves open: not at their end when the run stopped.</param>
/// <param name="Rules">Every rule, in the order of their numbers.</param>
public sealed record TrailCheck(int Replication, long Records, long Requests, long Open, IReadOnlyList<RuleCheck> Rules)
{
    /// <summary>All findings.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public long Findings => Rules.Sum(rule => rule.Findings);
}

/// <summary>How often a rule was broken.</summary>
/// <param name="Rule">Its id, such as <c>I07</c>.</param>
/// <param name="Meaning">What it demands, half a sentence.</param>
/// <param name="Findings">How often it was broken, at least 0.</param>
/// <param name="FirstRecord">The sequence number of the first record that breaks it; null when it was not broken, or by the trail as a whole.</param>
/// <param name="FirstRequest">The request that the first finding is about, as <c>explain --request</c> takes it; empty for none.</param>
/// <param name="First">What the first finding says; empty for none.</param>
public sealed record RuleCheck(string Rule, string Meaning, long Findings, ulong? FirstRecord, string FirstRequest, string First);
