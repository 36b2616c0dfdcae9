using System.Text.RegularExpressions;

namespace Simulator.Architecture.Tests;

/// <summary>docs/coverage.md claims nothing that does not exist.</summary>
public partial class CoverageTableTests
{
    private static readonly (char Section, int Count, string Format)[] Sections = [('A', 23, "00"), ('B', 14, "00"), ('C', 20, "00"), ('D', 20, "00"), ('E', 12, "00"), ('W', 12, "0")];

    [Fact]
    public void Every_feature_has_one_row_in_its_order()
    {
        var expected = Sections.SelectMany(section => Enumerable.Range(1, section.Count)
            .Select(number => section.Section + number.ToString(section.Format, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(expected, Rows().Select(row => row.Id));
    }

    [Fact]
    public void What_is_covered_names_a_key_a_measure_and_a_test()
    {
        var empty = Rows().Where(row => row.State == "covered" && (row.Keys.Count == 0 || row.Measures.Count == 0 || row.Tests.Count == 0));
        Assert.Empty(empty.Select(row => row.Id));
    }

    [Fact]
    public void A_state_is_one_of_four()
    {
        var others = Rows().Where(row => !(row.State is "covered" or "open" || row.State.StartsWith("partly: ", StringComparison.Ordinal) || row.State.StartsWith("context: ", StringComparison.Ordinal)));
        Assert.Empty(others.Select(row => $"{row.Id}: {row.State}"));
    }

    [Fact]
    public void Every_key_is_one_of_the_reference_or_a_shipped_scenario()
    {
        var keys = ReferenceKeys();
        Assert.Contains("classes.*.content.overreach", keys);
        var unknown = Rows().SelectMany(row => row.Keys.Select(key => (row.Id, key)))
            .Where(each => !(keys.Contains(each.key) || (each.key.StartsWith("scenarios/", StringComparison.Ordinal) && File.Exists(Path.Combine(Repository.Root, each.key)))));
        Assert.Empty(unknown);
    }

    [Fact]
    public void Every_measure_is_a_metric_or_a_rule_that_is_checked()
    {
        var metrics = Listed().Match(Repository.Read("docs/budgets-reference.md")).Groups[1].Value.Split(", ").ToHashSet(StringComparer.Ordinal);
        Assert.Contains("approval_latency", metrics);
        var sources = string.Join('\n', Repository.Files("src", "*.cs").Concat(Repository.Files("tests", "*.cs")).Select(Repository.Read));
        var unknown = Rows().SelectMany(row => row.Measures.Select(measure => (row.Id, measure)))
            .Where(each => !(Rule().IsMatch(each.measure) ? sources.Contains(each.measure, StringComparison.Ordinal) : metrics.Contains(each.measure)));
        Assert.Empty(unknown);
    }

    [Fact]
    public void Every_test_exists()
    {
        var tests = Repository.Files("tests", "*.cs").SelectMany(file => Method().Matches(Repository.Read(file))).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Rows().SelectMany(row => row.Tests.Select(test => (row.Id, test))).Where(each => !tests.Contains(each.test)));
    }

    private static HashSet<string> ReferenceKeys()
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var prefix = string.Empty;
        foreach (var line in Repository.Read("docs/scenario-reference.md").Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                prefix = line.StartsWith("## `", StringComparison.Ordinal) ? Placeholder().Replace(line[4..^1], "*") + "." : string.Empty;
            }
            else if (Key().Match(line) is { Success: true } key)
            {
                keys.Add(prefix + key.Groups[1].Value);
            }
        }

        return keys;
    }

    private static IEnumerable<Row> Rows()
    {
        foreach (var line in Repository.Read("docs/coverage.md").Split('\n').Where(line => Id().IsMatch(line)))
        {
            var cells = line.Split('|')[1..^1].Select(cell => cell.Trim()).ToList();
            Assert.Equal(6, cells.Count);
            yield return new Row(cells[0], Named(cells[2]), Named(cells[3]), Named(cells[4]), cells[5]);
        }
    }

    private static List<string> Named(string cell) => [.. Backticked().Matches(cell).Select(match => match.Groups[1].Value)];

    private sealed record Row(string Id, List<string> Keys, List<string> Measures, List<string> Tests, string State);

    [GeneratedRegex(@"^\| [A-EW]\d+ \|")]
    private static partial Regex Id();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Backticked();

    [GeneratedRegex(@"^I\d\d$")]
    private static partial Regex Rule();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^\| `([^`]+)` \|")]
    private static partial Regex Key();

    [GeneratedRegex(@"\| `metric` \| what is measured \| ([^|]+) \|")]
    private static partial Regex Listed();

    [GeneratedRegex(@"(?:void|Task) ([A-Z]\w+)\(")]
    private static partial Regex Method();
}
