using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Simulator.TestSupport;

namespace Simulator.Results.Tests.Verdicts;

public sealed class VerdictFileTests
{
    private static readonly FinishedRun Run = SampleBudgets.Split(SampleBudgets.Sound(SampleComparison.Run()), 13);

    [Fact]
    public void Junit_has_a_case_a_verdict_and_skips_what_is_open()
    {
        var suite = Suite(Report(SampleBudgets.Latency(60, "fails"), SampleBudgets.In(SampleBudgets.Latency(89.9, "open"), 0), SampleBudgets.Share(0.25, "kept")));
        Assert.Equal(("3", "1", "1"), ((string?)suite.Attribute("tests"), (string?)suite.Attribute("failures"), (string?)suite.Attribute("skipped")));
        Assert.Equal(["fails", "open", "kept"], suite.Elements("testcase").Select(test => (string?)test.Attribute("name")));
        Assert.StartsWith("FAIL: Approval latency, 95th percentile: ", (string?)suite.Elements("testcase").First().Element("failure")!.Attribute("message"), StringComparison.Ordinal);
        Assert.Contains("the interval holds the limit", (string?)suite.Elements("testcase").ElementAt(1).Element("skipped")!.Attribute("message"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_warning_is_no_failure_of_the_suite_but_says_so()
    {
        var suite = Suite(Report(SampleBudgets.Latency(60) with { Severity = BudgetSeverity.Warning }));
        Assert.Equal("0", (string?)suite.Attribute("failures"));
        Assert.StartsWith("FAIL (a warning)", suite.Element("testcase")!.Element("system-out")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_names_leave_every_file_well_formed()
    {
        var hostile = Run with { Result = Run.Result with { Identity = Run.Result.Identity with { Title = "a | <script>\u0001 ]]> % ::error::", Scenario = "x" } } };
        var (report, _) = BudgetJudge.Judge(hostile, SampleBudgets.Set(SampleBudgets.Latency(60, "a,b:c%\n::error::d") with { Limit = new BudgetLimit(BudgetSide.AtMost, 60, "<= 60m | <b>\u0007") }), null);
        _ = Suite(report!);
        var markdown = BudgetMarkdown.Write(report!);
        Assert.DoesNotContain("<script>", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", markdown, StringComparison.Ordinal);
        var line = Assert.Single(GitHubAnnotations.Of(report!));
        Assert.DoesNotContain('\n', line);
        Assert.StartsWith("::error title=a%2Cb%3Ac%25", line, StringComparison.Ordinal);
    }

    [Fact]
    public void GitHub_gets_the_worst_ten_and_is_told_of_the_rest()
    {
        var lines = GitHubAnnotations.Of(Report([.. Enumerable.Range(0, 13).Select(index => SampleBudgets.In(SampleBudgets.Latency(60, $"b{index:00}"), index))])).ToList();
        Assert.Equal(11, lines.Count);
        Assert.StartsWith("::notice title=Budgets::3 more", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_scenario_can_name_but_a_changed_file_can_leaves_every_file_whole()
    {
        var report = SampleVerdicts.Report("x\u001b[31m \uFFFF \uFFFE \uD800 `|` ::error::");
        Assert.Equal("6", (string?)Suite(report).Attribute("tests"));
        Assert.All(GitHubAnnotations.Of(report), line => Assert.DoesNotContain('\u001b', line));
        Assert.DoesNotContain('\u001b', BudgetMarkdown.Write(report));
        Assert.Equal(6, JsonDocument.Parse(VerdictsFile.Write(report)).RootElement.GetProperty("verdicts").GetArrayLength());
        var named = report with { Identity = report.Identity with { Scenario = "a` | b" } };
        Assert.Contains("\nRun ``a` \\| b/5b1f0c9a7d3e4826``, seed 1", BudgetMarkdown.Write(named), StringComparison.Ordinal);
    }

    [Fact]
    public void Verdicts_carry_the_numbers_behind_them()
    {
        var root = JsonDocument.Parse(VerdictsFile.Write(Report(SampleBudgets.Latency(60, "fails"), SampleBudgets.Share(0.25, "kept")))).RootElement;
        Assert.Equal(("simulator-verdicts", 1, "breached"), (root.GetProperty("schema").GetString(), root.GetProperty("version").GetInt32(), root.GetProperty("answer").GetString()));
        Assert.Equal(JsonValueKind.Null, root.GetProperty("baseline").ValueKind);
        var fails = root.GetProperty("verdicts")[0];
        Assert.Equal(("fails", "fail", "hall", "min"), (Text(fails, "id"), Text(fails, "verdict"), Text(fails, "method"), Text(fails, "unit")));
        Assert.InRange(fails.GetProperty("low").GetDouble(), 85, fails.GetProperty("value").GetDouble());
        Assert.InRange(fails.GetProperty("pValueBreached").GetDouble(), 0, fails.GetProperty("pValueBreachedAdjusted").GetDouble());
        Assert.InRange(root.GetProperty("verdicts")[1].GetProperty("detectable").GetDouble(), 0.25, 0.3);

        static string? Text(JsonElement entry, string name) => entry.GetProperty(name).GetString();
    }

    [Theory]
    [InlineData(JUnitFile.FileName)]
    [InlineData(BudgetMarkdown.FileName)]
    [InlineData(VerdictsFile.FileName)]
    [InlineData("annotations.txt")]
    public void A_file_is_as_committed_under_every_culture(string name)
    {
        Golden.Check("Simulator.Results.Tests", Path.Combine("Verdicts", name), Content(name));
        foreach (var culture in Cultures.Names)
        {
            Assert.Equal(Content(name), Cultures.Under(culture, () => Content(name)));
        }
    }

    [Fact]
    public void A_verdict_is_the_same_under_every_culture()
    {
        var expected = Encoding.UTF8.GetString(VerdictsFile.Write(Report(SampleBudgets.Latency(60, "fails"), SampleBudgets.Share(0.25, "kept"))));
        foreach (var culture in Cultures.Names)
        {
            Assert.Equal(expected, Cultures.Under(culture, () => Encoding.UTF8.GetString(VerdictsFile.Write(Report(SampleBudgets.Latency(60, "fails"), SampleBudgets.Share(0.25, "kept"))))));
        }
    }

    private static string Content(string name) => name switch
    {
        JUnitFile.FileName => Encoding.UTF8.GetString(JUnitFile.Write(SampleVerdicts.Report())),
        BudgetMarkdown.FileName => BudgetMarkdown.Write(SampleVerdicts.Report()),
        VerdictsFile.FileName => Encoding.UTF8.GetString(VerdictsFile.Write(SampleVerdicts.Report())),
        _ => string.Join('\n', GitHubAnnotations.Of(SampleVerdicts.Report())) + "\n",
    };

    private static BudgetReport Report(params Budget[] budgets) => BudgetJudge.Judge(Run, SampleBudgets.Set(budgets), null).Report!;

    private static XElement Suite(BudgetReport report) => XDocument.Parse(Encoding.UTF8.GetString(JUnitFile.Write(report))).Root!.Element("testsuite")!;
}
