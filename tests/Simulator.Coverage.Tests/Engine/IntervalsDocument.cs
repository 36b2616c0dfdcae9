using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Simulator.Coverage.Tests;

/// <summary>Writes <c>docs/intervals.md</c>.</summary>
internal static partial class IntervalsDocument
{
    public static string Path => System.IO.Path.Combine(Root(AppContext.BaseDirectory), "docs", "intervals.md");

    /// <summary>The whole document; rows without experiments show no numbers.</summary>
    public static string Write(CoverageOptions options, IReadOnlyList<Row> rows)
    {
        var text = new StringBuilder();
        Introduce(text, options, rows.Count);
        foreach (var section in rows.GroupBy(row => row.Section))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {section.Key}\n\n");
            text.Append("| method | model | n | what | nominal | expected | measured | allowed | ok |\n|---|---|---:|---|---:|---:|---:|---:|---|\n");
            foreach (var row in section)
            {
                text.Append(Line(row, Risk.OfEach(rows.Count))).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>The document without what depends on chance, on the seed and on the number of experiments.</summary>
    public static string Mask(string document) => Chance().Replace(Measured().Replace(document.ReplaceLineEndings("\n"), "$1 … | … | … |"), "…");

    private static void Introduce(StringBuilder text, CoverageOptions options, int rows) => text.Append(CultureInfo.InvariantCulture, $"""
        # Intervals and verdicts, measured

        Every interval and every verdict of `Simulator.Statistics` on models whose answer is known. `./run.sh intervals` prints these tables,
        `--write` writes this document, `--experiments N` and `--seed N` take other numbers. This one: {options.Experiments} experiments a study, seed {options.Seed}.

        **How to read it.** *n* is the number of replications of each run. *Nominal* is what the method states: a coverage of at least that, an
        error of at most that. *Expected* differs where a method is known to do worse than it states (few replications, heavy tails); it is the value
        measured beforehand with other seeds. *Measured* is this run; *allowed* is how far chance may carry it from the expected value. A line fails when it is
        outside, exit code 99. All {rows} lines together fail by chance with probability {Risk.OfAny:0 %} at most (exact binomial, Bonferroni). Doing better
        than stated never fails.

        **What follows from it.**

        - A regression is claimed falsely about as often as stated, in 1 % of comparisons (1.5 % at worst), also with heavy tails and 30 replications; with the default margin of 5 % and an
          unchanged model more rarely than that.
        - "No worse" and the upper end of a difference are the weak spot where runs really differ and their values are skewed to the right (a heavily loaded queue, means of rare
          large values): the rare replications that make the difference may be missing among the first 30 or 64, and then the spread looks small as well. Quantile comparisons below 128
          replications are labelled approximate.
        - Student's t lets "at most" pass too often for skew values; limits are judged with Hall's transform from 64 replications on, which mends that.
        - The interval of a pooled quantile covers a few percentage points less than stated below 60 replications.

        **Models.** *normal*, *exponential* (gamma of shape 1), *gamma 1/4*: replication values. *two-level*: items share their replication's speed (0.75 or 1.25) and
        there are half or one and a half times as many of them. *autoregressive*: lognormal items, the logarithms correlated with 0.95 from one to the next. *queue*:
        times in system of 300 successive customers of a single server at utilisation 0.8, started in its stationary state. *crises*: one
        replication in eight is ten times as slow. *compound*: a Poisson number of bursts with a geometric number of events each. A *paired*
        candidate has the same random numbers with other parameters; an *independent* one has its own.

        """);

    private static string Line(Row row, double risk)
    {
        var stated = string.Create(CultureInfo.InvariantCulture,
            $"| {row.Method} | {row.Model} | {row.Replications} | {row.Quantity} | {Share(row.Promise, row.Nominal)} | {Share(row.Promise, row.Expected)} |");
        return double.IsNaN(row.Measured)
            ? $"{stated} … | … | … |"
            : string.Create(CultureInfo.InvariantCulture,
                $"{stated} {row.Measured * 100:0.00} % | {Share(row.Promise, row.Allowed(risk))} | {(row.IsKept(risk) ? "yes" : "NO")} |");
    }

    private static string Share(Promise promise, double share) =>
        string.Create(CultureInfo.InvariantCulture, $"{(promise == Promise.AtMost ? "≤" : "≥")} {share * 100:0.0##} %");

    private static string Root(string folder) => File.Exists(System.IO.Path.Combine(folder, "Simulator.sln"))
        ? folder
        : Root(System.IO.Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("This runs outside the repository."));

    /// <summary>A line of a table up to its expected value, and the three cells after it.</summary>
    [GeneratedRegex(@"^(\|(?:[^|\n]*\|){6})[^|\n]*\|[^|\n]*\| (?:yes|NO|…) \|$", RegexOptions.Multiline)]
    private static partial Regex Measured();

    [GeneratedRegex(@"This one: [^\n]*")]
    private static partial Regex Chance();
}
