using System.Text;

namespace Simulator.Scenarios.Tests;

/// <summary>
/// The golden list of errors: Golden/errors.md holds inputs and the exact lines a user sees. UPDATE_GOLDEN=1 rewrites the lines; read the
/// difference before committing it.
/// </summary>
public sealed class ErrorCases
{
    private static readonly string GoldenFile = Path.Combine(RepositoryFiles.Root, "tests", "Simulator.Scenarios.Tests", "Golden", "errors.md");

    [Fact]
    public void Every_error_says_exactly_what_the_golden_list_says()
    {
        var golden = File.ReadAllText(GoldenFile).ReplaceLineEndings("\n");
        RepositoryFiles.AssertUpToDate(GoldenFile, Rewritten(golden));
    }

    [Fact]
    public void Every_case_of_the_golden_list_has_an_error()
    {
        var cases = Cases(File.ReadAllText(GoldenFile).ReplaceLineEndings("\n")).ToList();

        Assert.True(cases.Count > 100, $"only {cases.Count} cases were found");
        Assert.All(cases, one => Assert.False(Load(one).IsValid, one.Title));
    }

    private static string Rewritten(string golden)
    {
        var result = new StringBuilder(golden[..golden.IndexOf("\n## ", StringComparison.Ordinal)]);
        foreach (var one in Cases(golden))
        {
            result.Append("\n## ").Append(one.Title).Append("\n```json\n").Append(one.Text).Append("```\n");
            if (one.Set.Length > 0)
            {
                result.Append("```set\n").Append(string.Join('\n', one.Set)).Append("\n```\n");
            }

            result.Append("```text\n").Append(string.Join('\n', Texts.Lines(Load(one)))).Append("\n```\n");
        }

        return result.ToString();
    }

    private static ScenarioLoadResult Load(Case one) => Texts.Load(one.Text, one.Set);

    private static IEnumerable<Case> Cases(string golden)
    {
        foreach (var section in golden.Split("\n## ").Skip(1))
        {
            yield return new Case(section[..section.IndexOf('\n', StringComparison.Ordinal)], Block(section, "json"), Block(section, "set").Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    private static string Block(string section, string language)
    {
        var opening = $"\n```{language}\n";
        var start = section.IndexOf(opening, StringComparison.Ordinal);
        if (start < 0)
        {
            return string.Empty;
        }

        start += opening.Length;
        return section[start..section.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private sealed record Case(string Title, string Text, string[] Set);
}
