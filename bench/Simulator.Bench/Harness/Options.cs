namespace Simulator.Bench.Harness;

/// <summary>The command line.</summary>
/// <param name="Only">Run only the benchmark of this name; all when null.</param>
/// <param name="IsQuick">A smoke test: few short rounds.</param>
/// <param name="Output">Folder for the Markdown tables; null = print only.</param>
internal sealed record Options(string? Only, bool IsQuick, string? Output)
{
    public const string Usage = """
        usage: simulator-bench [--only NAME] [--quick] [--out FOLDER]
          --only NAME    run one benchmark
          --quick        few short rounds, to see that it works
          --out FOLDER   where the Markdown tables go; default: bench/results, for full runs only
        """;

    /// <summary>Reads the command line.</summary>
    /// <returns>The options, or null when they are not understood.</returns>
    public static Options? Parse(string[] args)
    {
        string? only = null, output = null;
        var quick = false;
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--quick":
                    quick = true;
                    break;
                case "--only" when i + 1 < args.Length:
                    only = args[++i];
                    break;
                case "--out" when i + 1 < args.Length:
                    output = args[++i];
                    break;
                default:
                    return null;
            }
        }

        if (only is not null && BenchmarkSuite.All.All(b => b.Name != only))
        {
            return null;
        }

        // A partial or hasty run must not replace the committed tables unasked.
        return new Options(only, quick, output ?? (quick || only is not null ? null : Path.Combine("bench", "results")));
    }
}
