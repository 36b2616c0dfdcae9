namespace Simulator.Governance.Tests;

/// <summary>Chains by hand under risk tiers: points 1, 3, 10, 30, ceiling 3.</summary>
public sealed class ChainRuleTests
{
    private static readonly PolicyTable Tiers = PolicyProfiles.Table("risk_tiered", 0.8);
    private static readonly ChainRule Rule = ChainRule.Standard;

    [Fact]
    public void Three_low_steps_pass_and_the_fourth_needs_an_approval()
    {
        var chain = ChainState.Start;
        var step = World.Request(Impact.Low);
        for (var number = 1; number <= 3; number++)
        {
            Assert.Equal(Outcome.Auto, Tiers.Evaluate(step.With(chain)).Outcome);
            chain = chain.After(step, Rule.PointsOf(step));
        }

        var decision = Tiers.Evaluate(step.With(chain));
        Assert.Equal(Outcome.Single, decision.Outcome);
        Assert.Equal(new StageLevels(Outcome.Auto, Outcome.Single, Outcome.Single, Outcome.Single), decision.Levels);
        Assert.Equal(RiskPoints.Of(4), decision.NewCeiling);
        Assert.Equal(["R3"], Tiers.NamesOf(decision.ChainRows)); // as one action it is a write of low impact; the chain rule asks at least one person
        Assert.Contains("the chain comes to 4 points", Tiers.ReasonsOf(decision).First(), StringComparison.Ordinal);
        Assert.Equal(0ul, Tiers.DecidingRows(decision));
    }

    [Fact]
    public void An_approved_ceiling_holds_until_the_next_step_beyond_it()
    {
        var step = World.Request(Impact.Low);
        var chain = (ChainState.Start with { Points = RiskPoints.Of(3) }).Granted(RiskPoints.Of(4));
        Assert.Equal(Outcome.Auto, Tiers.Evaluate(step.With(chain)).Outcome);
        chain = chain.After(step, Rule.PointsOf(step));
        Assert.Equal(RiskPoints.Of(5), Tiers.Evaluate(step.With(chain)).NewCeiling);
        Assert.Equal(chain, chain.Granted(RiskPoints.Of(2))); // a lower one takes nothing away
    }

    [Fact]
    public void What_no_step_alone_would_need_two_people_for_the_chain_does()
    {
        // A customer's record is changed at low impact, then something of medium impact follows: together a medium write that customers feel.
        var first = World.Request(Impact.Low, RiskFlags.Customer);
        var second = World.Request(Impact.Medium, confidence: 0.9);
        var chain = ChainState.Start.After(first, Rule.PointsOf(first));
        Assert.Equal(Outcome.Single, Tiers.Evaluate(first).Outcome);
        Assert.Equal(Outcome.Auto, Tiers.Evaluate(second).Outcome);
        var decision = Tiers.Evaluate(second.With(chain));
        Assert.Equal(Outcome.Dual, decision.Outcome);
        Assert.Equal(["R6-flag", "R7"], Tiers.NamesOf(decision.ChainRows));
        Assert.Equal(["R7"], Tiers.NamesOf(Tiers.DecidingRows(decision)));
        Assert.Equal(World.Minutes(60), decision.Obligations.ApprovalTtl); // and with the rows come their obligations
    }

    /// <summary>As above, with the row in error that only the chain as one action meets.</summary>
    [Fact]
    public void A_level_in_error_refuses_the_chain_that_meets_it_and_no_other()
    {
        var first = World.Request(Impact.Low, RiskFlags.Customer);
        var second = World.Request(Impact.Medium, confidence: 0.9);
        var chain = ChainState.Start.After(first, Rule.PointsOf(first));
        var broken = Tiers.With("row_error", Tiers.Rows.Where(row => row.Id == "R7").Select(PolicyRowSets.InError));

        Assert.Equal(Outcome.Deny, broken.Evaluate(second.With(chain)).Outcome);
        Assert.Equal(Outcome.Auto, broken.Evaluate(second).Outcome);
        var other = Tiers.With("row_error", Tiers.Rows.Where(row => row.Id == "R2").Select(PolicyRowSets.InError));
        Assert.Equal(Tiers.Evaluate(second.With(chain)).Outcome, other.Evaluate(second.With(chain)).Outcome);
    }

    [Fact]
    public void Confidence_in_the_last_step_says_nothing_about_the_chain()
    {
        var step = World.Request(Impact.Medium, confidence: 1);
        var decision = Tiers.Evaluate(step.With(ChainState.Start with { Points = RiskPoints.Of(1) }));
        Assert.Equal(["R5"], Tiers.NamesOf(decision.ChainRows));
        Assert.Equal(Outcome.Single, decision.Outcome);
    }

    [Fact]
    public void A_final_write_makes_the_rest_of_the_chain_final_but_a_read_does_not()
    {
        var write = World.Request(Impact.High, reversible: false);
        var read = World.Request(Impact.High, access: Access.Read, reversible: false);
        var step = World.Request(Impact.High);
        Assert.Equal(Outcome.Dual, Tiers.Evaluate(step.With(ChainState.Start.After(write, Rule.PointsOf(write)))).Outcome);
        Assert.Equal(Outcome.Single, Tiers.Evaluate(step.With(ChainState.Start.After(read, Rule.PointsOf(read)))).Outcome);
        Assert.Equal(Outcome.Dual, Tiers.Evaluate(read.With(ChainState.Start.After(write, Rule.PointsOf(write)))).Outcome); // the write stays in the chain
    }

    [Fact]
    public void A_first_step_beyond_the_ceiling_is_asked_about_even_if_it_only_reads()
    {
        var read = World.Request(Impact.High, access: Access.Read);
        Assert.Equal(Outcome.Auto, Tiers.Evaluate(read).Outcome); // a lone request is no chain
        Assert.Equal(Outcome.Single, Tiers.Evaluate(read.With(ChainState.Start)).Outcome);
    }

    [Theory]
    [InlineData(1, 3.0, Outcome.Auto)]
    [InlineData(1.001, 3.003, Outcome.Single)]
    [InlineData(2, 6.0, Outcome.Single)]
    [InlineData(0, 0.0, Outcome.Auto)]
    [InlineData(0.999, 2.997, Outcome.Auto)]
    public void Points_grow_with_the_reach_and_exactly_the_ceiling_still_passes(double blast, double points, Outcome outcome)
    {
        var step = World.Request(Impact.Medium).Reaching(blast).With(ChainState.Start);
        Assert.Equal(RiskPoints.Of(points), Rule.PointsOf(step));
        Assert.Equal(outcome, Tiers.Evaluate(step).Outcome);
    }

    [Fact]
    public void Tenths_add_up_exactly()
    {
        var step = World.Request(Impact.Low).Reaching(0.1);
        var chain = ChainState.Start;
        for (var number = 0; number < 30; number++)
        {
            Assert.Equal(Outcome.Auto, Tiers.Evaluate(step.With(chain)).Outcome);
            chain = chain.After(step, Rule.PointsOf(step));
        }

        Assert.Equal(RiskPoints.Of(3), chain.Points);
        Assert.Equal(Outcome.Single, Tiers.Evaluate(step.With(chain)).Outcome);
    }

    [Fact]
    public void Points_beyond_all_counting_stay_above_every_ceiling()
    {
        var step = World.Request(Impact.Critical).Reaching(1e6);
        Assert.Equal(RiskPoints.Beyond, Rule.PointsOf(step));
        var chain = ChainState.Start.After(step, Rule.PointsOf(step)).Granted(RiskPoints.Beyond);
        Assert.Equal(RiskPoints.Beyond, chain.Points + RiskPoints.Of(1));
        Assert.Equal(Outcome.Single, Tiers.Evaluate(World.Request(Impact.Low).With(chain)).Levels.Chain);
    }

    [Fact]
    public void A_chain_that_no_row_allows_as_a_whole_is_refused()
    {
        var table = new PolicyTable(
            "reads and writes apart",
            [
                new PolicyRow("reads", 1, PolicyStage.Level, new Condition { Access = Access.Read }, Outcome.Auto, Obligations.None, "reads"),
                new PolicyRow("small", 2, PolicyStage.Level, new Condition { NoFlag = RiskFlags.Secrets }, Outcome.Auto, Obligations.None, "small"),
            ],
            new PolicySettings { Chain = Rule });
        var chain = ChainState.Start with { Points = RiskPoints.Of(9), Flags = RiskFlags.Secrets };
        var decision = table.Evaluate(World.Request().With(chain));
        Assert.Equal(Outcome.Deny, decision.Outcome);
        Assert.True(decision.IsDefaultDeny);
        Assert.Equal(Outcome.Auto, decision.Levels.Level);
        Assert.Equal(["no row allows it"], table.ReasonsOf(decision).Take(1));
    }

    [Fact]
    public void Under_the_auto_twin_a_chain_goes_on_and_is_granted_its_points()
    {
        var step = World.Request(Impact.High).With(ChainState.Start);
        var decision = Tiers.AutoTwin().Evaluate(step);
        Assert.Equal((Outcome.Auto, RiskPoints.Of(10)), (decision.Outcome, decision.NewCeiling));
    }

    [Fact]
    public void A_blast_radius_that_is_none_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => World.Request().Reaching(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => World.Request().Reaching(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => RiskPoints.Of(-0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => RiskPoints.Of(double.NaN));
        Assert.Equal(1.0, default(Resource).BlastRadius);
    }
}
