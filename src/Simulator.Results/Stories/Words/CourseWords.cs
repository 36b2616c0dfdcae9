using System.Globalization;
using Simulator.Time;

namespace Simulator.Results;

/// <summary>The sentences about the course of one request: policy, gates, people, execution and what came of it.</summary>
internal sealed class CourseWords(Story story, StoryClock clock)
{
    private readonly Dictionary<int, Instant> waitingSince = [];
    private readonly Dictionary<int, Instant> workingSince = [];
    private readonly Dictionary<int, Duration> worked = [];
    private Instant asked;
    private Instant? inGates;

    /// <summary>What came of a wrong action, long after: told last.</summary>
    public IEnumerable<string> Consequences() => story.Events.Select(each => each.Kind switch
    {
        StoryEventKind.RolledBack => $"{clock.At(each.At)} the mistake was found and rolled back; {InForce(each.At)}.",
        StoryEventKind.NeverRolledBack => $"Nobody undid it in the time that is counted; {InForce(each.At)}.",
        _ => null,
    }).OfType<string>();

    public IEnumerable<string> Tell()
    {
        asked = story.Request!.Drafted;
        for (var index = 0; index < story.Events.Count; index++)
        {
            if (Sentence(index) is { } sentence)
            {
                yield return sentence;
            }
        }
    }

    private string? Sentence(int index)
    {
        var each = story.Events[index];
        var place = each.Place ?? 0;
        var who = each.Person ?? "somebody";
        switch (each.Kind)
        {
            case StoryEventKind.PolicyDecided:
                return Policy(each);
            case StoryEventKind.GateEntered:
                inGates ??= each.At;
                return Gate(index);
            case StoryEventKind.Asked:
                return Asked(index);
            case StoryEventKind.Taken:
                return Taken(each, place, who);
            case StoryEventKind.Resumed:
                workingSince[place] = each.At;
                return $"{clock.At(each.At)} {who} went on with it.";
            case StoryEventKind.Parked:
                Stop(place, each.At);
                return $"{clock.At(each.At)} the duty of {who} ended; the review was parked after {StoryClock.Length(worked[place])}.";
            case StoryEventKind.HandedBack:
                Stop(place, each.At);
                waitingSince[place] = each.At;
                return $"{clock.At(each.At)} {who} gave it back undecided{Why(each)}, after {StoryClock.Length(worked[place])}.";
            case StoryEventKind.Escalated when each.Person is not null:
                Stop(place, each.At);
                waitingSince[place] = each.At;
                return $"{clock.At(each.At)} {who} passed it up to {each.Pool ?? "other people"}{Why(each)}, after {StoryClock.Length(worked[place])}.";
            case StoryEventKind.Escalated:
                waitingSince[place] = each.At;
                return $"{clock.At(each.At)} nobody had taken it{As(each)}, and it went up to {each.Pool ?? "other people"}.";
            case StoryEventKind.Approved or StoryEventKind.Rejected:
                Stop(place, each.At);
                return $"{clock.At(each.At)} {who} {(each.Kind == StoryEventKind.Approved ? "approved" : "rejected")} it{Why(each)}, after {StoryClock.Length(worked[place])} of review.";
            default:
                return Outcome(each);
        }
    }

    /// <summary>What a person gave as the reason.</summary>
    private static string Why(StoryEvent each) => each.Text is { } reason ? $" ({reason})" : string.Empty;

    private string? Outcome(StoryEvent each)
    {
        switch (each.Kind)
        {
            case StoryEventKind.Expired:
                return each.Gate is null
                    ? $"{clock.At(each.At)} it expired: too many approvals had lapsed."
                    : $"{clock.At(each.At)} the time of the gate '{each.Gate}' was up {Missing(each)}: it expired{InGates(each.At)}.";
            case StoryEventKind.Withdrawn:
                return $"{clock.At(each.At)} the requester gave up, and it was withdrawn{InGates(each.At)}.";
            case StoryEventKind.TurnedAway:
                return $"{clock.At(each.At)} too many were waiting, and it was turned away.";
            case StoryEventKind.ApprovedBySilence:
                return $"{clock.At(each.At)} the time of the gate '{each.Gate}' was up; silence counted as consent.";
            case StoryEventKind.Authorised:
                return inGates is null ? null : $"With that it was authorised{InGates(each.At)}.";
            case StoryEventKind.ApprovalLapsed:
                asked = each.At;
                return $"{clock.At(each.At)} the approval was too old for a credential to be issued, and the policy was asked again.";
            case StoryEventKind.ExecutionStarted:
                return StoryEnds(each.At) ? null : $"{clock.At(each.At)} its execution began.";
            case StoryEventKind.Executed:
                return $"{clock.At(each.At)} it was executed.";
            case StoryEventKind.DigestMismatch:
                return $"{clock.At(each.At)} what was to be executed was not what had been approved, and it was refused.";
            case StoryEventKind.Other:
                return OtherWords.Of(each) is { } words ? $"{clock.At(each.At)} {words}." : null;
            default:
                return null; // told elsewhere: the draft at the beginning, credentials and consequences at the end, a refusal with the policy's answer
        }
    }

    private string Policy(StoryEvent each)
    {
        var took = each.At > asked ? $", after {StoryClock.Length(each.At - asked)}," : string.Empty;
        var decided = each.Outcome switch
        {
            "auto" => "let it run without asking anybody",
            "single" or "dual" => $"asked for people's approval, at the level '{each.Outcome}'",
            "deny" when each.Rows is not { Count: > 0 } => "refused it, because no row allowed it",
            "deny" => "refused it",
            _ => $"decided '{each.Outcome}'",
        };
        return $"{clock.At(each.At)}{took} the policy {decided}{Rows(each.Rows)}.";
    }

    private static string Rows(IReadOnlyList<StoryRow>? rows) => rows switch
    {
        null or { Count: 0 } => string.Empty,
        { Count: 1 } => $" (row {rows[0].Id}: {rows[0].Reason})",
        _ => $" (rows {string.Join("; ", rows.Select(row => $"{row.Id}: {row.Reason}"))})",
    };

    private string Gate(int index)
    {
        var each = story.Events[index];
        var limit = each.Until is { } until ? $" It stays open for {StoryClock.Length(until - each.At)} at most." : string.Empty;
        return $"The gate '{each.Gate ?? "without a name"}' asked {People(index + 1)}.{limit}";
    }

    /// <summary>Whoever is asked when the gate opens is told with the gate; whoever is asked later has a sentence of their own.</summary>
    private string? Asked(int index)
    {
        var each = story.Events[index];
        waitingSince[each.Place ?? 0] = each.At;
        var previous = story.Events[index - 1].Kind;
        return previous is StoryEventKind.GateEntered or StoryEventKind.Asked ? null : $"Then {People(index)} was asked.";
    }

    private string People(int index)
    {
        var people = story.Events.Skip(index).TakeWhile(each => each.Kind == StoryEventKind.Asked)
            .Select(each => $"the pool {each.Pool ?? "without a name"} as {each.Role ?? "approver"}").ToArray();
        return people.Length > 0 ? StateWords.List(people) : "nobody";
    }

    private string Taken(StoryEvent each, int place, string who)
    {
        workingSince[place] = each.At;
        worked[place] = Duration.Zero;
        var since = waitingSince.GetValueOrDefault(place, each.At);
        var parts = IsTold(each, since) ? StateWords.Parts(story.Spans, since, each.At) : [];
        var why = since == each.At ? "at once"
            : parts.Count == 0 ? $"after {StoryClock.Length(each.At - since)}"
            : parts.Count == 1 ? $"after {StateWords.Sums(parts)}"
            : $"after {StoryClock.Length(each.At - since)}: {StateWords.Sums(parts)}";
        return $"{clock.At(each.At)} {who} took it{As(each)}, {why}.";
    }

    /// <summary>
    /// Whether the spans of a wait tell of this task: of several people asked at the same time they follow one. Whether anybody of the same
    /// pool was on duty holds for both all the same.
    /// </summary>
    private bool IsTold(StoryEvent taken, Instant since)
    {
        var isAlone = story.Events.All(each => each.Gate != taken.Gate || each.Place is null || each.Place == taken.Place);
        return story.Spans.Where(span => span.From < taken.At && span.To > since).All(span => isAlone
            || (span.Pool == taken.Pool && span.State is (StoryState.Waiting or StoryState.OffDuty)));
    }

    private string As(StoryEvent each) =>
        story.Events.Select(other => other.Role).OfType<string>().Distinct(StringComparer.Ordinal).Count() > 1 && each.Role is { } role ? $" as {role}" : string.Empty;

    private void Stop(int place, Instant at)
    {
        worked[place] = worked.GetValueOrDefault(place) + (workingSince.TryGetValue(place, out var since) ? at - since : Duration.Zero);
        workingSince.Remove(place);
    }

    private string InGates(Instant at) => inGates is { } since && at > since ? $", {StoryClock.Length(at - since)} after people were first asked" : string.Empty;

    private string Missing(StoryEvent expiry) => story.Events.Any(each => each.Kind == StoryEventKind.Approved && each.Gate == expiry.Gate && each.At <= expiry.At)
        ? "before the last approval"
        : "and nobody had decided";

    private string InForce(Instant until)
    {
        var executed = story.Events.First(each => each.Kind == StoryEventKind.Executed).At;
        var exposure = HumanText.Number(story.Request!.Exposure);
        return string.Create(CultureInfo.InvariantCulture, $"it had been in force for {StoryClock.Length(until - executed)} (exposure {exposure} severity-minutes)");
    }

    private bool StoryEnds(Instant at) => story.Events.Any(each => each.At == at && each.Kind is StoryEventKind.Executed or StoryEventKind.DigestMismatch);
}
