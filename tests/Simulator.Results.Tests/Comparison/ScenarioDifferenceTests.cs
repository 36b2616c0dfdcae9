namespace Simulator.Results.Tests.Comparison;

public sealed class ScenarioDifferenceTests
{
    [Fact]
    public void Every_key_that_differs_is_named_once_in_the_order_of_the_paths()
    {
        var differences = ScenarioDifference.Between(
            """{ "run": { "seed": 1, "horizon": "3d" }, "pools": { "desk": { "reviewers": 5 } }, "tags": [1, 2] }""",
            """{ "run": { "seed": 2, "horizon": "3d" }, "pools": { "desk": { "reviewers": 5 }, "risk": { "reviewers": 2 } }, "tags": [1, 3] }""");
        Assert.Equal(
            [
                new ScenarioDifference("pools.risk", null, """{ "reviewers": 2 }"""),
                new ScenarioDifference("run.seed", "1", "2"),
                new ScenarioDifference("tags", "[1, 2]", "[1, 3]"),
            ],
            differences);
    }

    [Fact]
    public void The_order_of_keys_and_white_space_do_not_differ() =>
        Assert.Empty(ScenarioDifference.Between("""{ "a": 1, "b": {} }""", """{"b":{},"a":1}"""));

    [Fact]
    public void A_long_value_is_cut() =>
        Assert.EndsWith(" …", Assert.Single(ScenarioDifference.Between("""{ "a": 1 }""", $$"""{ "a": "{{new string('x', 500)}}" }""")).Candidate, StringComparison.Ordinal);

    [Fact]
    public void What_is_no_JSON_is_refused_in_one_line() =>
        Assert.Throws<InvalidResultException>(() => ScenarioDifference.Between("{", "{}"));
}
