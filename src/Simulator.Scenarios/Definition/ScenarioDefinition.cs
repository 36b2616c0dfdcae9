using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Every key of a scenario file.</summary>
internal static class ScenarioDefinition
{
    /// <summary>The version of the file format.</summary>
    public const ulong Version = 1;

    /// <summary>The root of a file.</summary>
    public static BlockShape Root { get; } = new(
        new Key("$schema", new TextType(500), "address of the JSON Schema, for editors") { MayBeAbsent = true, IsOfFile = true },
        new Key("version", new CountType(Version, Version), "version of the file format"),
        new Key("extends", new TextType(500),
            "another scenario file, relative to this one; what it says holds unless this file says otherwise")
        {
            MayBeAbsent = true, IsOfFile = true,
        },
        new Key("name", new NameType("refund-desk"),
            "name of the scenario; part of file names; the file name without its ending when absent; never taken from an extended file")
        {
            MayBeAbsent = true,
        },
        new Key("title", new TextType(200), "one line for people; the name when absent; never taken from an extended file") { MayBeAbsent = true },
        new Key("description", new TextType(2_000), "what the scenario is about and what it teaches; never taken from an extended file")
        {
            Default = Default.Convention("\"\""),
        },
        new Key("run", RunDefinition.Run, "how long, how often and from which seed the scenario is simulated"),
        new Key("pools", new MapShape("pool", PeopleDefinition.Pool, 50, 1), "the pools of reviewers, by name"),
        new Key("storms", new MapShape("storm", StormDefinition.Storm, StormDefinition.MaximumStorms), "surges that raise the rates of several classes together, by name")
        {
            Default = Default.Convention("{}", "off: no storms"),
        },
        new Key("injections", new MapShape("injection", InjectionDefinition.Injection, InjectionDefinition.Maximum), "instructions planted in what an AI reads: bursts of wrong recommendations that it is sure of, by name")
        {
            Default = Default.Convention("{}", "off: nothing is planted"),
        },
        new Key("workflows", new MapShape("workflow", WorkflowDefinition.Workflow, 100), "the business processes that classes belong to, and who answers for them, by name")
        {
            Default = Default.Convention("{}", "off: no class belongs to a workflow"),
        },
        new Key("classes", new MapShape("class", ClassDefinition.Class, 200, 1), "the classes of actions, by name"),
        FollowUpDefinition.Chains,
        FollowUpDefinition.Cascades,
        new Key("gates", new MapShape("gate", PeopleDefinition.Gate, 50), "the gates, by name; they replace the default ones, both of them")
        {
            Default = PeopleDefinition.DefaultGates,
        },
        new Key("roles", new MapShape("role", PeopleDefinition.Role, 50), "what sets the roles apart that approve, by name")
        {
            LaysOverDefault = true,
            Default = Default.Computed("the roles of the gates", "the gates", PeopleDefinition.RolesOfGates),
        },
        new Key("tickets", new OptionalShape("none", TicketDefinition.Tickets), "the ticketing that requests pass through on their way from the policy to their first gate; the auto twin, which asks nobody, opens no tickets")
        {
            Default = Default.Convention("\"none\"", "off: a request that needs people is in their queue at once"),
        },
        new Key("policy", PolicyDefinition.Policy, "which action needs whose approval") { Default = Default.Convention("{}") },
        new Key("review", ReviewDefinition.Review, "what reviewers can see and how they err") { Default = Default.Convention("{}") },
        new Key("postHoc", new OptionalShape("none", PeopleDefinition.PostHoc), "the reviews that policy rows ask for after an execution (sampleShare, postHocReviewers); none when nobody does them")
        {
            Default = Default.Convention("\"none\"", "off: what is due afterwards is neither done nor counted"),
        },
        new Key("emergency", new OptionalShape("none", EmergencyDefinition.Emergency), "whom gates ask where the policy wants the people on call; none when they always ask whom they name")
        {
            Default = Default.Convention("\"none\"", "off: gates ask whom they name"),
        },
        new Key("breakGlass", new OptionalShape("none", BreakGlassDefinition.BreakGlass), "emergency overrides of gates that take too long; none when nobody can override anything")
        {
            Default = Default.Convention("\"none\"", "off: gates hold"),
        },
        new Key("auditSink", new OptionalShape("perfect", AuditSinkDefinition.AuditSink), "how the sink fails that keeps the audit trail; perfect when it keeps every record that reaches it")
        {
            Default = Default.Convention("\"perfect\"", "off: nothing is lost"),
        },
        new Key("faults", new OptionalShape("none", FaultDefinition.Faults), "what else fails, when, and what the work does meanwhile")
        {
            Default = Default.Convention("\"none\"", "off: nothing fails"),
        },
        new Key("attack", ThreatDefinition.Attack, "the attacker's clock") { Default = Default.Convention("{}") },
        new Key("channels", new MapShape("channel", ThreatDefinition.Channel, 20), "other channels through which secrets become public, each with an attacker of its own, by name")
        {
            Default = Default.Convention("{}", "off: every leak meets the attacker under attack"),
        },
        new Key("incidents", new MapShape("incident", ThreatDefinition.Incident, 50), "leaks from outside, whatever the policy, by name")
        {
            Default = Default.Convention("{}", "off: no incidents"),
        },
        new Key("leaks", new MapShape("leak", LeakDefinition.Leak, 20), "leaks of the credentials that requests hold, which depend on the policy, by name")
        {
            Default = Default.Convention("{}", "off: the credentials of requests never leak"),
        },
        new Key("standingGrants", new OptionalShape("none", GrantDefinition.Grants), "standing access that is granted and stays after it was needed, until a recertification removes it; an inventory beside the requests")
        {
            Default = Default.Convention("\"none\"", "off: access is for the task only"),
        },
        new Key("observe", RunDefinition.Observe, "what is measured beyond the standard metrics") { Default = Default.Convention("{}", "off: nothing more") },
        new Key("budgets", BudgetDefinition.Budgets, "what the results must keep to, by id; a budgets file lays its own over them")
        {
            Default = Default.Convention("{}", "off: nothing is judged"),
        },
        new Key("catalogue", PeopleDefinition.Catalogue, "the synthetic people, services and tickets") { Default = Default.Convention("{}") });
}

/// <summary>The keys of <c>run</c>.</summary>
internal static class RunDefinition
{
    private const int MaximumObserved = 50;

    public static BlockShape Observe { get; } = new(
        new Key("within", new ListShape(DurationType.NotNegative, 0, MaximumObserved), "increasing times: the share of waits and of approval latencies no longer than each is counted exactly")
        {
            Default = Default.Convention("[]", "off: none"),
        },
        new Key("at", new ListShape(DurationType.NotNegative, 0, MaximumObserved), "increasing times after the start, up to the horizon: the mean backlog over replications at each is reported")
        {
            Default = Default.Convention("[]", "off: none"),
        });

    public static BlockShape Run { get; } = new(
        new Key("start", InstantType.Plain, "the instant at which simulated time begins")
        {
            Default = Default.Convention("\"2026-03-02T00:00:00Z\"", "a convention of this format: a Monday"),
        },
        new Key("timeZone", ZoneType.Plain, "the time zone whose wall clock the hours of the week and the days of arrivals follow, daylight saving included")
        {
            Default = Default.Convention("\"UTC\"", "a convention of this format: no daylight saving"),
        },
        new Key("horizon", new DurationType(Duration.Zero, Duration.FromDays(3_650), isMinimumAllowed: false), "the observed time, from the start"),
        new Key("warmUp", DurationType.NotNegative, "the part of the horizon that is not counted")
        {
            Default = Default.Convention("\"0s\"", "off: the run begins empty and all of it counts"),
        },
        new Key("replications", new CountType(1, 1_000_000), "number of independent replications")
        {
            Default = Default.Of("64",
                "Hall (1992): the skewness-corrected test of a mean that the budgets use wants a few dozen samples; 64 is its floor here"),
        },
        new Key("seed", new CountType(0, ulong.MaxValue), "master seed of every random number") { Default = Default.Convention("1") },
        new Key("afterHorizon", Enums.AfterHorizon,
            "what happens to open work at the horizon: runOn lets arrivals go on, uncounted, until all counted work is resolved; cut stops; drain stops arrivals and finishes the work")
        {
            Default = Default.Convention("\"runOn\"", "the only one that neither censors latencies nor flatters the work that still waits"),
        },
        new Key("runOnLimit", DurationType.NotNegative, "how long after the horizon the simulation runs on at most")
        {
            Default = Default.Convention("\"7d\"", "a convention of this format: one whole week"),
        },
        new Key("accrualCap", DurationType.Positive, "the longest time for which a consequence is counted, such as a wrong action in force")
        {
            Default = Default.Hypothesis("\"30d\"", "an assumption: a month; vary it from 7d to 90d"),
        });
}
