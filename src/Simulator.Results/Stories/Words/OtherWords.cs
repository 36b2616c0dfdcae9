namespace Simulator.Results;

/// <summary>Words for facts that are told by their name: each a clause that follows "At 10:05"; a fact of a newer program is named plainly.</summary>
internal static class OtherWords
{
    /// <summary>The clause; null for what stories leave out.</summary>
    public static string? Of(StoryEvent each)
    {
        var who = each.Person ?? "somebody";
        return each.Text switch
        {
            "information requested" => $"{who} asked for information, and nothing was decided",
            "information received" => "the information was there, and it waited to be looked at again",
            "objected" => $"{who} objected; the gate wants another rejection before it ends",
            "factor lapsed" => "an approval was too old when the last one came, and its place was asked again",
            "approval carried" => "an approval given at a lower level counted here as well",
            "rechecked" => "the policy was asked again before the execution",
            "overridden" => $"{who} broke the glass: it went ahead without the end of its gate",
            "override reviewed" => $"{who} looked at the override afterwards",
            "order advised" => null, // the order of a queue, not of this request
            _ => $"the trail notes \"{each.Text ?? "something"}\"{(each.Person is null ? string.Empty : " by " + each.Person)}",
        };
    }
}
