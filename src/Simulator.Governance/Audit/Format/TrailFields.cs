namespace Simulator.Governance;

/// <summary>The names of the fields of a trail, in one place for its writer and its reader. They are part of the format version.</summary>
internal static class TrailFields
{
    /// <summary>The version that the header names; it changes whenever an older reader would misunderstand a trail.</summary>
    public const int FormatVersion = 1;

    public const string Record = "record";
    public const string Header = "header";
    public const string End = "end";
    public const string Format = "format";
    public const string Scenario = "scenario";
    public const string ScenarioDigest = "scenario_digest";
    public const string Seed = "seed";
    public const string Replication = "replication";
    public const string Policy = "policy";
    public const string Version = "version";
    public const string Rows = "rows";
    public const string Gates = "gates";
    public const string Pools = "pools";
    public const string Members = "members";
    public const string Facts = "facts";
    public const string Open = "open";

    public const string Id = "id";
    public const string Name = "name";
    public const string Order = "order";
    public const string Stage = "stage";
    public const string When = "when";
    public const string Outcome = "outcome";
    public const string Reason = "reason";
    public const string ImpactAtLeast = "impact_at_least";
    public const string ImpactAtMost = "impact_at_most";
    public const string AnyFlag = "any_flag";
    public const string NoFlag = "no_flag";
    public const string ConfidenceAtLeast = "confidence_at_least";
    public const string ConfidenceBelow = "confidence_below";
    public const string Serial = "serial";
    public const string RequestTtl = "request_ttl_us";
    public const string Factors = "factors";
    public const string Approvals = "approvals";
    public const string OnExpiry = "on_expiry";
    public const string Escalation = "escalation";
    public const string After = "after_us";

    public const string Sequence = "seq";
    public const string At = "at";
    public const string Fact = "fact";
    public const string Node = "node";
    public const string Actor = "actor";
    public const string Previous = "prev";

    public const string Class = "class";
    public const string Origin = "origin";
    public const string RunOwner = "run_owner";
    public const string Access = "access";
    public const string Impact = "impact";
    public const string Flags = "flags";
    public const string Reversible = "reversible";
    public const string Confidence = "confidence";
    public const string Containment = "containment";
    public const string Service = "service";
    public const string Digest = "digest";
    public const string Input = "input";
    public const string DefaultDeny = "default_deny";
    public const string Obligations = "obligations";
    public const string CredentialTtl = "credential_ttl_us";
    public const string MinimumReview = "minimum_review_us";
    public const string ApprovalTtl = "approval_ttl_us";
    public const string Gate = "gate";
    public const string GateIndex = "gate_index";
    public const string Level = "level";
    public const string Expires = "expires";
    public const string Place = "place";
    public const string Step = "step";
    public const string Role = "role";
    public const string Pool = "pool";
    public const string By = "by";
    public const string Round = "round";
    public const string Component = "component";
    public const string Ttl = "ttl_us";
    public const string Issued = "issued";
    public const string Ends = "ends";
    public const string RevokeOnCompletion = "revoke_on_completion";
    public const string RevokeDelay = "revoke_delay_us";
    public const string ExecutedLow = "executed_low";
}
