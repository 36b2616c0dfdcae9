using Simulator.Results;
using Simulator.Time;

namespace Simulator.Results.Tests.Stories;

/// <summary>Stories made by hand, to the minute; the day is Monday, 2026-03-02, UTC.</summary>
internal static class SampleStories
{
    public static StorySet Set(params Story[] stories) => new()
    {
        Scenario = "sample",
        RunId = "0123456789abcdef",
        Seed = 18_446_744_073_709_551_615,
        Zone = "UTC",
        Choice = "the 2 longest waits for an approval",
        Stories = stories,
    };

    /// <summary>An instant of the day, or of a later one.</summary>
    public static Instant At(double minute) => new Instant(1_772_409_600_000_000) + Duration.FromMinutes(minute);

    /// <summary>Two people asked at once, a handoff, a wrong action that gets through and is rolled back two days later.</summary>
    public static Story Dual()
    {
        StorySpan[] spans =
        [
            new(StoryState.Policy, At(605), At(605.05), null, null, null),
            new(StoryState.OffDuty, At(605.05), At(635), null, "risk-desk", "dual-approval"),
            new(StoryState.Waiting, At(635), At(647), null, "risk-desk", "dual-approval"),
            new(StoryState.Review, At(647), At(657), "Ada Lovelace", "risk-desk", "dual-approval"),
            new(StoryState.Waiting, At(657), At(660), null, "risk-desk", "dual-approval"),
            new(StoryState.SetUp, At(660), At(662), "Björn Ångström", "risk-desk", "dual-approval"),
            new(StoryState.Review, At(662), At(669), "Björn Ångström", "risk-desk", "dual-approval"),
            new(StoryState.Issue, At(669), At(669.5), null, null, null),
            new(StoryState.Execution, At(669.5), At(672), null, null, null),
        ];
        return new Story
        {
            Replication = 3,
            Rank = new StoryRank(1, "time in gates", 63.95, "min"),
            Request = new StoryRequest
            {
                Id = "1004000000000007",
                Class = "refund_large",
                Service = "ledger-api",
                Title = "Refund 12.50 EUR for order 12345 in ledger-api",
                ByAssistant = true,
                RunOwner = "Mina Okafor",
                Confidence = 0.8399,
                IsWrong = true,
                IsContainment = false,
                Drafted = At(605),
                End = StoryEnd.Executed,
                Exposure = 8_640,
            },
            Spans = spans,
            Events =
            [
                new() { At = At(605), Kind = StoryEventKind.Drafted },
                new() { At = At(605), Kind = StoryEventKind.CredentialIssued, Credential = "session", Until = At(665) },
                new() { At = At(605.05), Kind = StoryEventKind.PolicyDecided, Outcome = "dual", Rows = [new("R6-flag", "a write that touches something flagged"), new("R7", "customers, money or safety")], Text = "risk_tiered" },
                new() { At = At(605.05), Kind = StoryEventKind.GateEntered, Gate = "dual-approval", Outcome = "dual", Until = At(845.05) },
                new() { At = At(605.05), Kind = StoryEventKind.Asked, Gate = "dual-approval", Role = "owner", Pool = "desk", Place = 0 },
                new() { At = At(605.05), Kind = StoryEventKind.Asked, Gate = "dual-approval", Role = "risk", Pool = "risk-desk", Place = 1 },
                new() { At = At(610), Kind = StoryEventKind.Taken, Person = "Chen Wei", Gate = "dual-approval", Role = "owner", Pool = "desk", Place = 0 },
                new() { At = At(612), Kind = StoryEventKind.Approved, Person = "Chen Wei", Gate = "dual-approval", Role = "owner", Pool = "desk", Place = 0 },
                new() { At = At(647), Kind = StoryEventKind.Taken, Person = "Ada Lovelace", Gate = "dual-approval", Role = "risk", Pool = "risk-desk", Place = 1 },
                new() { At = At(657), Kind = StoryEventKind.HandedBack, Person = "Ada Lovelace", Gate = "dual-approval", Role = "risk", Pool = "risk-desk", Place = 1 },
                new() { At = At(660), Kind = StoryEventKind.Taken, Person = "Björn Ångström", Gate = "dual-approval", Role = "risk", Pool = "risk-desk", Place = 1 },
                new() { At = At(665), Kind = StoryEventKind.CredentialExpired, Credential = "session" },
                new() { At = At(666), Kind = StoryEventKind.Other, Text = "break glass", Person = "Chen Wei" },
                new() { At = At(669), Kind = StoryEventKind.Approved, Person = "Björn Ångström", Gate = "dual-approval", Role = "risk", Pool = "risk-desk", Place = 1 },
                new() { At = At(669), Kind = StoryEventKind.Authorised, Outcome = "dual" },
                new() { At = At(669.5), Kind = StoryEventKind.CredentialIssued, Credential = "execution", Until = At(684.5) },
                new() { At = At(669.5), Kind = StoryEventKind.ExecutionStarted },
                new() { At = At(672), Kind = StoryEventKind.Executed },
                new() { At = At(672.5), Kind = StoryEventKind.CredentialRevoked, Credential = "execution" },
                new() { At = At(672.5), Kind = StoryEventKind.Closed },
                new() { At = At(672 + 2_880), Kind = StoryEventKind.RolledBack },
            ],
            Credentials = [new("session", At(605), At(665), "expired"), new("execution", At(669.5), At(672.5), "revoked")],
            Totals = StoryTotals.Of(spans),
            Leaks = [Leak()],
            Notes = ["A note."],
        };
    }

    /// <summary>The session of that request leaks; the attacker comes while it is alive.</summary>
    public static LeakStory Leak() => new()
    {
        Id = "00000000000000aa",
        Source = "session-log",
        Channel = "internal-log",
        Holder = "1004000000000007",
        Credential = "session",
        At = At(630),
        Published = At(640),
        FirstAttempt = At(661),
        AliveAtFirstAttempt = true,
        Success = At(661),
        Noticed = At(634),
        Containments = [new("00000000000000c1", At(636), true, StoryEnd.Executed), new("00000000000000c2", At(650), false, StoryEnd.Rejected)],
        Effective = null,
        Dead = At(665),
        End = LeakEnd.AttackerFirst,
        Margin = Duration.FromMinutes(-4),
        CompromisedScopeMinutes = 4,
    };

    /// <summary>A leak from outside that nobody noticed and nobody used.</summary>
    public static Story LeakAlone() => new()
    {
        Replication = 0,
        Rank = null,
        Request = null,
        Spans = [],
        Events = [],
        Credentials = [],
        Totals = StoryTotals.Of([]),
        Leaks =
        [
            Leak() with
            {
                Holder = null, Credential = null, Source = "public-leak", Channel = "default", Published = At(630), FirstAttempt = At(690), AliveAtFirstAttempt = false,
                Success = null, Noticed = null, Containments = [], End = LeakEnd.Expired, Margin = Duration.FromMinutes(25), CompromisedScopeMinutes = 0,
            },
        ],
        Notes = [],
    };

    /// <summary>The same story with a text in every place that a scenario's author can reach.</summary>
    public static Story With(string text)
    {
        var story = Dual();
        return story with
        {
            Request = story.Request! with { Class = text, Service = text, Title = text, RunOwner = text },
            Spans = [.. story.Spans.Select(span => span with { Holder = span.Holder is null ? null : text, Pool = span.Pool is null ? null : text, Gate = span.Gate is null ? null : text })],
            Events = [.. story.Events.Select(each => each with
            {
                Person = each.Person is null ? null : text, Gate = each.Gate is null ? null : text, Role = each.Role is null ? null : text, Pool = each.Pool is null ? null : text,
                Rows = each.Rows is null ? null : [new(text, text)], Text = each.Text is null ? null : text,
            })],
            Leaks = [.. story.Leaks.Select(leak => leak with { Source = text, Channel = text })],
            Notes = [text],
        };
    }
}
