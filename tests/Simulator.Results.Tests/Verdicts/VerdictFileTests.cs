using System.Text;
using System.Xml.Linq;
using Simulator.TestSupport;

namespace Simulator.Results.Tests.Verdicts;

public sealed class VerdictFileTests
{
    private static readonly FinishedRun Run = SampleBudgets.Sound(SampleComparison.Run());

    [Fact]
    public void Junit_has_a_case_a_verdict_and_skips_what_is_open()
    {
        var suite = Suite(Report(SampleBudgets.Latency(60, "fails"), SampleBudgets.Latency(89.9, "open"), SampleBudgets.Share(0.25, "kept")));
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
        var lines = GitHubAnnotations.Of(Report([.. Enumerable.Range(0, 13).Select(index => SampleBudgets.Latency(60, $"b{index:00}"))])).ToList();
        Assert.Equal(11, lines.Count);
        Assert.StartsWith("::notice title=Budgets::3 more", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void No_culture_changes_a_file()
    {
        var report = Report(SampleBudgets.Latency(60, "fails"), SampleBudgets.Share(0.25, "kept"));
        var expected = BudgetMarkdown.Write(report) + Encoding.UTF8.GetString(JUnitFile.Write(report));
        foreach (var culture in new[] { "de-DE", "ar-SA", "tr-TR" })
        {
            var before = System.Globalization.CultureInfo.CurrentCulture;
            System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo(culture);
            try
            {
                var again = Report(SampleBudgets.Latency(60, "fails"), SampleBudgets.Share(0.25, "kept"));
                Assert.Equal(expected, BudgetMarkdown.Write(again) + Encoding.UTF8.GetString(JUnitFile.Write(again)));
            }
            finally
            {
                System.Globalization.CultureInfo.CurrentCulture = before;
            }
        }
    }

    private static BudgetReport Report(params Budget[] budgets) => BudgetJudge.Judge(Run, SampleBudgets.Set(budgets), null).Report!;

    private static XElement Suite(BudgetReport report) => XDocument.Parse(Encoding.UTF8.GetString(JUnitFile.Write(report))).Root!.Element("testsuite")!;
}
