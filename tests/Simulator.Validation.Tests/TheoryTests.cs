namespace Simulator.Validation.Tests;

/// <summary>Scenario files that describe a model with a known answer give that answer; <c>./run.sh theory</c> prints the numbers.</summary>
public class TheoryTests
{
    public static TheoryData<string> Cases => [.. AllCases.List.Select(each => each.Id)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_simulation_agrees_with_theory(string id) => Assert.All(
        CaseRunner.Run(AllCases.List.Single(each => each.Id == id), TheoryOptions.StandardSeed),
        result => Assert.True(
            result.Agreement == Agreement.Agrees,
            $"{result.Check.Quantity}: {Numbers.Verdict(result.Agreement)}; theory {result.Theory:G6}, simulated {result.Simulated}, {result.Z:F1} standard errors apart, "
            + $"{FalseAlarms.Limit(result.Simulated.Samples):F2} allowed"));

    [Fact]
    public void Every_case_has_a_name_of_its_own() => Assert.Equal(AllCases.List.Count, AllCases.List.Select(each => each.Id).Distinct().Count());

    [Fact]
    public void The_document_lists_the_cases_and_theoretical_values_of_today()
    {
        // The simulated digits are left out: another platform's logarithm may differ in the last one.
        var written = File.ReadAllText(ValidationDocument.Path).ReplaceLineEndings("\n");
        Assert.True(
            ValidationDocument.Mask(written) == ValidationDocument.Mask(ValidationDocument.Write(TheoryOptions.StandardSeed, null)),
            "docs/validation.md is stale: ./run.sh theory --write");
    }
}
