namespace Simulator.Bench.Harness;

/// <summary>The command line.</summary>
/// <param name="Only">Run only the benchmark of this name, or those of this group, which share a table; all when null.</param>
/// <param name="IsQuick">A smoke test: few short rounds.</param>
/// <param name="Output">Folder for the Markdown tables; null = print only.</param>
internal sealed record Options(string? Only, bool IsQuick, string? Output)
{
    public const string Usage = """
        usage: simulator-bench [--only NAME] [--quick] [--out FOLDER]
          --only NAME    run one benchmark, or one group of them
          --quick        few short rounds, to see that it works
          --out FOLDER   where the Markdown tables go; default: bench/results, for full runs only
        """;

    /// <summary>Whether a benchmark is to be run.</summary>
    public bool Selects(IBenchmark benchmark) => Only is null || Only == benchmark.Name || Only == benchmark.Report;

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

        // A partial or hasty run must not replace the committed tables unasked.
        var options = new Options(only, quick, output ?? (quick || only is not null ? null : Path.Combine("bench", "results")));
        return BenchmarkSuite.All.Any(options.Selects) ? options : null;
    }
}
