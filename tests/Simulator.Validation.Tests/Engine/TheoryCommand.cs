using System.Diagnostics;
using System.Globalization;

namespace Simulator.Validation.Tests;

/// <summary><c>./run.sh theory</c>: runs the cases outside the tests, with any seed.</summary>
internal static class TheoryCommand
{
    private const string Usage = """
        usage: run.sh theory [--seed N] [--seeds K] [--only TEXT] [--write] [--files FOLDER]
          --seed N         the seed; default 1, as in the tests
          --seeds K        K seeds from N on; prints the table of the first and the alarms of all
          --only TEXT      cases whose id contains the text
          --write          writes docs/validation.md
          --files FOLDER   writes the scenario files and simulates nothing
        exit code: 0 when everything agrees, 1 when something does not, 2 when the command line is not understood
        """;

    public static int Run(string[] args)
    {
        if (TheoryOptions.Parse(args) is not { } options)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        ValidationCase[] cases = [.. AllCases.List.Where(each => each.Id.Contains(options.Only, StringComparison.Ordinal))];
        if (options.Files is { } folder)
        {
            WriteFiles(folder, cases);
            return 0;
        }

        Dictionary<string, IReadOnlyList<CheckResult>> first = [];
        List<(ulong Seed, string Id, CheckResult Result)> all = [];
        for (ulong offset = 0; offset < options.Seeds; offset++)
        {
            foreach (var each in cases)
            {
                var clock = Stopwatch.StartNew();
                var results = CaseRunner.Run(each, options.Seed + offset);
                all.AddRange(results.Select(result => (options.Seed + offset, each.Id, result)));
                if (offset == 0)
                {
                    first[each.Id] = results;
                    Print(each, results, clock.Elapsed);
                }
            }

            Console.Error.WriteLine(FormattableString.Invariant($"seed {options.Seed + offset} done"));
        }

        Summarise(all);
        if (options.Write)
        {
            File.WriteAllText(ValidationDocument.Path, ValidationDocument.Write(options.Seed, each => first[each.Id]));
            Console.WriteLine("wrote " + ValidationDocument.Path);
        }

        return all.TrueForAll(entry => entry.Result.Agreement == Agreement.Agrees) ? 0 : 1;
    }

    private static void WriteFiles(string folder, IEnumerable<ValidationCase> cases)
    {
        Directory.CreateDirectory(folder);
        foreach (var each in cases)
        {
            File.WriteAllText(Path.Combine(folder, each.Id + ".json"), $"// {each.Title}\n{each.Scenario}\n");
        }
    }

    private static void Print(ValidationCase validation, IReadOnlyList<CheckResult> results, TimeSpan elapsed)
    {
        Console.WriteLine(FormattableString.Invariant($"{validation.Id}: {validation.Title} ({elapsed.TotalSeconds:F1} s)"));
        foreach (var result in results)
        {
            Console.WriteLine(
                $"  {result.Check.Quantity,-44} {Numbers.Text(result.Theory),10} {Numbers.Text(result.Simulated.Value),10}  {Numbers.Interval(result),-22} {Numbers.Z(result),5} {Numbers.Allowed(result),8}  {Numbers.Verdict(result.Agreement)}");
        }
    }

    private static void Summarise(List<(ulong Seed, string Id, CheckResult Result)> all)
    {
        CheckResult[] random = [.. all.Select(entry => entry.Result).Where(result => result.Check is Estimated)];
        var outside = random.Count(result => result.IsOutsideInterval);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{all.Count} checks; {outside} of {random.Length} intervals miss theory ({outside / (double)Math.Max(1, random.Length):P1}, 5 % expected); largest |z| {random.Select(result => Math.Abs(result.Z)).DefaultIfEmpty().Max():F2}, allowed over 64 replications {FalseAlarms.Limit(64):F2}"));
        var alarms = all.Where(entry => entry.Result.Agreement != Agreement.Agrees).ToList();
        Console.WriteLine(FormattableString.Invariant($"{alarms.Count} alarms"));
        foreach (var (seed, id, result) in alarms)
        {
            Console.WriteLine(FormattableString.Invariant(
                $"  seed {seed}, {id}, {result.Check.Quantity}: theory {Numbers.Text(result.Theory)}, simulated {Numbers.Text(result.Simulated.Value)}, z {Numbers.Z(result)}, {Numbers.Verdict(result.Agreement)}"));
        }
    }
}
