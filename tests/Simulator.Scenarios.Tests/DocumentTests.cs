using System.Globalization;

namespace Simulator.Scenarios.Tests;

public sealed class DocumentTests
{
    [Fact]
    public void The_committed_schema_is_up_to_date() =>
        RepositoryFiles.AssertUpToDate(RepositoryFiles.Scenario("scenario.schema.json"), JsonSchema.Text());

    [Fact]
    public void The_committed_schema_of_budgets_is_up_to_date() =>
        RepositoryFiles.AssertUpToDate(RepositoryFiles.Scenario("budgets.schema.json"), JsonSchema.BudgetsText());

    [Fact]
    public void The_committed_reference_is_up_to_date() =>
        RepositoryFiles.AssertUpToDate(Path.Combine(RepositoryFiles.Root, "docs", "scenario-reference.md"), Reference.Text());

    [Fact]
    public void The_committed_reference_of_budgets_is_up_to_date() =>
        RepositoryFiles.AssertUpToDate(Path.Combine(RepositoryFiles.Root, "docs", "budgets-reference.md"), Reference.BudgetsText());

    [Fact]
    public void The_resolved_form_of_the_smallest_scenario_is_as_committed() =>
        RepositoryFiles.AssertUpToDate(
            Path.Combine(RepositoryFiles.Root, "tests", "Simulator.Scenarios.Tests", "Golden", "minimal.resolved.json"),
            Texts.Valid(ScenarioLoader.Parse(Texts.Minimal, ScenarioOverrides.None, "minimal.json")).ResolvedJson + "\n");

    [Fact]
    public void Every_default_names_its_source()
    {
        foreach (var (path, key) in Definition.Keys())
        {
            Assert.False(key.Default is { Source.Length: 0 }, path);
            Assert.DoesNotContain(".md", key.Default?.Source ?? string.Empty, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_key_is_explained_in_one_line_without_a_full_stop()
    {
        foreach (var (path, key) in Definition.Keys())
        {
            Assert.True(key.Doc.Length > 0 && !key.Doc.Contains('\n', StringComparison.Ordinal) && !key.Doc.EndsWith('.'), path);
        }
    }

    [Theory]
    [MemberData(nameof(ScenarioFiles))]
    public void A_resolved_scenario_is_a_scenario_and_resolves_to_itself(string file)
    {
        var first = Texts.Valid(ScenarioLoader.Load(RepositoryFiles.Scenario(file), ScenarioOverrides.None));

        var second = Texts.Valid(ScenarioLoader.Parse(first.ResolvedJson, ScenarioOverrides.None, "other.json"));

        Assert.Equal(first.ResolvedJson, second.ResolvedJson);
        Assert.Equal(first.Hypotheses, second.Hypotheses); // writing a default out does not make it less of a hypothesis
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void No_culture_changes_anything(string culture)
    {
        var file = RepositoryFiles.Scenario("baseline.json");
        var expected = Everything(file);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture;
            Assert.Equal(expected, Everything(file));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.CurrentUICulture = before;
        }
    }

    public static TheoryData<string> ScenarioFiles() => [.. RepositoryFiles.Scenarios().Select(file => Path.GetFileName(file))];

    private static string Everything(string file)
    {
        var valid = ScenarioLoader.Load(file, new ScenarioOverrides { Set = ["policy.threshold=72.5%", "classes.refund.severity=2.5"] });
        var invalid = ScenarioLoader.Load(file, new ScenarioOverrides { Set = ["run.warmUp=9999h", "classes.refund.severity=2,5", "run.HORIZON=x", "classes.refund.arrivals.rate=1234567/h"] });
        return string.Join('\n', [Texts.Valid(valid).ResolvedJson, .. valid.Scenario!.Hypotheses, .. Texts.Lines(invalid), JsonSchema.Text(), Reference.Text()]);
    }
}
