namespace Simulator.Governance.Tests;

/// <summary>What the named policies promise, over all combinations of attributes.</summary>
public sealed class PolicyProfileTests
{
    public static TheoryData<string> Names => [.. PolicyProfiles.Names];

    /// <summary>Under pressure a write of sensitive data may run while reading them is still asked about: the price of widening.</summary>
    public static TheoryData<string> Unwidened => [.. PolicyProfiles.Names.Where(name => name != "widened")];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_request_meets_a_row(string name)
    {
        var table = Table(name);
        Assert.All(Combinations.All, request => Assert.NotEqual(Outcome.Deny, table.Evaluate(request).Outcome));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Raising_the_impact_never_lowers_the_level(string name) =>
        NeverLower(Table(name), request => request.Context.Impact == Impact.Critical
            ? []
            : [request with { Context = request.Context with { Impact = request.Context.Impact + 1 } }]);

    [Theory]
    [MemberData(nameof(Names))]
    public void Adding_a_flag_never_lowers_the_level(string name) =>
        NeverLower(Table(name), request => Enum.GetValues<RiskFlags>().Select(flag =>
            request with { Resource = request.Resource with { Flags = request.Resource.Flags | flag } }));

    [Theory]
    [MemberData(nameof(Names))]
    public void Making_an_action_final_never_lowers_the_level(string name) =>
        NeverLower(Table(name), request => [request with { Action = request.Action with { Reversible = false } }]);

    [Theory]
    [MemberData(nameof(Unwidened))]
    public void Writing_instead_of_reading_never_lowers_the_level(string name) =>
        NeverLower(Table(name), request => [request with { Action = request.Action with { Access = Access.Write } }]);

    [Theory]
    [MemberData(nameof(Names))]
    public void Less_or_no_confidence_never_lowers_the_level(string name) =>
        NeverLower(Table(name), request => Combinations.Confidences
            .Where(less => double.IsNaN(less) || less < request.Context.Confidence)
            .Select(less => request with { Context = request.Context with { Confidence = less } }));

    [Fact]
    public void Under_risk_tiers_no_final_write_is_auto()
    {
        var table = Table("risk_tiered");
        var final = Combinations.All.Where(request => request.Action is { Access: Access.Write, Reversible: false }).ToArray();
        Assert.NotEmpty(final);
        Assert.All(final, request => Assert.True(table.Evaluate(request).Outcome >= Outcome.Single));
    }

    [Theory]
    [InlineData(Access.Read, Impact.Critical, RiskFlags.None, true, 0.1, Outcome.Auto, "R1")]
    [InlineData(Access.Read, Impact.Medium, RiskFlags.SensitiveData, true, 0.1, Outcome.Auto, "R2")]
    [InlineData(Access.Read, Impact.High, RiskFlags.SensitiveData, true, 0.9, Outcome.Single, "R2-high")]
    [InlineData(Access.Read, Impact.Low, RiskFlags.SensitiveData | RiskFlags.Secrets, true, 0.9, Outcome.Single, "R2-secret")]
    [InlineData(Access.Write, Impact.Low, RiskFlags.None, true, double.NaN, Outcome.Auto, "R3")]
    [InlineData(Access.Write, Impact.Medium, RiskFlags.None, true, 0.8, Outcome.Auto, "R4")]
    [InlineData(Access.Write, Impact.Medium, RiskFlags.None, true, 0.79, Outcome.Single, "R5")]
    [InlineData(Access.Write, Impact.Medium, RiskFlags.None, true, double.NaN, Outcome.Single, "R5")]
    [InlineData(Access.Write, Impact.High, RiskFlags.None, true, 1.0, Outcome.Single, "R6")]
    [InlineData(Access.Write, Impact.Low, RiskFlags.Production, true, 1.0, Outcome.Single, "R6-flag")]
    [InlineData(Access.Write, Impact.Low, RiskFlags.None, false, 1.0, Outcome.Single, "R6-final")]
    [InlineData(Access.Write, Impact.Medium, RiskFlags.Financial, true, 1.0, Outcome.Dual, "R6-flag,R7")]
    [InlineData(Access.Write, Impact.High, RiskFlags.None, false, 1.0, Outcome.Dual, "R6,R6-final,R7-final")]
    public void Risk_tiers_decide_as_the_model_says(
        Access access, Impact impact, RiskFlags flags, bool reversible, double confidence, Outcome outcome, string rows)
    {
        var table = Table("risk_tiered");
        var decision = table.Evaluate(World.Request(impact, flags, access, reversible, confidence));
        Assert.Equal(outcome, decision.Outcome);
        Assert.Equal(rows, string.Join(",", table.NamesOf(decision.MatchedRows)));
    }

    [Fact]
    public void Every_level_of_every_profile_limits_the_life_of_credentials() =>
        Assert.All(PolicyProfiles.Names.SelectMany(name => PolicyProfiles.Rows(name, 0.8)).Where(row => row.Stage == PolicyStage.Level), row =>
            Assert.InRange(row.Obligations.CredentialTtl.TotalMinutes, 1, 15));

    [Fact]
    public void Unknown_profile_is_refused_by_name()
    {
        var error = Assert.Throws<ArgumentException>(() => PolicyProfiles.Rows("yolo", 0.8));
        Assert.Contains("'yolo'", error.Message, StringComparison.Ordinal);
    }

    private static PolicyTable Table(string name) => new("1", PolicyProfiles.Rows(name, Combinations.Threshold));

    private static void NeverLower(PolicyTable table, Func<ActionRequest, IEnumerable<ActionRequest>> worsen)
    {
        foreach (var request in Combinations.All)
        {
            var level = table.Evaluate(request).Outcome;
            foreach (var worse in worsen(request))
            {
                if (table.Evaluate(worse).Outcome < level)
                {
                    Assert.Fail($"{worse.Action} {worse.Resource} {worse.Context} is decided lower than {request.Action} {request.Resource} {request.Context}.");
                }
            }
        }
    }
}
