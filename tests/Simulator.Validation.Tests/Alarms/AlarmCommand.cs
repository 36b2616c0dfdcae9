using System.Globalization;
using Simulator.Statistics;
using Simulator.TestSupport;

namespace Simulator.Validation.Tests;

/// <summary><c>./run.sh alarms</c>: how often <c>compare</c> cries wolf on the real simulator, and how often it catches what is worse.</summary>
internal static class AlarmCommand
{
    /// <summary>The word after which the rest of the command line belongs to this command.</summary>
    public const string Word = "alarms";

    private const string Usage = """
        usage: run.sh alarms [--experiments N] [--seed N] [--threads N] [--write]
          --experiments N  experiments of each study, 20 to 100000; default 1000
          --seed N         the first seed; default 1
          --threads N      threads; default: all processors. The result does not depend on it
          --write          writes docs/alarms.md
        exit code: 0 when both promises are kept, 1 when one is not, 2 when the command line is not understood
        """;

    private const double MostFalse = 0.01;
    private const double LeastCaught = 0.95;
    private const int CalibrationReplications = 600;

    public static int Run(string[] args)
    {
        if (Parse(args) is not var (experiments, seed, threads, write))
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        Console.Error.WriteLine("how often nothing but the seed changed and a regression was called ...");
        var falseAlarms = AlarmStudy.FalseAlarms(experiments, seed, threads);
        Console.Error.WriteLine("which desk is slower by as much as promised ...");
        var (workload, change) = AlarmStudy.Calibrate(CalibrationReplications, seed, threads);
        Console.Error.WriteLine("how often that is caught ...");
        var caught = AlarmStudy.Caught(experiments, seed, threads, workload);
        var lines = Lines(experiments, seed, falseAlarms, caught, workload, change);
        foreach (var line in lines)
        {
            Console.WriteLine(line);
        }

        if (write)
        {
            var path = Path.Combine(Lab.RepositoryRoot, "docs", "alarms.md");
            File.WriteAllText(path, Document(lines));
            Console.WriteLine("wrote " + path);
        }

        return falseAlarms <= MostFalse * experiments && caught >= LeastCaught * experiments ? 0 : 1;
    }

    private static string[] Lines(int experiments, ulong seed, int falseAlarms, int caught, double workload, double change) =>
    [
        "| promise | experiments | measured | 95 % interval | kept |",
        "|---|---:|---:|---|---|",
        Row("unchanged scenario, other seeds: a false alarm on any metric in at most 1 % of comparisons", experiments, falseAlarms, falseAlarms <= MostFalse * experiments),
        Row(
            string.Create(CultureInfo.InvariantCulture, $"paired seeds, review times × {workload:0.000} (95th percentile of the approval latency {change:+0.0%}): caught in at least 95 %"),
            experiments, caught, caught >= LeastCaught * experiments),
        string.Empty,
        string.Create(CultureInfo.InvariantCulture, $"{AlarmStudy.Replications} replications a run, first seed {seed}, level 1 % over all metrics (Holm), margin 5 %."),
    ];

    private static string Row(string promise, int experiments, int count, bool isKept)
    {
        var interval = ProportionInterval.ClopperPearson(count, experiments);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {promise} | {experiments} | {(double)count / experiments:0.0%} | {interval.Low:0.0%} to {interval.High:0.0%} | {(isKept ? "yes" : "NO")} |");
    }

    private static string Document(string[] lines) => $"""
        # Alarms: how far a red build can be trusted

        Written by `./run.sh alarms --write`. Each experiment simulates two runs of one busy day of the baseline's desk and compares them as `compare`
        does with its defaults, all metrics at once. In the first study nothing differs but the seed, so every regression called is a
        false alarm. In the second the reviewers are slower by as much as makes the 95th percentile of the approval latency 24 % worse,
        on the same seeds, and it counts whether that metric is called a regression.

        {string.Join('\n', lines)}

        """;

    private static (int Experiments, ulong Seed, int Threads, bool Write)? Parse(string[] args)
    {
        var (experiments, seed, threads, write) = (1000, 1UL, Environment.ProcessorCount, false);
        for (var index = 0; index < args.Length; index++)
        {
            var next = index + 1 < args.Length && ulong.TryParse(args[index + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (ulong?)null;
            switch (args[index], next)
            {
                case ("--write", _):
                    write = true;
                    continue;
                case ("--experiments", >= 20 and <= 100_000):
                    experiments = (int)next.Value;
                    break;
                case ("--seed", <= int.MaxValue):
                    seed = next.Value;
                    break;
                case ("--threads", >= 1 and <= 1024):
                    threads = (int)next.Value;
                    break;
                default:
                    return null;
            }

            index++;
        }

        return (experiments, seed, threads, write);
    }
}
