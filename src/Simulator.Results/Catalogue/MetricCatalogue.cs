using System.Text.Json.Serialization;

namespace Simulator.Results;

/// <summary>Which side of a metric is better.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Better>))]
public enum Better
{
    /// <summary>Lower is better: a latency, an exposure.</summary>
    Lower,

    /// <summary>Higher is better: a share kept within the deadline.</summary>
    Higher,

    /// <summary>Neither: it describes.</summary>
    Neither,
}

/// <summary>What a metric is, so that no number appears without its unit and meaning.</summary>
/// <param name="Id">Stable id, as budgets and summaries name it.</param>
/// <param name="Title">A few words for tables.</param>
/// <param name="Unit"><c>min</c>, <c>share</c>, <c>items</c>, <c>scope min</c>, <c>severity min</c>, <c>count</c>, …</param>
/// <param name="Definition">Numerator, denominator and what counts, in one or two sentences.</param>
/// <param name="Better">Which side is better.</param>
/// <param name="Aggregates">How its values may become one number, the standard one first; <c>p</c> for any quantile.</param>
public sealed record MetricDefinition(
    string Id, string Title, string Unit, string Definition, Better Better, IReadOnlyList<string> Aggregates)
{
    /// <summary>The arms it is measured in: <c>governed</c>, <c>auto_twin</c> and <c>effect</c>, the difference of both. Default: the policy of the run alone.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Arms { get; init; } = [MetricQuery.Governed];

    /// <summary>The dimensions it always carries beside the arm, such as <c>pool</c>; a budget must name each.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Always { get; init; } = [];

    /// <summary>The dimensions it may also carry, such as <c>class</c>.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Sometimes { get; init; } = [];

    /// <summary>Whether its values may be aggregated that way.</summary>
    public bool Offers(Aggregate aggregate) => Aggregates.Contains(aggregate.Quantile is null ? aggregate.Word : Quantile);

    private const string Quantile = "p";
}

/// <summary>Every metric this version computes.</summary>
public static partial class MetricCatalogue
{
    /// <summary>The definitions in the order in which reports list them.</summary>
    public static IReadOnlyList<MetricDefinition> All { get; } =
    [
        new("approval_latency", "Approval latency", "min",
            "From entering the first gate to the last human decision; requests that expire or are withdrawn count as not decided, so that a gate cannot improve a quantile by letting requests expire.", Better.Lower, ["p", "mean_decided"]) { Sometimes = ["class", "workflow", "origin"] },
        new("gate_latency", "Latency of a gate", "min",
            "From entering one gate to its end; requests that leave it without a human decision count as never decided.", Better.Lower, ["p", "mean_decided"]) { Always = ["gate"] },
        new("task_latency", "Latency of a task", "min",
            "From asking people for a decision to that decision, by the role that is asked, or by the pool and the shift of its roster in which it was asked (of overlapping shifts the one that began last; none outside all); tasks whose request ended otherwise count as never decided.", Better.Lower, ["p"]) { Sometimes = ["role", "pool", "shift"] },
        new("verdict_share", "Verdicts at a gate", "share",
            "What people decided at a gate, of all their verdicts there: approved, rejected, escalated to others, or asked for information, which decides nothing.", Better.Neither, ["share"]) { Always = ["gate", "outcome"] },
        new("latency_share", "Where the latency goes", "share",
            "Share of the approval latency of decided requests that is spent off duty, waiting, in review, parked, getting into handed-over work, dropped, not yet noticed, misrouted, or waiting for people on duty who are absent (between visits, distracted, or unable to sign in), or waiting for information that a reviewer asked for; of requests with parallel reviewers along the one that decided last.", Better.Neither, ["share"]) { Always = ["part"] },
        new("executed_share", "Where the time to executed goes", "share",
            "Share of the time from draft to executed of executed root requests that is spent in policy evaluation, in gates, in credential issue, in execution, in being checked again before it, and before the last attempt of a request that was rejected and asked for again.", Better.Neither, ["share"]) { Always = ["part"] },
        new("sla_attainment", "Service level attained", "share",
            "Gated requests of classes with a service level that were decided within it, of all of them that entered a gate; expired, withdrawn and dropped ones are not attained.", Better.Higher, ["share"]) { Always = ["class"], Sometimes = ["workflow"] },
        new("decided_within", "Decided within", "share", "Gated requests decided within the named time, of all that entered a gate.", Better.Higher, ["share"]) { Always = ["within"] },
        new("waiting_time", "Waiting time", "min",
            "From joining a pool's queue to the start of the review, over all tasks that joined, whether they were served or gave up.", Better.Lower, ["p", "mean_decided"]) { Always = ["pool"] },
        new("waiting_probability", "Probability of waiting", "share",
            "Tasks that could not be started at the instant they joined, of all that joined.", Better.Lower, ["share"]) { Always = ["pool"] },
        new("waited_within", "Waited no longer than", "share", "Tasks whose wait was no longer than the named time, of all that joined.", Better.Higher, ["share"]) { Always = ["pool", "within"] },
        new("time_to_authorised", "Time to authorised", "min",
            "From draft to authorisation, over requests that were authorised, those that follow root requests included.", Better.Lower, ["p"]) { Always = ["route"] },
        new("time_to_executed", "Time to executed", "min",
            "From draft to the end of execution, over root requests that were executed; of one that was rejected and asked for again from its first draft.", Better.Lower, ["p"]) { Arms = BothArms, Sometimes = ["class", "workflow"] },
        new("backlog", "Backlog", "items", "Tasks waiting or in review in a pool, integrated over the counted time.", Better.Lower, ["p", "mean", "max"]) { Always = ["pool"], Sometimes = ["at"] },
        new("priority_inversions", "Priority inversions", "share", "Tasks that somebody took while a more urgent one, by its class, waited in the same pool, of all that somebody took from the queue.", Better.Lower, ["share"]) { Always = ["pool"] },
        new("priority_regret", "Regret of the order", "steps", "By how many steps of priority the most urgent task left waiting was more urgent than the one that somebody took, mean over all that were taken; 0 where none was.", Better.Lower, ["mean"]) { Always = ["pool"] },
        new("advice_retention", "Advice retained", "share", "What the audit trail keeps of a model's advice on the order of work, of its name, the confidence of what it ranked, its uncertainty and the reference to its prompt; over the tasks taken from the pool's queue. A share below 1 is a finding of rule I16 for each of them.", Better.Higher, ["share"]) { Always = ["pool"] },
        new("longest_urgent_wait", "Longest wait of an urgent task", "min", "The longest wait of a task of the scenario's most urgent priority until its review, or until it was given up, mean over replications.", Better.Lower, ["mean"]) { Always = ["pool"] },
        new("preemptions", "Preemptions", "count", "Reviews that a more urgent task interrupted, per replication.", Better.Neither, ["mean"]) { Always = ["pool"] },
        new("utilisation", "Utilisation", "share", "Busy minutes of a pool divided by its on-duty minutes, times the reviews that a person has in hand at once, over the counted time.", Better.Neither, ["share"]) { Always = ["pool"] },
        new("understaffed", "Understaffed", "share", "Share of the counted time in which fewer people than the pool's minimum were on duty.", Better.Lower, ["share"]) { Always = ["pool"] },
        new("lapsed_people", "People without a valid certificate", "people", "People of a pool whose certificate has run out and is not renewed yet, on duty or not, mean over the counted time.", Better.Lower, ["mean"]) { Always = ["pool"] },
        new("overtime", "Overtime", "min", "Minutes that reviewers of a pool worked beyond their duty in the counted time, per replication.", Better.Lower, ["mean"]) { Always = ["pool"] },
        new("handoffs", "Handoffs", "count", "Reviews interrupted by the end of a duty, by what happened to them, per replication.", Better.Neither, ["mean"]) { Always = ["pool", "outcome"] },
        new("route_share", "Share by route", "share", "Root requests by the first decision of the policy: auto, single, dual or denied.", Better.Neither, ["share"]) { Always = ["route"], Sometimes = ["class", "workflow"] },
        new("outcome_share", "Share by outcome", "share", "Gated requests, those that follow root requests included, by how the gate ended: approved, rejected, expired, withdrawn, turned away, passed by silence, denied when the policy was asked again, overridden.", Better.Neither, ["share"]) { Always = ["outcome"], Sometimes = ["class", "workflow"] },
        new("override_rate", "Overridden", "share", "Gated root requests that were executed on a break-glass override, of all whose gates ended: on record, or dark; one-off exceptions count.", Better.Lower, ["share"]) { Always = ["outcome"] },
        new("override_review_on_time", "Overrides reviewed on time", "share", "Recorded overrides that were reviewed within their limit, of those that were used.", Better.Higher, ["share"]),
        new("exception_share", "Waved through", "share", "Gated root requests that were executed as a one-off exception, around the gate that they had entered, of all whose gates ended.", Better.Lower, ["share"]),
        new("unlogged_exception_share", "Exceptions without a record", "share", "One-off exceptions that left no record, of all root requests that were executed as one.", Better.Lower, ["share"]),
        new("records_kept", "Records kept", "share", "Records that the audit trail has, of those it ought to have of root requests, by what they are evidence of; a dark override ought to have one.", Better.Higher, ["share"]) { Always = ["part"] },
        new("trace_link_completeness", "Traces fully linked", "share", "Executed root requests whose trail leads from the execution to the credential, the authorisation or override, the approvals, the decision and the request with its owner, of all executed ones.", Better.Higher, ["share"]),
        new("evidence_completeness", "Complete evidence", "share", "Executed root requests of whose trail nothing is missing, of all executed ones.", Better.Higher, ["share"]),
        new("escape_rate", "Escape rate", "share", "Actions wrong when drafted and executed, of those wrong when drafted; by route of the policy's first decision, which describes and is no effect of a gate.", Better.Lower, ["share"]) { Arms = BothArms, Sometimes = ["class", "workflow", "route"] },
        new("stale_escape_rate", "Stale escapes", "share", "Actions right when drafted and wrong when their execution began, of those executed.", Better.Lower, ["share"]) { Arms = BothArms },
        new("stale_authorisations_caught", "Stale authorisations caught", "share", "Authorised actions, right when drafted and wrong by then, that the policy refused when it was asked again before the execution, of those it refused so and those executed.", Better.Higher, ["share"]) { Arms = BothArms },
        new("detection", "Detection", "share", "Wrong actions detected, of wrong actions reviewed.", Better.Higher, ["share"]) { Sometimes = ["class", "workflow"] },
        new("interception", "Interception", "share", "Wrong actions rejected, of wrong actions reviewed: detection less suppressed concerns.", Better.Higher, ["share"]),
        new("suppressed", "Suppressed concerns", "share", "Wrong actions recognised and approved all the same, of wrong actions recognised.", Better.Lower, ["share"]),
        new("false_rejection", "False rejection", "share", "Right actions rejected, of right actions reviewed.", Better.Lower, ["share"]),
        new("nominal_audit", "Nominal approvals, by the trail", "share", "Approvals with less time from start to decision than the smaller of 30 s and a quarter of the class's median review, or given within a minute of the task's coming, of all human approvals.", Better.Lower, ["share"]),
        new("nominal_true", "Nominal approvals, in truth", "share", "Approvals with less attention than the smaller of 30 s and a quarter of the class's median review, of all human approvals; what a forced minimum hides from the trail.", Better.Lower, ["share"]),
        new("planted_detection", "Planted cases recognised", "share", "Planted wrong cases recognised, of those shown: an estimate of detection that needs no knowledge of what is really wrong.", Better.Higher, ["share"]),
        new("boundary_violations", "Beyond what an AI may do", "count", "Root requests by which an AI asks to do what its class may only suggest: attempted, blocked by the policy, executed.", Better.Lower, ["per_1000_roots"]) { Arms = BothArms, Always = ["outcome"], Sometimes = ["class", "workflow"] },
        new("deviations", "Outside the playbook", "count", "Root requests that lie outside their playbook: attempted, blocked by the policy, executed.", Better.Lower, ["per_1000_roots"]) { Arms = BothArms, Always = ["outcome"], Sometimes = ["class", "workflow"] },
        new("intent_mismatches", "Other than declared", "count", "Root requests that ask for something else than they declare, seen or not: attempted, blocked by the policy, executed.", Better.Lower, ["per_1000_roots"]) { Arms = BothArms, Always = ["outcome"], Sometimes = ["class", "workflow"] },
        new("injected_actions", "Planted instructions", "count", "Root requests that follow an instruction planted in what the AI read, recognised or not; all of them are wrong: attempted, blocked by the policy, executed.", Better.Lower, ["per_1000_roots"]) { Arms = BothArms, Always = ["outcome"], Sometimes = ["class", "workflow"] },
        new("unowned_actions", "Without an owner", "count", "Root requests of a workflow without a control owner or a process, or whose owner could not be named: attempted, blocked by the policy, executed.", Better.Lower, ["per_1000_roots"]) { Arms = BothArms, Always = ["outcome"], Sometimes = ["class", "workflow"] },
        new("beyond_label", "Beyond the label", "count", "Root requests that were executed with more autonomy than their workflow's label promises: by an AI although it is said only to suggest, or without a person's approval although it is said to be gated.", Better.Lower, ["per_1000_roots"]) { Arms = BothArms, Sometimes = ["class", "workflow"] },
        new("unmapped_share", "Not mapped to a workflow", "share", "Root requests of classes that belong to no workflow, or to one without a process, a control owner or an objective.", Better.Lower, ["share"]),
        new("attribution_rate", "Actions with one possible owner", "share", "Executed actions whose identity only one workflow works under (or one class that belongs to none) and no person, of all executed ones. Where an account is shared or borrowed the action itself does not prove whose it was.", Better.Higher, ["share"]),
        new("attribution_entropy", "Uncertainty of whose action it was", "bits", "Mean over executed actions of log2(1 / share of the action's workflow in all executed actions of its identity): the conditional entropy of the workflow given the identity, 0 where each identity has one workflow. Whether a person acted or the agent that borrowed the account is beyond it.", Better.Lower, ["mean"]),
        new("leak_reach", "Workflows that a leak reaches", "count", "Workflows (or classes that belong to none) that work under the identity whose credential leaked, per leak of a valid credential of a request.", Better.Lower, ["mean"]) { Arms = BothArms },
        new("compromised_workflow_minutes", "Compromised workflow minutes", "workflow min", "Minutes in the attacker's hands, from the first successful attempt with a leaked credential to the end of the foothold, up to the accrual cap, times the workflows that work under its identity, per leak of a valid credential of a request.", Better.Lower, ["per_incident"]) { Arms = BothArms },
        new("path_divergence", "Divergence of control paths", "share", "Mean over requests that the policy did not refuse at once of the total variation distance between how requests of their class and way of control ended (not executed, executed and right, executed and wrong) and how all of their class did; a way is a route with whose people are asked, or an override. 0 where each class has one way, or all ways end alike.", Better.Lower, ["share"]) { Sometimes = ["workflow"] },
        new("artefacts_lost", "Artefacts lost", "count", "Tickets, named reviewers, handoff notes and pauses that the policy's decision calls for and that a compressed workflow does without, per executed request of an AI in such workflows, by artefact and in all.", Better.Lower, ["mean"]) { Always = ["part"] },
        new("control_path_count", "Control paths", "count", "Different ways in which the requests of a workflow were first decided, per replication: a way is a route (denied, auto, single, dual) together with whose people are asked (default, owner, emergency).", Better.Lower, ["mean"]) { Always = ["workflow"] },
        new("confidence_auc", "Confidence tells right from wrong", "share", "Chance that a right recommendation has more confidence than a wrong one of the same replication, ties counting half (the area under the ROC curve): 50 % says nothing.", Better.Higher, ["share"]),
        new("brier_score", "Error of the confidence", "score", "Mean of (confidence − 1)² over right and confidence² over wrong recommendations (Brier, 1950): 0 is perfect, 0.25 is what even odds give.", Better.Lower, ["share"]),
        new("calibration_gap", "Overconfidence", "share", "Mean confidence less the share of recommendations that are right, over those with a confidence; negative where the model is too modest.", Better.Neither, ["share"]),
        new("noise_share", "Noise", "share", "Duplicates and recommendations that change nothing: of all that are drafted, of those sent to people, and of the minutes of review.", Better.Lower, ["share"]) { Always = ["part"] },
        new("excess_blast_radius", "Reach beyond what was meant", "share", "Blast radius of executed actions beyond the one that was meant, of the one that was meant.", Better.Lower, ["share"]) { Arms = BothArms },
        new("collateral_outages", "Hidden dependencies broken", "count", "Right actions whose execution broke something that nobody knew to depend on it.", Better.Lower, ["per_1000_roots"]) { Arms = BothArms },
        new("collateral_outage_minutes", "Outage by hidden dependencies", "min", "Minutes of these outages, each up to the accrual cap; they are part of the wrong-action exposure.", Better.Lower, ["per_1000_roots"]) { Arms = BothArms },
        new("ticket_time_share", "Where tickets spend their time", "share", "Share of the time from a ticket's opening to its gate that it spends in each stage of the ticketing, outages and sending again included, and in steps by hand that no record tells (hidden).", Better.Neither, ["share"]) { Always = ["part"] },
        new("unexplained_latency_share", "Latency that no record explains", "share", "Share of the time of executed root requests from the policy's decision to the end of their gates that was spent in steps by hand that no record tells.", Better.Lower, ["share"]),
        new("lost_tickets", "Lost tickets", "share", "Tickets lost for good, and their requests with them, of all tickets of root requests.", Better.Lower, ["share"]),
        new("resent_tickets", "Tickets sent again", "share", "How often a ticket was sent again because it was lost, for each ticket of a root request; more than one where tickets are lost again.", Better.Lower, ["share"]),
        new("doubled_tickets", "Second tickets", "share", "Second tickets that a stage made of one, for each ticket of a root request.", Better.Lower, ["share"]),
        new("widened_time", "Scope widened", "share", "Share of the counted time in which a long backlog had widened what runs unasked.", Better.Lower, ["share"]),
        new("policy_changes", "Changes of the policy", "count", "Switches between the policy and its widened version, per replication, the time after the horizon included.", Better.Neither, ["mean"]),
        new("widened_executions", "Executed under the widened scope", "count", "Root requests executed on a decision that the widened policy took, whatever the profile would have said.", Better.Neither, ["per_1000_roots"]),
        new("widened_escapes", "Wrong actions under the widened scope", "count", "Root requests wrong when drafted that were executed on a decision of the widened policy.", Better.Lower, ["per_1000_roots"]),
        .. FaultMetrics,
        new("resubmitted", "Asked for again", "share", "Root requests that were rejected and asked for again at least once, of all root requests.", Better.Neither, ["share"]) { Arms = BothArms },
        new("resubmissions", "Requests asked for again", "count", "How often rejected requests of root requests' families were asked for again; each such attempt counts in escape rate, detection and exposure, and the time to executed runs from the first one.", Better.Neither, ["per_1000_roots"]) { Arms = BothArms },
        new("friction", "Friction", "min", "Minutes of finished human reviews of root requests and of what follows them; given where something can follow.", Better.Lower, ["per_1000_roots"]) { Arms = BothArms },
        new("pivots", "Other ways tried", "count", "Requests by which an agent that the policy refused tried another class, system or token: attempted, with a token of another kind, blocked by the policy or by people, succeeded.", Better.Lower, ["per_1000_roots"]) { Arms = BothArms, Always = ["outcome"] },
        new("triggered", "Triggered requests", "count", "Requests that an executed request made another agent raise.", Better.Neither, ["per_1000_roots"]) { Arms = BothArms },
        new("cascade_size", "Size of a cascade", "count", "Triggered requests per root request with one of them or more.", Better.Lower, ["mean"]) { Arms = BothArms },
        new("owner_traceable", "Owner traceable", "share", "Executed requests with a trigger behind them that still name the person on whose behalf they run, of all such.", Better.Higher, ["share"]) { Arms = BothArms },
        new("chain_escape_rate", "Chains that escape", "share", "Chains of two steps or more that are wrong as a whole and whose every step was executed, of those begun; each single step looks right.", Better.Lower, ["share"]) { Arms = BothArms },
        new("chains_completed", "Chains completed", "share", "Chains of two steps or more, as they would go if nobody stopped them, whose every step was executed, of those begun by counted root requests.", Better.Neither, ["share"]) { Arms = BothArms },
        new("chain_approvals", "Chains approved as a whole", "count", "Authorisations of a step that took its chain beyond the approved ceiling and granted it a new one.", Better.Neither, ["per_1000_roots"]) { Arms = BothArms },
        new("out_of_scope_steps", "Steps out of scope", "count", "Steps of chains that were neither declared nor inside the scope of the chain: attempted, blocked by the policy, executed.", Better.Lower, ["per_1000_roots"]) { Arms = BothArms, Always = ["outcome"] },
        new("unseen_paths", "Paths nobody declared", "share", "Chains of two steps or more that asked for a step nobody had declared, of those begun: a policy that only knows declared paths meets them unprepared.", Better.Neither, ["share"]) { Arms = BothArms },
        new("sequence_violations", "Steps out of order", "count", "Steps of chains that were executed before the step that precedes them.", Better.Lower, ["per_1000_roots"]) { Arms = BothArms },
        new("exploitable_credential_minutes", "X1 exploitable credential minutes", "scope min",
            "Sum over credentials of scope × g(valid minutes), g being the integral of the attacker's first-attempt distribution: valid minutes weighted by the chance that a leak at that minute is used before the credential dies.", Better.Lower, ["per_1000_roots"]) { Arms = EveryArm, Sometimes = ["class", "workflow", "part"] },
        new("wrong_action_exposure", "X2 wrong-action exposure", "severity min",
            "Sum over executed wrong actions of severity × blast radius × minutes from execution to rollback; the accrual cap when it cannot be undone.", Better.Lower, ["per_1000_roots"]) { Arms = EveryArm, Sometimes = ["class", "workflow", "part"] },
        new("post_hoc_on_time", "Reviews afterwards on time", "share",
            "Reviews owed after executions, of root requests and containments, done within the deadline that the policy sets, of all owed: of a sample, or by so many people.", Better.Higher, ["share"]),
        new("omission_exposure", "X3 omission exposure", "cost",
            "Sum over right requests of delay cost × hours from draft to executed, up to the accrual cap, which those never executed have in full: a gate that stops everything has much of it.", Better.Lower, ["per_1000_roots"]) { Arms = EveryArm, Sometimes = ["class", "workflow", "part"] },
        new("unsupervised_authority", "X4 unsupervised authority", "severity",
            "Sum over executed actions of severity × blast radius × (1 − q), q being the chance that their approvals would have stopped them had they been wrong, 0 where nobody was asked: how much would have gone through.", Better.Lower, ["per_1000_roots"]) { Arms = EveryArm, Sometimes = ["class", "workflow", "part"] },
        new("effective_oversight", "Effective oversight", "share",
            "Mean over executed actions that people approved of the chance that these approvals would have stopped the action had it been wrong; weighted also by severity × blast radius.", Better.Higher, ["share"]) { Always = ["part"] },
        new("attacker_first", "X5 attacker first", "share", "Incidents in which the first attempt met a live secret, of all incidents with a valid secret.", Better.Lower, ["share"]) { Arms = EveryArm },
        new("compromised_scope_minutes", "X5 compromised minutes", "scope min",
            "Scope × minutes from the attacker's first attempt until the secret is dead, per incident, up to the accrual cap.", Better.Lower, ["per_1000_roots", "per_incident"]) { Arms = EveryArm },
        new("race_outcome", "Race outcome", "share",
            "Leaks of a valid secret by how the race ended: an attempt succeeded first, or the secret was contained, expired or revoked on completion first, of all such leaks; unresolved where it never died.", Better.Neither, ["share"]) { Arms = BothArms, Always = ["incident", "outcome"] },
        new("containment_route", "Route of the containment", "share",
            "Leaks of a valid secret by the answer of the policy to the last containment that was raised: auto, single, dual, denied; none where nobody raised one.", Better.Neither, ["share"]) { Arms = BothArms, Always = ["incident", "route"] },
        new("contained_first", "Contained before the first attempt", "share",
            "Leaks of a valid secret that were contained before the first attempt to use it, of those whose last containment went that way. Routes are outcomes of the policy: leaks that went different ways differ in more than the way.", Better.Higher, ["share"]) { Arms = BothArms, Always = ["incident", "route"] },
        new("attacker_first_conditional", "Attacker first, integrated", "share",
            "Expected share of attacker-first races given how long each leaked secret lived, the attacker's delay integrated out; the same quantity as the raw share with less noise. Only where the first attempt decides and nothing before the end of the race depends on it.", Better.Lower, ["share"]) { Arms = BothArms, Always = ["incident"] },
        new("compromised_minutes_conditional", "Compromised minutes, integrated", "scope min",
            "Expected scope × minutes in the attacker's hands given how long each leaked secret lived, the attacker's delay integrated out, per leak of a valid secret; the same quantity as the raw minutes with less noise. Only where the first attempt decides and nothing before the end of the race depends on it.", Better.Lower, ["per_incident"]) { Arms = BothArms, Always = ["incident"] },
        new("never_attacked", "Never attacked", "share", "Leaks of a valid secret that nobody would ever have tried, of all such leaks: luck, not control.", Better.Neither, ["share"]) { Arms = BothArms, Always = ["incident"] },
        new("safety_margin", "Safety margin", "min",
            "From the secret's death to the attacker's first attempt; 0 where the attempt came before, infinite where nobody tries: a 5 % quantile of 0 says that more than one leak in twenty was too late.", Better.Higher, ["p"]) { Arms = BothArms, Always = ["incident"] },
        new("containment_time", "Time to contain", "min",
            "Mean time from the leak until it is noticed, containment is first raised (after the summary), the containment that worked is authorised, executed and effective everywhere; over containments that took effect.", Better.Lower, ["mean"]) { Arms = BothArms, Always = ["incident", "part"] },
        new("endogenous_leaks", "Leaks of requests' credentials", "count", "Leaks of valid credentials that root requests held; they depend on the policy, unlike incidents from outside.", Better.Neither, ["per_1000_roots"]) { Arms = EveryArm },
        new("harmless_leaks", "Harmless leaks", "count", "Leaks of credentials that were dead when they leaked: they race against nobody.", Better.Neither, ["per_1000_roots"]) { Arms = EveryArm },
        new("leak_compromised_minutes", "Compromised minutes of leaked credentials", "scope min",
            "Scope × minutes from the first successful attempt with a leaked credential of a root request to the end of the foothold, up to the accrual cap.", Better.Lower, ["per_1000_roots"]) { Arms = EveryArm },
        new("containment_outage", "Outage by wrong containment", "min", "Outage minutes caused by executed containments that were wrong and changed something else.", Better.Lower, ["per_1000_roots"]) { Arms = EveryArm },
        new("root_requests", "Root requests", "count", "Requests that arrived in the counted time, per replication.", Better.Neither, ["mean"]) { Sometimes = ["class", "workflow"] },
        new("unresolved", "Unresolved", "count", "Counted requests still open when the simulation ended, over all replications.", Better.Lower, ["count"]) { Arms = BothArms, Sometimes = ["class", "workflow"] },
    ];

    private static IReadOnlyList<string> BothArms => [MetricQuery.Governed, MetricQuery.AutoTwin];

    private static IReadOnlyList<string> EveryArm => [.. BothArms, MetricQuery.Effect];

    /// <summary>The definition of a metric.</summary>
    /// <exception cref="KeyNotFoundException">No metric has that id: a defect of the caller.</exception>
    public static MetricDefinition Get(string id) =>
        All.FirstOrDefault(metric => metric.Id == id) ?? throw new KeyNotFoundException($"Unknown metric '{id}'.");
}
