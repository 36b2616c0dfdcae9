namespace Simulator.Results;

/// <summary>Stories of one run, as a file holds them and a page or a terminal tells them.</summary>
public sealed record StorySet
{
    /// <summary>Name of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>Id of the run; empty when the stories were told without one.</summary>
    public required string RunId { get; init; }

    /// <summary>Master seed of the run.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The zone in which clock times are told, an IANA name; instants are stored in UTC all the same.</summary>
    public required string Zone { get; init; }

    /// <summary>Why these stories and no others, in words, such as "the 3 longest waits for an approval".</summary>
    public required string Choice { get; init; }

    /// <summary>The stories, the most remarkable first.</summary>
    public required IReadOnlyList<Story> Stories { get; init; }
}
