namespace Simulator.Coverage.Tests;

/// <summary><c>./run.sh intervals</c>: measures every interval and every verdict on models with known answers.</summary>
internal static class IntervalsCommand
{
    private const string Usage = """
        usage: run.sh intervals [--experiments N] [--seed N] [--write]
          --experiments N  experiments of each study, 10 to 100000; default 1000, under three minutes on one core
          --seed N         the seed; default 1
          --write          writes docs/intervals.md
        exit code: 0 when every method does what it is expected to do, 99 when one does not, 2 when the command line is not understood
        """;

    public static int Run(string[] args)
    {
        if (CoverageOptions.Parse(args) is not { } options)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        var studies = AllStudies.Make();
        for (var number = 0; number < studies.Count; number++)
        {
            Measure(studies[number], number, options.Experiments, options.Seed);
        }

        Row[] rows = [.. studies.SelectMany(study => study.Rows)];
        Console.WriteLine(IntervalsDocument.Write(options, rows));
        if (options.Write)
        {
            File.WriteAllText(IntervalsDocument.Path, IntervalsDocument.Write(options, rows));
            Console.WriteLine("wrote " + IntervalsDocument.Path);
        }

        var broken = rows.Count(row => !row.IsKept(Risk.OfEach(rows.Length)));
        Console.WriteLine(FormattableString.Invariant($"{rows.Length} measured, {broken} outside tolerance"));
        return broken == 0 ? 0 : 99;
    }

    public static void Measure(Study study, int number, int experiments, ulong seed)
    {
        for (var experiment = 0; experiment < experiments * study.Factor; experiment++)
        {
            study.Experiment(new Arms(seed, number, experiment));
        }
    }
}

/// <summary>How a false alarm of the table itself is kept rare.</summary>
internal static class Risk
{
    /// <summary>Probability that any line is called outside tolerance although every method does what is expected.</summary>
    public const double OfAny = 0.01;

    /// <summary>The same for one line (Bonferroni).</summary>
    public static double OfEach(int rows) => OfAny / rows;
}
