namespace Simulator.Results;

/// <content>What fails, decays or piles up, and what comes of it.</content>
public static partial class MetricCatalogue
{
    private static IReadOnlyList<MetricDefinition> FaultMetrics =>
    [
        new("fault_time", "Down", "share", "Share of the counted time in which something that the work needs was down.", Better.Lower, ["share"]) { Always = ["part"] },
        new("fault_count", "Faults", "count", "Faults that began in the counted time, per replication.", Better.Lower, ["mean"]) { Always = ["part"] },
        new("outage_decisions", "Decided while the policy engine was down", "count", "Decisions about root requests by what stands in for the policy engine while it is down, by what it decided.", Better.Neither, ["per_1000_roots"]) { Always = ["outcome"] },
        new("outage_executions", "Executed on a decision of the stand-in", "count", "Root requests executed on a decision that was taken, or confirmed before the execution, by what stands in for the policy engine.", Better.Neither, ["per_1000_roots"]) { Arms = BothArms },
        new("outage_escapes", "Wrong actions on a decision of the stand-in", "count", "Of these, root requests that were wrong when drafted: what failing open lets through.", Better.Lower, ["per_1000_roots"]) { Arms = BothArms },
        new("misdecisions", "Decided by a wrong policy", "count", "Decisions about root requests by an older version of the policy, or with rows in error, that are weaker (fewer people asked, or what is to be refused is not) or stricter than those of the right one.", Better.Lower, ["per_1000_roots"]) { Always = ["part", "outcome"] },
        new("misdecided_executions", "Executed on a decision that was too weak", "count", "Root requests that were executed although the right policy would have asked more people, or refused them.", Better.Lower, ["per_1000_roots"]) { Arms = BothArms, Always = ["part"] },
        new("misdecided_escapes", "Wrong actions on a decision that was too weak", "count", "Of these, root requests that were wrong when drafted.", Better.Lower, ["per_1000_roots"]) { Arms = BothArms, Always = ["part"] },
        new("outage_held", "Held while the policy engine was down", "count", "Answers of the policy about root requests that waited for the end of an outage.", Better.Lower, ["per_1000_roots"]),
        new("outage_hold_time", "Time held", "min", "Mean time that such an answer waited.", Better.Lower, ["mean"]),
        new("slow_answers", "Slow answers of the policy", "count", "Answers of the policy about root requests that came later because its engine was slow; the time is in that of the policy.", Better.Lower, ["per_1000_roots"]),
        new("fault_interruptions", "Reviews interrupted by faults", "count", "Reviews of root requests that were under way when their reviewers could no longer sign in.", Better.Lower, ["per_1000_roots"]),
        new("broker_waits", "Waited for the credential broker", "count", "Executions of root requests whose credential was due while the broker was down, and that waited for it.", Better.Lower, ["per_1000_roots"]),
        new("broker_wait_time", "Wait for the credential broker", "min", "Mean time that such an execution waited.", Better.Lower, ["mean"]),
        new("cached_credentials", "Executed with a kept credential", "count", "Executions of root requests with a credential that was kept because the broker was down; it outlives the work.", Better.Lower, ["per_1000_roots"]),
        new("delayed_revocations", "Revocations delayed", "count", "Revocations that waited for the end of a fault of the broker: of finished root requests, and of leaked secrets that were contained.", Better.Lower, ["per_1000_roots"]),
        new("revocation_delay", "Delay of a revocation", "min", "Mean time that such a revocation waited.", Better.Lower, ["mean"]),
        new("lost_revocations", "Revocations lost", "count", "Revocations that fell due during a fault of the broker and never took effect: of finished root requests, and of leaked secrets that were contained.", Better.Lower, ["per_1000_roots"]),
        new("lost_revocation_time", "Life after a lost revocation", "min", "Mean time that a credential lived on whose revocation was lost, to the end of its own life, at most the accrual cap.", Better.Lower, ["mean"]),
        new("late_notifications", "Notifications late", "count", "Notifications and reminders about root requests that were due while the notifier was down.", Better.Lower, ["per_1000_roots"]),
        new("notification_delay", "Delay of a notification", "min", "Mean time from when such a notification was due until it, or the reminder that came in its place, was sent; what never came is left out.", Better.Lower, ["mean"]),
        new("late_escalations", "Escalations late", "count", "Escalations of root requests that waited for the end of a fault of the notifier.", Better.Lower, ["per_1000_roots"]),
        new("stopped_tickets", "Tickets that met a fault", "count", "Tickets of root requests that came to a stage while the ticketing was down; each stage counts.", Better.Lower, ["per_1000_roots"]),
        new("ticket_bypasses", "Past the ticketing", "count", "Root requests that went to their gates past the ticketing because it was down, which leaves no record.", Better.Lower, ["per_1000_roots"]),
        new("degraded_actions", "Wrong by a silent drop of quality", "count", "Root requests that are wrong only because their AI drafts worse for a time, without being less sure: attempted, executed.", Better.Lower, ["per_1000_roots"]) { Arms = BothArms, Always = ["outcome"] },
        new("ungoverned_executions", "Ungoverned executions", "count", "Root requests of draft-only classes that the AI executed while the policy took them for drafts that a person carries out.", Better.Lower, ["per_1000_roots"]) { Arms = BothArms },
        new("drafts_executed", "Drafts executed by the AI", "share", "Root requests of draft-only classes that the AI executed, seen by the policy or not, of all of them.", Better.Lower, ["share"]) { Arms = BothArms },
        new("drift_slope", "Drift into execution", "share a week", "By how much that share grows in a week: the least-squares slope over the time of the draft, per replication.", Better.Lower, ["mean"]) { Arms = BothArms },
        new("unused_privilege_units", "Unused privileges", "units", "Time mean over the counted time of the scope units of standing grants that nobody needs any more.", Better.Lower, ["mean"]),
        new("unused_privilege_share", "Share of unused privileges", "share", "Of the scope units of all standing grants, over time, those that nobody needs any more.", Better.Lower, ["share"]),
        new("sprawl_slope", "Growth of unused privileges", "units a week", "By how many scope units the unused ones grow in a week: the least-squares slope over the counted time, per replication.", Better.Lower, ["mean"]),
        new("standing_exposure", "Exploitable time of standing grants", "scope min", "Per replication, over the counted time: scope units of standing grants × the minutes they are valid, weighted by the chance that a leak at that minute is used before the grant is gone or that time is over; of those that nobody needs any more, and of all held. In the unit of X1, which has only what requests hold.", Better.Lower, ["mean"]) { Always = ["part"] },
        new("unexpected_uses", "Unexpected uses", "count", "Uses of standing grants that nobody needs any more, per replication.", Better.Lower, ["mean"]),
        new("grants_removed", "Grants removed", "count", "Standing grants that a recertification removed in the counted time, per replication.", Better.Neither, ["mean"]),
    ];
}
