using System.Globalization;

namespace Simulator.Validation.Tests;

/// <summary>The command line of <see cref="TheoryCommand"/>.</summary>
/// <param name="Seed">The first seed.</param>
/// <param name="Seeds">How many seeds.</param>
/// <param name="Only">Text that the ids of cases must contain.</param>
/// <param name="Write">Whether the document is written.</param>
/// <param name="Files">Where the scenario files go; null for nowhere.</param>
internal sealed record TheoryOptions(ulong Seed, ulong Seeds, string Only, bool Write, string? Files)
{
    /// <summary>The seed of the tests and of the document.</summary>
    public const ulong StandardSeed = 1;

    /// <returns>The options, or null when they are not understood.</returns>
    public static TheoryOptions? Parse(string[] args)
    {
        var options = new TheoryOptions(StandardSeed, 1, "", false, null);
        for (var index = 0; index < args.Length; index++)
        {
            var hasNext = index + 1 < args.Length;
            switch (args[index])
            {
                case "--write":
                    options = options with { Write = true };
                    break;
                case "--seed" when hasNext && Number(args[index + 1]) is { } seed:
                    options = options with { Seed = seed };
                    index++;
                    break;
                case "--seeds" when hasNext && Number(args[index + 1]) is { } seeds and > 0:
                    options = options with { Seeds = seeds };
                    index++;
                    break;
                case "--only" when hasNext:
                    options = options with { Only = args[++index] };
                    break;
                case "--files" when hasNext:
                    options = options with { Files = args[++index] };
                    break;
                default:
                    return null;
            }
        }

        return options is { Write: true, Only.Length: > 0 } ? null : options; // a part is no document
    }

    private static ulong? Number(string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
