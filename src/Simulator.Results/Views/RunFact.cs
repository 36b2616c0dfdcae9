using System.Globalization;

namespace Simulator.Results;

/// <summary>The identity of a run as label and words, in reading order; every renderer shows the same.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">The words.</param>
/// <param name="IsCode">Whether the words are an identifier to copy rather than to read.</param>
public sealed record RunFact(string Label, string Value, bool IsCode)
{
    private const int ShortDigest = 12;

    /// <summary>What a reader needs to trust and repeat a run.</summary>
    public static IReadOnlyList<RunFact> Of(RunIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return
        [
            new("Scenario", identity.Scenario, true),
            new("Scenario digest", identity.ScenarioDigest, true),
            new("Run id", identity.RunId, true),
            .. identity.IsLive ? [] : new[] { new RunFact("Trail digest", identity.TrailDigest, true) },
            new("Seed", identity.Seed.ToString(CultureInfo.InvariantCulture), true),
            new(identity.IsLive ? "Slices of the counted time" : "Replications", HumanText.Count(identity.Replications), false),
            new(identity.IsLive ? "Started" : "Simulated start", identity.Start, false),
            new("Observed time", HumanText.Duration(identity.HorizonMinutes), false),
            new("Uncounted beginning", HumanText.Duration(identity.WarmUpMinutes), false),
            new(identity.IsLive ? "Calls made" : "Events simulated", HumanText.Count(identity.Events), false),
            new("Program", identity.ProgramVersion, false),
            new("Platform", identity.Platform, false),
        ];
    }

    /// <summary>The first digits of a digest, enough to tell two runs apart by eye.</summary>
    public static string Short(string digest)
    {
        ArgumentNullException.ThrowIfNull(digest);
        return digest.Length <= ShortDigest ? digest : digest[..ShortDigest];
    }
}
