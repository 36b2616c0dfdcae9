namespace Simulator.Governance.Tests;

/// <summary>What each row of each profile is for, and what profiles promise when circumstances are noticed.</summary>
public sealed class ProfileStageTests
{
    private static readonly Signs[] SignSets =
    [
        .. Enum.GetValues<Signs>(), Signs.PlaybookOnly | Signs.OutOfPlaybook, Signs.SecondIdentity | Signs.PreApprovedPlaybook,
    ];

    /// <summary>All combinations without signs, thinned out, and those that matter with every set of signs.</summary>
    private static readonly ActionRequest[] Seen =
    [
        .. from request in Combinations.All
           where System.Numerics.BitOperations.PopCount((uint)request.Resource.Flags) <= 2
           from signs in SignSets
           where signs == Signs.None || request.Resource.Flags is RiskFlags.None or RiskFlags.Customer
           select request.With(signs),
    ];

    public static TheoryData<string> Names => [.. PolicyProfiles.Names];

    public static TheoryData<string, string> Rows
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var name in PolicyProfiles.Names)
            {
                foreach (var row in PolicyProfiles.Rows(name, Combinations.Threshold))
                {
                    data.Add(name, row.Id);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_row_alone_decides_some_request(string name, string row)
    {
        var table = PolicyProfiles.Table(name, Combinations.Threshold);
        Assert.Contains(Seen, request => table.NamesOf(table.DecidingRows(table.Evaluate(request))).SequenceEqual([row]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_profile_passes_the_checks_unless_it_breaks_them_on_purpose(string name)
    {
        var defects = PolicyChecks.Check(PolicyProfiles.Table(name, Combinations.Threshold));
        Assert.Equal(PolicyProfiles.IsDeliberatelyLax(name) ? [PolicyDefectKind.FinalAuto] : [], defects.Select(defect => defect.Kind));
    }

    [Theory]
    [InlineData("risk_tiered")]
    [InlineData("gate_everywhere")]
    [InlineData("no_gate")]
    public void Where_nothing_is_noticed_no_later_stage_speaks_and_rows_keep_their_bits(string name)
    {
        // The numbers of rows are part of trails: those that were there first stay in front.
        var table = PolicyProfiles.Table(name, Combinations.Threshold);
        var levels = table.Rows.TakeWhile(row => row.Stage == PolicyStage.Level).Count();
        Assert.DoesNotContain(table.Rows.Skip(levels), row => row.Stage == PolicyStage.Level);
        Assert.All(Combinations.All, request => Assert.True(table.Evaluate(request).MatchedRows < 1UL << levels));
    }

    [Theory]
    [InlineData(0.5, 0.8)]
    [InlineData(0.8, 0.95)]
    [InlineData(0, 1)]
    public void A_stricter_threshold_never_lets_more_run_on_its_own(double lax, double strict)
    {
        foreach (var name in PolicyProfiles.Names)
        {
            var (before, after) = (PolicyProfiles.Table(name, lax), PolicyProfiles.Table(name, strict));
            Assert.All(Seen, request => Assert.True(
                after.Evaluate(request).Outcome != Outcome.Auto || before.Evaluate(request).Outcome == Outcome.Auto));
        }
    }

    [Fact]
    public void A_playbook_runs_what_it_holds_refuses_what_it_does_not_and_asks_about_what_cannot_be_undone()
    {
        var table = PolicyProfiles.Table("playbook_only", 0.8);
        Assert.Equal(Outcome.Auto, table.Evaluate(World.Request(Impact.Critical, RiskFlags.Secrets, confidence: 0)).Outcome);
        Assert.Equal(Outcome.Single, table.Evaluate(World.Request(reversible: false)).Outcome);
        Assert.Equal(Outcome.Deny, table.Evaluate(World.Request(Impact.Low).With(Signs.OutOfPlaybook)).Outcome);
    }

    [Fact]
    public void A_template_sees_the_class_and_nothing_else()
    {
        var table = PolicyProfiles.Table("template_only", 0.8);
        Assert.False(table.Settings.Rechecks);
        Assert.All(Seen, request => Assert.Equal(
            table.Evaluate(request).Outcome,
            table.Evaluate((request with { Context = request.Context with { Confidence = 0.99 } }).With(request.Context.Signs & Dropped).With(ChainState.Start)).Outcome));
    }

    /// <summary>A compressed workflow asks nobody, whatever the profile.</summary>
    private const Signs Dropped = Signs.ReviewDropped;

    [Fact]
    public void Dual_control_asks_two_people_about_any_harm()
    {
        var table = PolicyProfiles.Table("dual_control", 0.8);
        foreach (var harm in new[] { RiskFlags.Customer, RiskFlags.Financial, RiskFlags.Safety })
        {
            Assert.Equal(Outcome.Dual, table.Evaluate(World.Request(Impact.Low, harm)).Outcome);
        }
    }

    [Theory]
    [InlineData(Impact.Medium, RiskFlags.None, true, Outcome.Auto)] // R5, below the threshold
    [InlineData(Impact.High, RiskFlags.None, true, Outcome.Auto)]
    [InlineData(Impact.Low, RiskFlags.Production, true, Outcome.Auto)]
    [InlineData(Impact.Low, RiskFlags.Secrets, true, Outcome.Single)]
    [InlineData(Impact.High, RiskFlags.Rbac, true, Outcome.Single)]
    [InlineData(Impact.Low, RiskFlags.None, false, Outcome.Single)]
    [InlineData(Impact.High, RiskFlags.Financial, true, Outcome.Dual)]
    [InlineData(Impact.High, RiskFlags.None, false, Outcome.Dual)]
    public void Under_pressure_the_middle_runs_and_the_edges_stay_gated(Impact impact, RiskFlags flags, bool reversible, Outcome outcome)
    {
        var request = World.Request(impact, flags, reversible: reversible, confidence: 0.1);
        var derived = PolicyRowSets.Widen(PolicyProfiles.Table("risk_tiered", 0.8));
        Assert.Equal(outcome, PolicyProfiles.Table("widened", 0.8).Evaluate(request).Outcome);
        Assert.Equal(outcome, derived.Evaluate(request).Outcome);
        Assert.Equal(Outcome.Deny, derived.Evaluate(request.With(Signs.OwnerMissing)).Outcome);
    }

    [Fact]
    public void Widening_never_asks_more_and_widening_twice_is_widening_once()
    {
        var tiers = PolicyProfiles.Table("risk_tiered", Combinations.Threshold);
        var widened = PolicyRowSets.Widen(tiers);
        Assert.All(Seen, request => Assert.True(widened.Evaluate(request).Outcome <= tiers.Evaluate(request).Outcome));
        Assert.Equal(widened.Digest, PolicyRowSets.Widen(widened).Digest);
        Assert.Equal(PolicyProfiles.Table("widened", Combinations.Threshold).Version, widened.Version);
        var gated = PolicyProfiles.Table("gate_everywhere", 0.8);
        Assert.Equal(gated.Digest, PolicyRowSets.Widen(gated).Digest); // there is nothing to widen
    }
}
