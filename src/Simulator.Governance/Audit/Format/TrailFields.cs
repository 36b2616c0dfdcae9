namespace Simulator.Governance;

/// <summary>The names of the fields of a trail, in one place for its writer and its reader. They are part of the format version.</summary>
internal static class TrailFields
{
    /// <summary>The version that the header names; it changes whenever an older reader would misunderstand a trail.</summary>
    /// <remarks>
    /// 3: records name prompt, holder and scope. 4: a record of advice names the model, its uncertainty and its prompt, and lacks what is not
    /// retained; the signs of a request tell what a compressed workflow left out. 5: a rejection, a question and a task that somebody passed up
    /// or gave back name their reason by a code.
    /// </remarks>
    public const int FormatVersion = 5;

    public const string Model = "model";
    public const string Uncertainty = "uncertainty";

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
    public const string ReasonCode = "reason_code";
    public const string LevelInError = "level_in_error";
    public const string ImpactAtLeast = "impact_at_least";
    public const string ImpactAtMost = "impact_at_most";
    public const string AnyFlag = "any_flag";
    public const string NoFlag = "no_flag";
    public const string AnySign = "any_sign";
    public const string AllSigns = "all_signs";
    public const string NoSign = "no_sign";
    public const string ConfidenceAtLeast = "confidence_at_least";
    public const string ConfidenceBelow = "confidence_below";
    public const string Cap = "cap";
    public const string Rechecks = "rechecks";
    public const string ChainRule = "chain_rule";
    public const string InitialCeiling = "initial_ceiling";
    public const string Serial = "serial";
    public const string RequestTtl = "request_ttl_us";
    public const string Factors = "factors";
    public const string Approvals = "approvals";
    public const string OnExpiry = "on_expiry";
    public const string DenyThreshold = "deny_threshold";
    public const string Escalation = "escalation";
    public const string After = "after_us";

    public const string Sequence = "seq";
    public const string At = "at";
    public const string Fact = "fact";
    public const string Node = "node";
    public const string Actor = "actor";
    public const string Previous = "prev";

    public const string Class = "class";
    public const string TicketStage = "ticket_stage";
    public const string Variants = "variants";
    public const string Author = "author";
    public const string Before = "before";
    public const string Workflow = "workflow";
    public const string Process = "process";
    public const string ControlOwner = "control_owner";
    public const string Origin = "origin";
    public const string RunOwner = "run_owner";
    public const string Access = "access";
    public const string Impact = "impact";
    public const string Flags = "flags";
    public const string Reversible = "reversible";
    public const string Confidence = "confidence";
    public const string Containment = "containment";
    public const string Score = "score";
    public const string Rank = "rank";
    public const string Departed = "departed";
    public const string Starving = "starving";
    public const string Service = "service";
    public const string Identity = "identity";
    public const string Environment = "environment";
    public const string Signs = "signs";
    public const string BlastRadius = "blast_radius";
    public const string Chain = "chain";
    public const string ChainOf = "of";
    public const string Points = "points";
    public const string Ceiling = "ceiling";
    public const string HighestImpact = "highest_impact";
    public const string HasWrite = "has_write";
    public const string HasFinalWrite = "has_final_write";
    public const string Digest = "digest";
    public const string Input = "input";
    public const string DefaultDeny = "default_deny";
    public const string Obligations = "obligations";
    public const string CredentialTtl = "credential_ttl_us";
    public const string MinimumReview = "minimum_review_us";
    public const string ApprovalTtl = "approval_ttl_us";
    public const string FactorTtl = "factor_ttl_us";
    public const string SampleShare = "sample_share";
    public const string PostHocReviewers = "post_hoc_reviewers";
    public const string PostHocWithin = "post_hoc_within_us";
    public const string Side = "side";
    public const string Levels = "levels";
    public const string AfterModifier = "modifier";
    public const string AfterEmergency = "emergency";
    public const string ChainRows = "chain_rows";
    public const string NewCeiling = "new_ceiling";
    public const string Deciding = "deciding";
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
    public const string Gap = "gap";
    public const string First = "first";
    public const string Last = "last";
    public const string Overrides = "overrides";
    public const string Life = "life_us";
    public const string ReviewWithin = "review_within_us";
    public const string ReviewsAfterwards = "reviews_afterwards";
    public const string FoundWrong = "found_wrong";
    public const string Prompt = "prompt";
    public const string Holder = "holder";
    public const string Scope = "scope";
    public const string Outage = "policy_outage";
    public const string From = "from";
    public const string To = "to";
    public const string Fallback = "fallback";
    public const string Recorded = "recorded";
    public const string ReviewBy = "review_by";
    public const string ExecutedLow = "executed_low";
}
