using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.TestSupport;
using Simulator.Time;
using static Simulator.Results.StoryState;

namespace Simulator.Experiments.Tests.Stories;

/// <summary>
/// Stories small enough to be told on paper, to the minute. The run starts on Monday, 2026-03-02, at midnight; unless a case says otherwise
/// one item of 12 minutes arrives then before one person who is always there.
/// </summary>
public class HandCaseStoryTests
{

    [Fact]
    public void Two_items_before_one_person()
    {
        var scenario = Lab.With("classes.item.arrivals.at=[\"10h\",\"10h\"]");
        Assert.Equal([(Review, 600, 612)], Spans(Story(scenario, 0)));
        Assert.Equal([(Waiting, 600, 612), (Review, 612, 624)], Spans(Story(scenario, 1)));
    }

    [Theory]
    [InlineData("park", new[] { "Review 1010 1020", "Parked 1020 1980", "Review 1980 2000" })]
    [InlineData("requeue", new[] { "Review 1010 1020", "OffDuty 1020 1980", "Review 1980 2010" })]
    [InlineData("transfer", new[] { "Review 1010 1020", "OffDuty 1020 1980", "SetUp 1980 1982", "Review 1982 2002" })]
    [InlineData("finish", new[] { "Review 1010 1040" })]
    public void A_duty_ends_in_the_middle_of_a_review(string atShiftEnd, string[] expected)
    {
        var story = Story(Day(atShiftEnd, "16h50m"), 0);
        Assert.Equal(expected, Spans(story).Select(span => FormattableString.Invariant($"{span.State} {span.From} {span.To}")));
        Assert.All(story.Spans.Where(span => span.State is Review or Parked or SetUp), span => Assert.Equal(Reviewer(Day(atShiftEnd, "16h50m"), 0), span.Holder));
    }

    [Fact]
    public void A_reviewer_asks_for_information_and_somebody_looks_again()
    {
        var scenario = Lab.With("classes.item.arrivals.at=[\"10h\"]", "review.asksInformation=100%", "review.informationWait=30m");
        var story = Story(scenario, 0);

        Assert.Equal([(Review, 600, 612), (Information, 612, 642), (Review, 642, 654)], Spans(story));
        var told = string.Join(' ', StoryWords.Tell(story, Storyteller.ZoneOf(scenario)));
        Assert.Contains($"At 10:12 {Reviewer(scenario, 0)} asked for information, and nothing was decided. At 10:42 the information was there, and it waited to be looked at again.", told, StringComparison.Ordinal);
        Assert.Contains("30 min for information that a reviewer had asked for", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_rejects_or_passes_up_is_told_with_the_reason()
    {
        const string Layer = """
            {
              "pools": { "chiefs": { "reviewers": 1 } },
              "gates": { "approval": { "factors": { "owner": { "pool": "desk", "escalation": { "up": { "after": "5h", "pool": "chiefs" } } } } } }
            }
            """;
        var rejected = Lab.Over(Layer, "classes.item.arrivals.at=[\"10h\"]", "review.falseRejection=100%");
        Assert.Contains($"At 10:12 {Reviewer(rejected, 1)} rejected it (judged wrong), after 12 min of review.", Told(rejected), StringComparison.Ordinal);
        var passed = Lab.Over(Layer, "classes.item.arrivals.at=[\"10h\"]", "review.escalates=100%");
        Assert.Contains($"At 10:12 {Reviewer(passed, 1)} passed it up to chiefs (second opinion), after 12 min.", Told(passed), StringComparison.Ordinal);
        static string Told(Scenario scenario) => string.Join(' ', StoryWords.Tell(Story(scenario, 0), Storyteller.ZoneOf(scenario)));
    }

    [Fact]
    public void A_night_without_anybody_on_duty_is_told_in_plain_words()
    {
        var scenario = Day("park", "16h50m");
        var who = Reviewer(scenario, 0);
        var story = Story(scenario, 0);
        var owner = story.Request!.RunOwner;
        Assert.Equal(
            [
                $"On Mon 2 Mar 2026 at 16:50 the assistant proposed to {char.ToLowerInvariant(story.Request.Title[0])}{story.Request.Title[1..]}, on behalf of {owner} (class item). "
                + $"It gave itself a confidence of {Math.Floor(story.Request.Confidence!.Value * 100) / 100:0.00}. "
                + "At 16:50 the policy asked for people's approval, at the level 'single' (row everything: every action needs one approval). "
                + "The gate 'approval' asked the pool desk as owner. "
                + $"At 16:50 {who} took it, at once. At 17:00 the duty of {who} ended; the review was parked after 10 min. "
                + $"On Tue 3 Mar 2026 at 09:00 {who} went on with it. At 09:20 {who} approved it, after 30 min of review. "
                + "With that it was authorised, 16 h 30 min after people were first asked. At 09:20 it was executed. "
                + "Its execution credential was issued at 09:20 and was revoked at 09:20, after no time.",
                "From its draft to its execution it took 16 h 30 min: 30 min in review and 16 h parked until the same person came back.",
            ],
            StoryWords.Tell(story, Storyteller.ZoneOf(scenario)));
    }

    [Fact]
    public void A_task_goes_up_a_ladder_past_people_who_are_not_there()
    {
        var story = Story(Ladder(), 0);
        Assert.Equal([(OffDuty, 0, 15), (Review, 15, 25)], Spans(story));
        Assert.Equal(["absent", "desk"], story.Spans.Select(span => span.Pool));
        Assert.Contains("At 00:15 nobody had taken it, and it went up to desk. At 00:15", StoryWords.Tell(story, "UTC")[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("parallel", new[] { "Review 0 10" }, 10)]
    [InlineData("serial", new[] { "Review 0 10", "Review 10 16" }, 16)] // risk needs 0.6 of the time
    public void Two_factors_of_ten_minutes(string mode, string[] expected, double latency)
    {
        var scenario = Lab.Over(
            """{ "pools": { "desk": { "reviewers": 2 } }, "gates": { "approval": { "factors": { "owner": { "pool": "desk" }, "risk": { "pool": "desk" } } } } }""",
            "classes.item.review=10m", "gates.approval.mode=" + mode);
        var story = Story(scenario, 0);
        Assert.Equal(expected, Spans(story).Select(span => FormattableString.Invariant($"{span.State} {span.From} {span.To}")));
        Assert.Equal(latency, story.Totals.InGates.TotalMinutes);
        Assert.Equal(2, story.Events.Where(each => each.Kind == StoryEventKind.Approved).Select(each => each.Person).Distinct().Count());
    }

    [Fact]
    public void Of_two_people_asked_at_once_the_story_follows_the_one_who_decides_last()
    {
        // The owner needs 10 minutes at once; risk is off duty to 09:00 and then needs 6 (0.6 of the time).
        var scenario = Lab.Over(
            """
            { "pools": { "risk-desk": { "reviewers": 1, "roster": { "absence": "0%", "shifts": { "day": { "from": "09:00", "to": "17:00", "people": 1 } } } } },
              "classes": { "item": { "arrivals": { "kind": "scripted", "at": ["8h"] }, "review": "10m" } },
              "gates": { "approval": { "factors": { "owner": { "pool": "desk" }, "risk": { "pool": "risk-desk" } } } } }
            """);
        var story = Story(scenario, 0);
        Assert.Equal([(OffDuty, 480, 540), (Review, 540, 546)], Spans(story));
        Assert.Equal(
            [(StoryEventKind.Approved, 490, "owner"), (StoryEventKind.Approved, 546, "risk")],
            story.Events.Where(each => each.Kind == StoryEventKind.Approved).Select(each => (each.Kind, Minute(each.At), each.Role)));
    }

    [Fact]
    public void A_request_that_nobody_answers_expires_and_its_story_ends_there()
    {
        var story = Story(Day("park", "16h50m", "gates.approval.expiry=60m", "classes.item.arrivals.at=[\"17h\"]"), 0);
        Assert.Equal([(OffDuty, 1020, 1080)], Spans(story));
        Assert.Equal(StoryEnd.Expired, story.Request!.End);
        Assert.Contains("At 18:00 the time of the gate 'approval' was up and nobody had decided: it expired, 1 h after people were first asked.", StoryWords.Tell(story, "UTC")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_that_is_still_open_is_told_to_the_end_of_the_simulation()
    {
        var story = Story(Day("park", "17h", "run.horizon=20h", "run.afterHorizon=cut"), 0);
        Assert.Equal([(OffDuty, 1020, 1200)], Spans(story));
        Assert.Equal(StoryEnd.Open, story.Request!.End);
    }

    [Fact]
    public void A_notification_that_is_on_its_way_is_told_as_such()
    {
        var story = Story(Lab.With("pools.desk.notification.delay=5m"), 0);
        Assert.Equal([(Notify, 0, 5), (Review, 5, 17)], Spans(story));
        Assert.Contains("after 5 min in which nobody had seen it", StoryWords.Tell(story, "UTC")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_task_that_landed_with_the_wrong_people_carries_a_note()
    {
        var story = Story(Lab.Over("""{ "pools": { "other": { "reviewers": 1 } } }""", "pools.desk.misrouting.probability=100%", "pools.desk.misrouting.look=3m"), 0);
        Assert.Equal([(Misrouted, 0, 3), (Review, 3, 15)], Spans(story));
        Assert.Equal("other", story.Spans[0].Pool);
        Assert.Single(story.Notes);
    }

    [Fact]
    public void A_wrong_action_is_followed_to_its_rollback()
    {
        var story = Story(Lab.With(
            "classes.item.wrong=100%", "classes.item.discovery=2h", "classes.item.rollback=30m", "classes.item.severity=2", "classes.item.blastRadius=3"), 0);
        Assert.True(story.Request!.IsWrong);
        Assert.Equal(2 * 3 * 150, story.Request.Exposure);
        Assert.Equal((StoryEventKind.RolledBack, 162), (story.Events[^1].Kind, Minute(story.Events[^1].At)));
    }

    [Fact]
    public void The_race_of_a_leak_is_told_with_its_containment()
    {
        // Leaked at 0, noticed at 4, raised at 7, reviewed 12 minutes, executed at 21, dead at 22; the attacker came at 9.
        var setup = new ReplicationSetup(Leak(
            "incidents.leak.detectionDelay=4m", "incidents.leak.summaryDelay=3m", "classes.containment.execution=2m", "incidents.leak.propagation=1m"));
        var story = Assert.Single(Storyteller.Worst(setup, StoryMeasure.AttackerMargin, 3, threads: 1));
        Assert.Equal([(Review, 7, 19), (Execution, 19, 21)], Spans(story));
        var leak = Assert.Single(story.Leaks);
        Assert.Equal((0, 4, 9, 22), (Minute(leak.At), Minute(leak.Noticed!.Value), Minute(leak.FirstAttempt!.Value), Minute(leak.Dead!.Value)));
        Assert.Equal((LeakEnd.AttackerFirst, true, Duration.FromMinutes(-13)), (leak.End, leak.AliveAtFirstAttempt, leak.Margin));
        Assert.Equal(story.Request!.Id, Assert.Single(leak.Containments).Id);
        Assert.Equal(
            $"On Mon 2 Mar 2026 at 00:00 a secret (leak) leaked through the channel 'default'. It was noticed at 00:04, after 4 min. At 00:07 containment was raised (this request); it was executed. "
            + "At 00:09 the attacker tried it for the first time, 9 min after it became public: the secret was alive, for another 13 min. The attacker got in and held 13 scope-minutes. "
            + "At 00:22 the containment was effective everywhere, 22 min after the leak.",
            StoryWords.Tell(story, "UTC")[0]);
    }

    [Fact]
    public void A_leak_that_nobody_notices_has_a_story_without_a_request()
    {
        var story = Assert.Single(Storyteller.Worst(
            new ReplicationSetup(Leak("incidents.leak.detectionProbability=0%", "incidents.leak.remainingLife=30m", "attack.firstAttempt=40m")), StoryMeasure.AttackerMargin, 1, 1));
        Assert.Null(story.Request);
        Assert.Equal((LeakEnd.Expired, false, Duration.FromMinutes(10)), (story.Leaks[0].End, story.Leaks[0].AliveAtFirstAttempt, story.Leaks[0].Margin));
        Assert.NotEmpty(StoriesFile.Write(Set(story)));
        Assert.NotEmpty(StoryText.Write(story, "UTC", 80, false));
    }

    [Fact]
    public void A_fact_that_this_program_does_not_know_is_named_plainly()
    {
        var scenario = Lab.With();
        var facts = new List<Governance.AuditEvent>();
        Operations.Recommendation drafted = default;
        var simulated = new Replication(new ReplicationSetup(scenario), Arm.Governed);
        simulated.Run(0, (in Governance.AuditEvent fact, in Governance.ActionRequest about) =>
        {
            facts.Add(fact);
            drafted = simulated.DraftOf(fact.Request);
        });
        facts.Insert(3, facts[2] with { Fact = (Governance.Fact)77 });
        var draws = Statistics.KeyedDraws.FromSeed(scenario.Run.Seed, Operations.Nodes.FormatVersion, 0);
        var duties = DutyReplay.Run(new ReplicationSetup(scenario), draws, facts[^1].At).Select(duty => new DutyTimes(duty, [])).ToArray();
        var story = new StoryMaker(scenario, Catalogue.Create(scenario), draws, duties, facts[^1].At).Make(new RequestFacts(drafted, facts), [], null);
        Assert.Equal([(Review, 0, 12)], Spans(story));
        Assert.Equal("fact 77", Assert.Single(story.Events, each => each.Kind == StoryEventKind.Other).Text);
    }

    private static StorySet Set(params Story[] stories) => new() { Scenario = "x", RunId = "", Seed = 1, Zone = "UTC", Choice = "x", Stories = stories };

    private static Story Story(Scenario scenario, int index)
    {
        var node = Lab.Trail(scenario).Where(entry => entry.Fact.Fact == Governance.Fact.Submitted).Select(entry => entry.Fact.Node).ElementAt(index);
        var answer = Storyteller.Tell(new ReplicationSetup(scenario), 0, node.ToString());
        Assert.Null(answer.Problem);
        Assert.Equal(answer.Story!.Totals.Whole, answer.Story.Spans.Aggregate(Duration.Zero, (sum, span) => sum + (span.To - span.From)));
        Assert.NotEmpty(StoriesFile.Write(Set(answer.Story)));
        return answer.Story;
    }

    private static (StoryState State, double From, double To)[] Spans(Story story) => [.. story.Spans.Select(span => (span.State, Minute(span.From), Minute(span.To)))];

    private static double Minute(Instant at) => (at - new Instant(1_772_409_600_000_000)).TotalMinutes;

    [Fact]
    public void A_decision_of_what_stands_in_for_the_policy_engine_is_told_as_that()
    {
        var scenario = Lab.Over(
            """
            { "classes": { "item": { "arrivals": { "kind": "scripted", "at": ["50m", "70m"] } } },
              "faults": { "policyEngine": { "when": { "kind": "schedule", "at": ["60m"], "for": "30m" }, "whileDown": "failOpenAuto" } } }
            """);
        Assert.Equal([scenario.Policy.Table.Version], Versions(Story(scenario, 0)));
        Assert.Equal([scenario.Faults!.PolicyEngine!.Table!.Version], Versions(Story(scenario, 1)));

        static IEnumerable<string?> Versions(Story story) => story.Events.Where(each => each is { Outcome: not null, Rows: not null }).Select(each => each.Text);
    }

    private static string Reviewer(Scenario scenario, int index) => Catalogue.Create(scenario).Reviewers[index].Name;

    /// <summary>One person from nine to five; 30 minutes of work arrive.</summary>
    private static Scenario Day(string atShiftEnd, string at, params string[] set) => Lab.Over(
        $$"""
        { "run": { "horizon": "72h" },
          "pools": { "desk": { "roster": { "absence": "0%", "shifts": { "day": { "from": "09:00", "to": "17:00", "people": 1 } } },
            "handoff": { "atShiftEnd": "{{atShiftEnd}}", "overrunMaximum": "0s", "parkedRetention": "100%", "completeProbability": "100%", "dropProbability": "0%", "setUp": "2m" } } },
          "classes": { "item": { "arrivals": { "kind": "scripted", "at": ["{{at}}"] }, "review": "30m" } } }
        """,
        set);

    private static Scenario Ladder() => Lab.Over(
        """
        { "pools": { "absent": { "roster": { "absence": "0%", "shifts": { "day": { "from": "09:00", "to": "17:00", "people": 1 } } } } },
          "classes": { "item": { "review": "10m" } },
          "gates": { "approval": { "levels": ["single"], "factors": { "owner": { "pool": "absent", "escalation": { "up": { "after": "15m", "pool": "desk" } } } } } } }
        """);

    private static Scenario Leak(params string[] set) => Lab.Over(
        """
        { "classes": {
            "item": { "arrivals": { "kind": "scripted", "at": ["20h"] } },
            "containment": { "access": "write", "impact": "low", "wrong": "0%", "review": "12m", "execution": "0s", "session": "none" } },
          "attack": { "firstAttempt": "9m", "neverAttacked": "0%" },
          "incidents": { "leak": {
            "arrivals": { "kind": "scripted", "at": ["0s"] }, "containment": "containment", "remainingLife": "never",
            "detectionProbability": "100%", "detectionDelay": "0s", "propagation": "0s" } } }
        """,
        set);
}
