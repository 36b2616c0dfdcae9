using FsCheck;
using FsCheck.Fluent;

namespace Simulator.Scenarios.Tests;

/// <summary>Whatever a file holds, the loader answers with a scenario or with errors at places inside the file.</summary>
public sealed class FuzzTests
{
    private const int Runs = 1_000;

    private static readonly string Baseline = File.ReadAllText(RepositoryFiles.Scenario("baseline.json")).ReplaceLineEndings("\n");

    private static readonly string[] Tokens =
    [
        "{", "}", "[", "]", ",", ":", "\"", "null", "true", "-1", "1e999", "0", "\"5m\"", "\"never\"", "\"50%\"", "\"40/h\"", "{}", "[]", "\"\"", "\\", "\\ud800",
        "//", "/*", "\u0000", "\n", "\"kind\": \"gamma\",", "\"kind\": \"beta\",", "\"classes\": {", "\"extends\": \"baseline.json\",", "'", "\u202e", "99999999999999999999",
    ];

    [Fact]
    public void No_mutation_of_the_baseline_breaks_the_loader() =>
        Prop.ForAll(Arb.From(Mutations()), text => IsAnswered(text)).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs).WithReplay(20_260_302, 1));

    [Fact]
    public void No_text_breaks_the_loader() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => IsAnswered(text ?? string.Empty)).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs).WithReplay(20_260_302, 1));

    [Fact]
    public void No_setting_breaks_the_loader()
    {
        var paths = Gen.Elements("run.horizon", "run", "classes.refund.review", "classes.refund.review.kind", "classes['refund'].flags", "policy.rows", "policy.rows.R4.when", "pools.desk.reviewers", "incidents.public-leak.remainingLife", "gates.approval.levels", "name", "x", "", "[", "..", "classes.refund.arrivals.kind");
        var values = Gen.Elements("", "5m", "5", "-5", "never", "none", "[]", "[1]", "[", "{}", "gamma", "renewal", "single,dual", "secrets", "null", "\u0000", "1e999", "50%", "\ud800");
        var settings = paths.SelectMany(path => values.Select(value => $"{path}={value}"));

        Prop.ForAll(Arb.From(Gen.ArrayOf(settings, 3)), set => IsAnswer(ScenarioLoader.Parse(Baseline, new ScenarioOverrides { Set = set }, "baseline.json"), Baseline))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Runs).WithReplay(20_260_302, 1));
    }

    private static bool IsAnswered(string text) => IsAnswer(ScenarioLoader.Parse(text, ScenarioOverrides.None, "baseline.json"), text);

    private static bool IsAnswer(ScenarioLoadResult result, string text)
    {
        var lines = text.Split('\n');
        return result.IsValid == (result.ErrorCount == 0) && result.IsValid == result.Scenario is not null
            && result.Errors.All(error => error.Problem.Length > 0 && error.Remedy.Length > 0 && !error.ToString().Contains('\n', StringComparison.Ordinal))
            && result.Errors.All(error => error.Line == 0
                ? error.File.StartsWith("--set ", StringComparison.Ordinal)
                : error.Line <= lines.Length && error.Column >= 1 && error.Column <= lines[error.Line - 1].Length + 1);
    }

    /// <summary>One to four changes: a piece cut out, a token put in, a piece doubled, a piece replaced by a token.</summary>
    private static Gen<string> Mutations()
    {
        var one =
            from at in Gen.Choose(0, Baseline.Length - 1)
            from length in Gen.Choose(1, 40)
            from token in Gen.Elements(Tokens)
            from way in Gen.Choose(0, 3)
            select (at, length, token, way);
        return Gen.Choose(1, 4).SelectMany(count => Gen.ArrayOf(one, count)).Select(changes =>
        {
            var text = Baseline;
            foreach (var (at, length, token, way) in changes)
            {
                var start = Math.Min(at, text.Length);
                var end = Math.Min(start + length, text.Length);
                text = way switch
                {
                    0 => text[..start] + text[end..],
                    1 => text[..start] + token + text[start..],
                    2 => text[..end] + text[start..end] + text[end..],
                    _ => text[..start] + token + text[end..],
                };
            }

            return text;
        });
    }
}
