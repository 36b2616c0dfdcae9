using Simulator.Time;

namespace Simulator.Results;

/// <summary>The sentences about one leak: the race between the end of the secret and the attacker.</summary>
internal static class LeakWords
{
    public static string Tell(LeakStory leak, Story story, StoryClock clock)
    {
        var what = leak.Credential is null ? $"a secret ({StateWords.Words(leak.Source)})"
            : leak.Holder == story.Request?.Id ? $"its {leak.Credential} credential"
            : $"the {leak.Credential} credential of request {leak.Holder}";
        var sentences = new List<string> { $"{clock.At(leak.At)} {what} leaked through the channel '{leak.Channel}'." };
        if (leak.End == LeakEnd.Harmless)
        {
            sentences.Add("It was dead already, and the leak harmed nobody.");
            return string.Join(' ', sentences);
        }

        // In order of time, and told in that order too: a date is named where it changes.
        var told = new List<(Instant At, Func<string> Tell)>();
        if (leak.Published > leak.At)
        {
            told.Add((leak.Published, () => $"It became public {clock.InSentence(leak.Published)}."));
        }

        told.AddRange(Answer(leak, story, clock));
        told.Add((leak.FirstAttempt ?? Instant.MaxValue, () => Attempt(leak, clock)));
        told.Add((leak.Dead ?? Instant.MaxValue, () => Death(leak, clock)));
        sentences.AddRange(told.OrderBy(each => each.At).Select(each => each.Tell())); // a stable sort
        return string.Join(' ', sentences);
    }

    private static IEnumerable<(Instant At, Func<string> Tell)> Answer(LeakStory leak, Story story, StoryClock clock)
    {
        if (leak.Noticed is not { } noticed)
        {
            yield return (leak.At, () => "Nobody raised a containment.");
            yield break;
        }

        yield return (noticed, () => noticed == leak.At ? "It was noticed at once." : $"It was noticed {clock.InSentence(noticed)}, after {StoryClock.Length(noticed - leak.At)}.");
        foreach (var containment in leak.Containments)
        {
            var which = containment.Id == story.Request?.Id ? "this request" : $"request {containment.Id}";
            var end = containment.WasWrong ? "was executed, but it was wrong and changed something else" : StateWords.Of(containment.End);
            yield return (containment.Raised, () => $"{clock.At(containment.Raised)} containment was raised ({which}); it {end}.");
        }
    }

    private static string Death(LeakStory leak, StoryClock clock) => leak.Dead is not { } dead
        ? "The secret outlived the time that is counted."
        : leak.Effective == dead ? $"{clock.At(dead)} the containment was effective everywhere, {StoryClock.Length(dead - leak.At)} after the leak."
        : leak.End == LeakEnd.RevokedOnCompletion ? $"{clock.At(dead)} the secret was revoked, because the work was done that it was for."
        : leak.End == LeakEnd.Contained ? $"{clock.At(dead)} the secret was dead: another containment had killed it."
        : leak.End == LeakEnd.Expired ? $"{clock.At(dead)} the secret's life was over."
        : $"{clock.At(dead)} the secret was dead.";

    private static string Attempt(LeakStory leak, StoryClock clock)
    {
        if (leak.FirstAttempt is not { } first)
        {
            return "Nobody ever tried it.";
        }

        var tried = $"{clock.At(first)} the attacker tried it for the first time, {StoryClock.Length(first - leak.Published)} after it became public: the secret was {(leak.AliveAtFirstAttempt == true ? "alive" : "dead")}";
        var margin = leak.Margin is not { } length || length == Duration.Zero ? string.Empty
            : length > Duration.Zero ? $", by a margin of {StoryClock.Length(length)}"
            : $", for another {StoryClock.Length(Duration.Zero - length)}";
        var success = leak.Success is not { } at ? leak.AliveAtFirstAttempt == true ? " The attempt failed." : string.Empty
            : (at == first ? " The attacker got in" : $" The attacker got in {clock.InSentence(at)}")
                + $" and held {HumanText.Number(leak.CompromisedScopeMinutes)} scope-minutes.";
        return $"{tried}{margin}.{success}";
    }
}
