namespace Simulator.Scenarios.Tests;

public sealed class ZeroSwitchTests
{
    public static TheoryData<string> Shipped { get; } = [.. RepositoryFiles.Scenarios().Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void The_value_that_switches_a_hypothesis_off_is_a_legal_one(string name)
    {
        var file = RepositoryFiles.Scenario(name);
        var scenario = Texts.Valid(ScenarioLoader.Load(file, ScenarioOverrides.None));

        var switched = scenario.Hypotheses.Distinct().Select(path => (path, zero: ZeroSwitch.Of(path))).Where(each => each.zero is not null).ToList();

        Assert.NotEmpty(switched);
        var off = ScenarioLoader.Load(file, new ScenarioOverrides { Set = [.. switched.Select(each => $"{each.path}={each.zero}")] });
        Assert.Equal(string.Empty, string.Join('\n', off.Errors));
    }

    [Theory]
    [InlineData("classes.refund.wrong", "0%")]
    [InlineData("classes.refund.confidence.wrong", null)]
    [InlineData("classes['wire.transfer'].wrong", "0%")]
    [InlineData("pools.desk.handoff.dropProbability", "0%")]
    [InlineData("classes.refund.review", null)]
    [InlineData("wrong", null)]
    public void Only_what_vanishes_at_some_value_has_a_switch(string path, string? zero) => Assert.Equal(zero, ZeroSwitch.Of(path));
}
