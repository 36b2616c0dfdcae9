using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Simulator.TestSupport;

namespace Simulator.Validation.Tests;

/// <summary>Writes <c>docs/validation.md</c>.</summary>
internal static partial class ValidationDocument
{
    /// <summary>Stands for every simulated digit when only cases and theory are compared.</summary>
    private const string Masked = "…";

    private const string HandCaseTitle = "\n## Hand cases";

    public static string Path => System.IO.Path.Combine(Lab.RepositoryRoot, "docs", "validation.md");

    /// <summary>The whole document.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="resultOf">The results of a case; null for a document without simulated numbers.</param>
    public static string Write(ulong seed, Func<ValidationCase, IReadOnlyList<CheckResult>>? resultOf)
    {
        var text = new StringBuilder();
        Introduce(text, seed);
        text.Append("\n## Cases\n\n| case | quantity | theory | simulated | 95 % interval | z | allowed | verdict |\n|---|---|---:|---:|---:|---:|---:|---|\n");
        foreach (var validation in AllCases.List)
        {
            var results = resultOf?.Invoke(validation);
            for (var index = 0; index < validation.List.Count; index++)
            {
                var title = index == 0 ? $"**{validation.Id}**: {validation.Title}" : "";
                text.Append("| ").Append(title).Append(" | ").Append(Row(validation.List[index], results?[index])).Append(" |\n");
            }
        }

        Formulas(text);
        HandCases(text);
        return text.ToString();
    }

    /// <summary>The document up to its hand cases, which are not cases of theory, and with every simulated digit taken out.</summary>
    public static string Mask(string document) => SimulatedCells().Replace(document.Split(HandCaseTitle)[0], $"$1 {Masked} | {Masked} | {Masked} | {Masked} | {Masked} |");

    private static void Introduce(StringBuilder text, ulong seed)
    {
        var checks = FalseAlarms.CountOf(AllCases.List);
        var identities = AllCases.List.Sum(each => each.List.OfType<Identity>().Count());
        text.Append(CultureInfo.InvariantCulture, $"""
            # Validation

            Each case is a scenario file that describes a model whose answer is known. The simulator runs the file as it would any other, and the
            summary's estimates are held against theory. `./run.sh theory` prints this table, `--write` writes this document, `--files FOLDER`
            writes the scenario files (put them beside `scenarios/mm5.json`, which they extend), `--seed N` and `--seeds K` use other seeds.

            **False alarms.** {AllCases.List.Count} cases hold {checks} numbers with chance in them and {identities} laws without. For a correct simulator the
            probability that any of the {checks} fails is below {FalseAlarms.Promised:0 %}: each has an error rate of {FalseAlarms.FamilyRate:0.0 %} / {checks} (Bonferroni), which is
            {FalseAlarms.Limit(64):0.00} standard errors over 64 replications by Student's t and {FalseAlarms.Limit(2000):0.00} over 2,000; the rest of the 1 % is kept for means that
            are not quite normally distributed. z is the distance from theory in standard errors over replications. About one 95 % interval in twenty
            misses its theoretical value; that is what 95 % means. A case also fails when its interval is too wide to prove anything; how wide is
            part of the case. The tests run the set with seed {seed}.

            Times are minutes unless said otherwise; λ is the arrival rate, μ the service rate, c the number of reviewers, ρ the utilisation.

            """);
    }

    private static string Row(Check check, CheckResult? result)
    {
        var theory = check is Estimated estimated ? Numbers.Text(estimated.Theory) : "equal";
        return result is null
            ? $"{check.Quantity} | {theory} | {Masked} | {Masked} | {Masked} | {Masked} | {Masked}"
            : $"{check.Quantity} | {theory} | {Numbers.Simulated(result)} | {Numbers.Interval(result)} | {Numbers.Z(result)} | {Numbers.Allowed(result)} | {Numbers.Verdict(result.Agreement)}";
    }

    private static void Formulas(StringBuilder text)
    {
        text.Append("\n## Where the theoretical values come from\n\n| | formula | source | cases |\n|---|---|---|---|\n");
        var uses = AllCases.List.SelectMany(each => each.List.Select(check => (each.Id, From: check switch
        {
            Estimated estimated => estimated.From,
            Identity identity => identity.From,
            _ => throw new InvalidOperationException("Unknown check."),
        })));
        foreach (var formula in uses.GroupBy(use => use.From))
        {
            text.Append(CultureInfo.InvariantCulture,
                $"| {formula.Key.Name} | {formula.Key.Text} | {formula.Key.Source} | {string.Join(", ", formula.Select(use => use.Id).Distinct())} |\n");
        }
    }

    private static void HandCases(StringBuilder text)
    {
        text.Append(HandCaseTitle).Append("\n\nWorked out on paper and held to the minute by `tests/Simulator.Simulation.Tests`:\n\n");
        foreach (var name in HandCaseNames.All)
        {
            text.Append("- ").Append(name).Append('\n');
        }
    }

    /// <summary>A row up to its theoretical value, and the five cells after it.</summary>
    [GeneratedRegex(@"^(\| [^|]* \| [^|]+ \| [^|]+ \|)[^|]+\|[^|]*\|[^|]+\|[^|]*\| (?:agrees|DIFFERS|TOO WIDE) \|$", RegexOptions.Multiline)]
    private static partial Regex SimulatedCells();
}
