namespace Simulator.Scenarios;

/// <summary>The keys of pools, roles, gates, reviewers' behaviour and the catalogue.</summary>
internal static class PeopleDefinition
{
    /// <summary>The gates of a scenario that names none.</summary>
    public static Default DefaultGates { get; } = Default.Convention(
        """
        {
          "approval": { "levels": ["single"], "factors": { "owner": {} } },
          "dual-approval": { "levels": ["dual"], "factors": { "owner": {}, "risk": {} } }
        }
        """,
        "one approval by the owner's side; for two, the owner's and the risk side, distinct people, at the same time");

    /// <summary>An entry for every role that approves at some gate.</summary>
    public static string? RolesOfGates(DefaultContext context)
    {
        if (!context.Root.Has("gates"))
        {
            return null;
        }

        var roles = PeopleBuilder.RolesIn(context.Root["gates"]).Distinct().Order(StringComparer.Ordinal);
        return $"{{{string.Join(',', roles.Select(role => $"\"{role}\": {{}}"))}}}";
    }

    public static BlockShape Pool { get; } = new(
        new Key("roster", new OptionalShape("always", WorkforceDefinition.Roster), "when the reviewers are on duty")
        {
            Default = Default.Convention("\"always\"", "off: around the clock, every day"),
        },
        new Key("onCall", new OptionalShape("none", StaffingDefinition.OnCall), "people beside the roster who are called when a task waits and nobody is on duty")
        {
            Default = Default.Convention("\"none\"", "off: nobody is called"),
        },
        new Key("reviewers", new CountType(1, 10_000), "how many people review, those on call included")
        {
            Default = Default.Computed("the people of the roster and on call; without a roster the key is **required**", "the roster", WorkforceDefinition.PeopleOf),
        },
        new Key("pullAways", new MapShape("pullAway", StaffingDefinition.PullAway, 20), "times at which people are taken away for something else, by name")
        {
            Default = Default.Convention("{}", "off: never"),
        },
        new Key("visits", new OptionalShape("none", EngagementDefinition.Visits), "how people look at the queue who do so now and then, as part-time approvers do; those on call work on it all the time")
        {
            Default = Default.Convention("\"none\"", "off: while on duty they work on the queue"),
        },
        new Key("distraction", new OptionalShape("none", EngagementDefinition.Distraction), "what claims people on duty otherwise now and then")
        {
            Default = Default.Convention("\"none\"", "off: nothing does"),
        },
        new Key("training", new OptionalShape("none", ReviewDefinition.Training), "how well trained the people are, newcomers among them")
        {
            Default = Default.Convention("\"none\"", "off: fully trained"),
        },
        CertificationDefinition.Concurrency,
        CertificationDefinition.SwitchingCost,
        CertificationDefinition.Certification,
        CertificationDefinition.Authority,
        QueueDefinition.Queues,
        new Key("assignment", Enums.Assignment,
            "to whom a task goes: pull, to whoever is free first; push, on joining to the person on duty with the fewest tasks, until that duty ends; named, on joining to one person drawn at random. Only that person takes it then, unless he or she may not decide it")
        {
            Default = Default.Convention("\"pull\""),
        },
        new Key("handoff", new OptionalShape("none", WorkforceDefinition.Handoff), "what happens to work in hand at the end of a duty")
        {
            Default = Default.Computed("{} with a roster or pull-aways, none without; for people who visit {\"atShiftEnd\": \"park\"}", "a convention of this format", WorkforceDefinition.HandoffOf),
        },
        new Key("discipline", Enums.Discipline,
            "the order of service: first come; the most urgent class first; the earliest deadline first (joining plus service level); the highest delayCost per mean minute of review first (the cµ rule); a random one, drawn at every pick; or as a model proposes it")
        {
            Default = Default.Convention("\"fifo\""),
        },
        OrderDefinition.Advice,
        OrderDefinition.Preemption,
        new Key("waitingRoom", new CountType(0, 1_000_000, "unlimited"),
            "how many may wait; a further request is turned away")
        {
            Default = Default.Convention("\"unlimited\""),
        },
        new Key("speedSpread", new FactorType(0, 2), "standard deviation of the logarithm of the reviewers' personal speed")
        {
            Default = Default.Of("0",
                "the default review time was fitted to all reviewers together and holds their differences already (BPI Challenge 2012, van Dongen 2012: 0.20 between six reviewers)"),
        },
        new Key("notification", new OptionalShape("none", StaffingDefinition.Notification), "how the people of the pool learn of a new task")
        {
            Default = Default.Convention("\"none\"", "off: they see it at once"),
        },
        new Key("misrouting", new OptionalShape("none", StaffingDefinition.Misrouting), "tasks meant for this pool that land in another one first")
        {
            Default = Default.Convention("\"none\"", "off: never"),
        },
        new Key("minimumStaffing", new CountType(0, 10_000), "the number of people on duty below which the pool counts as understaffed; reported, without effect on the work")
        {
            Default = Default.Convention("0", "off: it never counts as understaffed"),
        });

    public static BlockShape Role { get; } = new(
        new Key("timeFactor", new FactorType(0, 100, isMinimumAllowed: false), "factor on the class's review time")
        {
            Default = new Default("1; 0.6 for the role risk", "1: the review time of the class; 0.6: an assumption, a second look is shorter",
                context => context.Block.Name == "risk" ? "0.6" : "1", context => context.Block.Name == "risk") { MayBeHypothesis = true },
        });

    private static readonly BlockShape Factor = new(
        new Key("pool", new NameType("reviewers"), "the pool whose members may approve")
        {
            Default = Default.Computed("the first pool by name", "a convention of this format", context =>
                context.Root.Has("pools") && context.Root["pools"].Members.Count > 0 ? $"\"{context.Root["pools"].Members[0].Name}\"" : null),
        },
        new Key("order", new CountType(0, 1_000),
            "position when the factors are asked one after the other; equal ones by name")
        {
            Default = Default.Convention("10"),
        },
        new Key("approvals", new CountType(1, 4), "how many distinct people must approve") { Default = Default.Convention("1") },
        new Key("escalation", new MapShape("step", StaffingDefinition.Step, StaffingDefinition.MaximumSteps), "where tasks go that nobody took, step after step, by name")
        {
            Default = Default.Convention("{}", "off: they stay where they are"),
        },
        new Key("escalationLoops", new CountType(1, StaffingDefinition.MaximumLoops), "how often the steps are gone through, one time after the other")
        {
            Default = Default.Convention("1"),
        });

    public static BlockShape Gate { get; } = new(
        new Key("levels", new ListShape(Enums.Level, 1, 2, isSet: true), "the levels that pass this gate"),
        new Key("order", new CountType(0, 1_000), "position among the gates of a level; equal ones by name") { Default = Default.Convention("10") },
        new Key("factors", new MapShape("factor", Factor, 4, 1), "the approvals it needs, all of them, by role; no person counts twice"),
        new Key("mode", Enums.GateMode,
            "whether the factors are asked at the same time, or one after the other")
        {
            Default = Default.Convention("\"parallel\""),
        },
        new Key("expiry", DurationType.PositiveOrNever,
            "how long a request may wait at this gate, review included, before it expires")
        {
            Default = Default.Of("\"1h\"", "Teleport, access request documentation: a pending request lives 1 h; hoop.dev: REVIEW_TIMEOUT_SEC 3,600"),
        },
        new Key("denyThreshold", new CountType(1, 4), "how many rejections refuse a request at this gate; below it the task waits for somebody else")
        {
            Default = Default.Convention("1", "any rejection refuses"),
        },
        new Key("onExpiry", Enums.OnExpiry,
            "what happens then: deny ends the request as expired; escalate moves waiting tasks to the next step of their ladder and starts the time again, and expires without one; autoApprove takes silence for consent, a bad rule that is there to be measured")
        {
            Default = Default.Convention("\"deny\"", "the safe one"),
        });

    public static BlockShape PostHoc { get; } = new(
        new Key("delay", DistributionShapes.Time, "time from an execution until one of its reviewers has looked at it; each has one of his or her own, and they do not queue for it; without effect where a pool is named")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("""{"kind": "lognormal", "median": "8h", "cv": 1}""", "an assumption; try 1h to 3d"),
        },
        new Key("pool", new NameType("reviewers"), "the pool whose people do them, as tasks that queue and take the time of a review; when absent they take nobody's time, and are counted but not recorded") { MayBeAbsent = true });

    public static BlockShape Catalogue { get; } = new(
        new Key("seed", new CountType(0, int.MaxValue), "seed of the names, apart from the run's seed") { Default = Default.Convention("1") },
        new Key("services", new CountType(1, 10_000), "how many services") { Default = Default.Convention("40") },
        new Key("businessPeople", new CountType(1, 100_000), "how many people recommendations are made for") { Default = Default.Convention("200") });
}
