namespace Simulator.LoadDriver;

/// <summary>What a mapping may insert into paths, headers and bodies.</summary>
internal enum Placeholder
{
    Run,
    Node,
    Class,
    Service,
    Digest,
    Confidence,
    RunOwner,
    Reversible,
    Flags,
    Impact,
    Access,
    Origin,
    Id,
    Token,
    Pool,
    Limit,
    Task,
    Reviewer,
    Person,
    Verdict,
    Reason,
    ReasonCode,
}

/// <summary>Names of placeholders and where each means something.</summary>
internal static class Placeholders
{
    public static readonly IReadOnlyList<Placeholder> OfRequest =
    [
        Placeholder.Run, Placeholder.Node, Placeholder.Class, Placeholder.Service, Placeholder.Digest, Placeholder.Confidence,
        Placeholder.RunOwner, Placeholder.Reversible, Placeholder.Flags, Placeholder.Impact, Placeholder.Access, Placeholder.Origin, Placeholder.Token,
    ];

    public static readonly IReadOnlyList<Placeholder> OfKnownRequest = [.. OfRequest, Placeholder.Id];

    public static readonly IReadOnlyList<Placeholder> OfPool =
        [Placeholder.Run, Placeholder.Pool, Placeholder.Limit, Placeholder.Token, Placeholder.Reviewer, Placeholder.Person];

    public static readonly IReadOnlyList<Placeholder> OfTask =
        [.. OfKnownRequest, Placeholder.Task, Placeholder.Pool, Placeholder.Reviewer, Placeholder.Person];

    public static readonly IReadOnlyList<Placeholder> OfDecision = [.. OfTask, Placeholder.Verdict, Placeholder.Reason, Placeholder.ReasonCode];

    public static readonly IReadOnlyList<Placeholder> OfRun = [Placeholder.Run, Placeholder.Token];

    /// <summary>The name in braces: camel case.</summary>
    public static string NameOf(Placeholder placeholder)
    {
        var name = placeholder.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    public static Placeholder? Find(string name)
    {
        foreach (var placeholder in Enum.GetValues<Placeholder>())
        {
            if (NameOf(placeholder) == name)
            {
                return placeholder;
            }
        }

        return null;
    }
}
