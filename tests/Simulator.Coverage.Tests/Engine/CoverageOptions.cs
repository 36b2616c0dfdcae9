using System.Globalization;

namespace Simulator.Coverage.Tests;

/// <summary>The command line of <see cref="IntervalsCommand"/>.</summary>
/// <param name="Experiments">Experiments of each study.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Write">Whether the document is written.</param>
internal sealed record CoverageOptions(int Experiments, ulong Seed, bool Write)
{
    /// <summary>Experiments and seed of the document.</summary>
    public static CoverageOptions Standard { get; } = new(1_000, 1, false);

    /// <returns>The options, or null when they are not understood.</returns>
    public static CoverageOptions? Parse(string[] args)
    {
        var options = Standard;
        for (var index = 0; index < args.Length; index++)
        {
            var next = index + 1 < args.Length ? Number(args[index + 1]) : null;
            switch (args[index])
            {
                case "--write":
                    options = options with { Write = true };
                    break;
                case "--seed" when next is { } seed:
                    options = options with { Seed = seed };
                    index++;
                    break;
                case "--experiments" when next is >= 10 and <= 100_000:
                    options = options with { Experiments = (int)next.Value };
                    index++;
                    break;
                default:
                    return null;
            }
        }

        return options;
    }

    private static ulong? Number(string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
