using Simulator.Time;

namespace Simulator.Governance.Tests;

public sealed class PolicyVersionTests
{
    private static readonly PolicyTable Tiers = PolicyProfiles.Table("risk_tiered", 0.8);

    [Fact]
    public void A_version_is_the_name_and_the_first_digits_of_the_digest()
    {
        Assert.Equal($"risk_tiered@{Tiers.Digest >> 32:x8}", Tiers.Version);
        Assert.Equal(Tiers.Version, PolicyProfiles.Table("risk_tiered", 0.8).Version);
        Assert.Equal(Tiers.Digest, new PolicyTable("another name", Tiers.Rows.Reverse(), Tiers.Settings).Digest);
        Assert.All(Combinations.All.Take(100), request => Assert.Equal(Tiers.Digest, Tiers.Evaluate(request).PolicyDigest));
    }

    [Fact]
    public void Whatever_a_table_says_is_in_its_digest()
    {
        var first = Tiers.Rows[0];
        var when = first.When;
        var asked = first.Obligations;
        PolicyRow[] changed =
        [
            first with { Id = "R0" }, first with { Order = 11 }, first with { Then = Outcome.Single }, first with { Reason = "why not" },
            first with { Stage = PolicyStage.Stop, Then = Outcome.Deny },
            first with { When = when with { Access = null } }, first with { When = when with { ImpactAtLeast = Impact.Medium } },
            first with { When = when with { ImpactAtMost = Impact.High } }, first with { When = when with { Reversible = true } },
            first with { When = when with { Reversible = false } }, first with { When = when with { AnyFlag = RiskFlags.Safety } },
            first with { When = when with { NoFlag = RiskFlags.None } }, first with { When = when with { ConfidenceAtLeast = 0 } },
            first with { When = when with { ConfidenceBelow = 0 } }, first with { When = when with { Containment = false } },
            first with { When = when with { AnySign = Signs.Sandbox } }, first with { When = when with { AllSigns = Signs.Sandbox } },
            first with { When = when with { NoSign = Signs.Sandbox } },
            first with { Obligations = asked with { CredentialTtl = World.Minutes(1) } }, first with { Obligations = asked with { MinimumReview = World.Minutes(1) } },
            first with { Obligations = asked with { ApprovalTtl = World.Minutes(1) } }, first with { Obligations = asked with { FactorTtl = World.Minutes(1) } },
            first with { Obligations = asked with { SampleShare = 0.5 } }, first with { Obligations = asked with { PostHocReviewers = 1 } },
            first with { Obligations = asked with { PostHocWithin = World.Minutes(1) } }, first with { Obligations = asked with { Side = Side.Owner } },
        ];
        PolicySettings[] settings =
        [
            new PolicySettings(), Tiers.Settings with { Cap = Outcome.Auto }, Tiers.Settings with { Rechecks = false },
            Tiers.Settings with { Chain = ChainRule.Standard with { Low = RiskPoints.None } }, Tiers.Settings with { Chain = ChainRule.Standard with { Medium = RiskPoints.None } },
            Tiers.Settings with { Chain = ChainRule.Standard with { High = RiskPoints.None } }, Tiers.Settings with { Chain = ChainRule.Standard with { Critical = RiskPoints.None } },
            Tiers.Settings with { Chain = ChainRule.Standard with { InitialCeiling = RiskPoints.None } },
        ];
        ulong[] digests =
        [
            Tiers.Digest, new PolicyTable("less", Tiers.Rows.Skip(1), Tiers.Settings).Digest,
            .. changed.Select(row => new PolicyTable("row", [row, .. Tiers.Rows.Skip(1)], Tiers.Settings).Digest),
            .. settings.Select(other => new PolicyTable("settings", Tiers.Rows, other).Digest),
        ];
        Assert.Equal(digests.Length, digests.Distinct().Count());
    }

    [Fact]
    public void A_variant_replaces_rows_by_id_adds_others_and_keeps_the_settings()
    {
        var changed = Tiers.Rows.Single(row => row.Id == "R3") with { Then = Outcome.Single };
        var added = new PolicyRow("X", 5, PolicyStage.Stop, new Condition { AnySign = Signs.ContextChanged }, Outcome.Deny, Obligations.None, "changed");
        var variant = Tiers.With("friday", [changed, added]);
        Assert.Equal(Tiers.Rows.Count + 1, variant.Rows.Count);
        Assert.Equal("X", variant.Rows[0].Id);
        Assert.Equal(Outcome.Single, variant.Evaluate(World.Request(Impact.Low)).Outcome);
        Assert.Equal(Outcome.Deny, variant.Evaluate(World.Request(Impact.Low).With(Signs.ContextChanged)).Outcome);
        Assert.Equal(Tiers.Settings, variant.Settings);
        Assert.StartsWith("friday@", variant.Version, StringComparison.Ordinal);
        Assert.Equal(Outcome.Auto, Tiers.AutoTwin().With("friday", [changed]).Evaluate(World.Request(Impact.Low)).Outcome); // still the twin
    }

    [Fact]
    public void A_decision_point_outside_can_answer_in_place_of_a_table()
    {
        IPolicyDecisionPoint[] points = [Tiers, new Refusal()];
        Assert.Equal([Outcome.Auto, Outcome.Deny], points.Select(point => point.Evaluate(World.Auto()).Outcome));
    }

    [Fact]
    public void Rows_that_decide_what_their_stage_may_not_or_ask_for_the_impossible_are_refused()
    {
        var level = Tiers.Rows[0];
        PolicyRow[] unusable =
        [
            level with { Stage = PolicyStage.Modifier, Then = Outcome.Auto }, level with { Stage = PolicyStage.Modifier, Then = Outcome.Deny },
            level with { Stage = PolicyStage.Emergency, Then = Outcome.Dual }, level with { Stage = PolicyStage.Emergency, Then = Outcome.Deny },
            level with { Obligations = level.Obligations with { FactorTtl = Duration.Zero } },
            level with { Obligations = level.Obligations with { SampleShare = 1.01 } }, level with { Obligations = level.Obligations with { SampleShare = double.NaN } },
            level with { Obligations = level.Obligations with { PostHocReviewers = -1 } },
            level with { When = new Condition { ConfidenceAtLeast = double.NaN } }, level with { When = new Condition { ConfidenceBelow = double.NaN } },
        ];
        Assert.All(unusable, row => Assert.Throws<ArgumentException>(() => new PolicyTable("1", [row])));
    }

    private sealed class Refusal : IPolicyDecisionPoint
    {
        public string Version => "outside";

        public PolicyDecision Evaluate(in ActionRequest request) => new(Outcome.Deny, 0, Obligations.None);
    }
}
