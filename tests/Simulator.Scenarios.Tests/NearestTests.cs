namespace Simulator.Scenarios.Tests;

public sealed class NearestTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "", 3)]
    [InlineData("horizon", "horizon", 0)]
    [InlineData("HORIZON", "horizon", 0)]
    [InlineData("horizn", "horizon", 1)]
    [InlineData("hroizon", "horizon", 1)]
    [InlineData("hihg", "high", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void The_distance_counts_insertions_deletions_substitutions_and_swaps(string left, string right, int distance)
    {
        Assert.Equal(distance, Nearest.Distance(left, right));
        Assert.Equal(distance, Nearest.Distance(right, left));
    }

    [Theory]
    [InlineData("desc", "did you mean 'desk'?")]
    [InlineData("front", "the pools here are desk, night")]
    public void A_name_is_suggested_only_when_it_is_near(string text, string remedy) =>
        Assert.Equal(remedy, Nearest.Member(text, ["desk", "night"], "pool"));

    [Fact]
    public void Where_nothing_is_nothing_is_suggested() => Assert.Equal("there is no pool here", Nearest.Member("x", [], "pool"));

    [Fact]
    public void A_long_list_of_names_is_cut() =>
        Assert.EndsWith("n29, …", Nearest.Member("zzzzzzzz", [.. Enumerable.Range(0, 50).Select(index => $"n{index}")], "pool"), StringComparison.Ordinal);
}
