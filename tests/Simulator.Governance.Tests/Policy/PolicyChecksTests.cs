using FsCheck;
using FsCheck.Fluent;

namespace Simulator.Governance.Tests;

public sealed class PolicyChecksTests
{
    private static readonly PolicyTable Tiers = PolicyProfiles.Table("risk_tiered", 0.8);

    [Theory]
    [InlineData("R1")]
    [InlineData("R2")]
    [InlineData("R3")]
    [InlineData("R4")]
    [InlineData("R5")]
    public void A_table_that_forgets_a_request_is_found(string forgotten)
    {
        var defect = Only(PolicyDefectKind.Uncovered, Tiers.Rows.Where(row => row.Id != forgotten));
        Assert.StartsWith("no row speaks of a ", defect.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_stop_refuses_needs_no_level()
    {
        var table = Table([.. Tiers.Rows.Where(row => row.Id != "R3"), Row("S9", PolicyStage.Stop, Tiers.Rows.Single(row => row.Id == "R3").When, Outcome.Deny)]);
        Assert.DoesNotContain(PolicyChecks.Check(table), defect => defect.Kind == PolicyDefectKind.Uncovered);
    }

    [Fact]
    public void Impact_that_lowers_a_decision_is_found_with_the_row_that_lowers_it()
    {
        var defect = Only(PolicyDefectKind.Lowered, Changed("R6", row => row with { When = row.When with { ImpactAtMost = Impact.High } },
            Row("R6-more", PolicyStage.Level, new Condition { Access = Access.Write, ImpactAtLeast = Impact.Critical }, Outcome.Auto)));
        Assert.Equal("R6-more", defect.Row);
        Assert.Equal("raising the impact lowers the decision from single (R6) to auto (R6-more): a reversible write of high impact, confidence missing or below 0.8", defect.Problem);
    }

    [Fact]
    public void A_flag_that_lowers_a_decision_is_found()
    {
        var defect = Only(PolicyDefectKind.Lowered, Changed("R5", row => row with { When = row.When with { NoFlag = row.When.NoFlag | RiskFlags.SensitiveData } },
            Row("R5-open", PolicyStage.Level, new Condition { Access = Access.Write, ImpactAtLeast = Impact.Medium, ImpactAtMost = Impact.Medium, Reversible = true, ConfidenceBelow = 0.8, AnyFlag = RiskFlags.SensitiveData }, Outcome.Auto)));
        Assert.Equal("R5-open", defect.Row);
        Assert.StartsWith("adding a flag lowers the decision from single (R5) to auto (R5-open)", defect.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_way_back_that_raises_a_decision_is_found() =>
        Assert.Contains(
            PolicyChecks.Check(Table([PolicyRowSets.Everything(Outcome.Single, "all"), Row("back", PolicyStage.Level, new Condition { Reversible = true }, Outcome.Dual)])),
            defect => defect.Kind == PolicyDefectKind.Lowered && defect.Problem.StartsWith("taking away the way back", StringComparison.Ordinal));

    [Fact]
    public void Confidence_that_raises_a_decision_is_found() =>
        Assert.Contains(
            PolicyChecks.Check(Table([PolicyRowSets.Everything(Outcome.Single, "all"), Row("sure", PolicyStage.Level, new Condition { ConfidenceAtLeast = 0.9 }, Outcome.Dual)])),
            defect => defect.Kind == PolicyDefectKind.Lowered && defect.Problem.Contains("confidence 0.9 or more", StringComparison.Ordinal));

    [Fact]
    public void A_stop_or_a_modifier_for_the_harmless_alone_is_found()
    {
        foreach (var row in new[]
        {
            Row("S9", PolicyStage.Stop, new Condition { ImpactAtMost = Impact.Low }, Outcome.Deny),
            Row("M9", PolicyStage.Modifier, new Condition { ImpactAtMost = Impact.Low }, Outcome.Dual),
        })
        {
            Assert.Contains(PolicyChecks.Check(Table([PolicyRowSets.Everything(Outcome.Auto, "all"), row])), defect => defect.Kind == PolicyDefectKind.Lowered);
        }
    }

    [Fact]
    public void A_row_that_changes_nothing_is_found_and_told_why()
    {
        var never = Row("never", PolicyStage.Level, new Condition { AnyFlag = RiskFlags.Rbac, NoFlag = RiskFlags.Rbac }, Outcome.Dual);
        Assert.Equal("the row never matches", Only(PolicyDefectKind.Idle, [.. Tiers.Rows, never], "never").Problem);
        var second = Row("again", PolicyStage.Level, new Condition { Access = Access.Write, ImpactAtLeast = Impact.Critical }, Outcome.Single);
        Assert.Contains("there R7-final decides as well", Only(PolicyDefectKind.Idle, [.. Tiers.Rows, second], "again").Problem, StringComparison.Ordinal);
        var stop = Row("S9", PolicyStage.Stop, new Condition { AllSigns = Signs.OwnerMissing | Signs.Sandbox }, Outcome.Deny);
        Only(PolicyDefectKind.Idle, [.. Tiers.Rows, stop], "S9");
    }

    [Fact]
    public void A_row_that_only_shortens_credentials_is_good_for_something()
    {
        var shorter = Row("short", PolicyStage.Level, new Condition { AnyFlag = RiskFlags.Production }, Outcome.Auto) with
        {
            Obligations = Obligations.None with { CredentialTtl = World.Minutes(1) },
        };
        Assert.DoesNotContain(PolicyChecks.Check(Table([.. Tiers.Rows, shorter])), defect => defect.Kind == PolicyDefectKind.Idle);
    }

    [Fact]
    public void What_cannot_be_undone_and_runs_unasked_is_found_in_levels_and_emergencies()
    {
        var defect = Only(PolicyDefectKind.FinalAuto, Changed("R6-final", row => row with { Then = Outcome.Auto }));
        Assert.Equal("R6-final", defect.Row);
        var hasty = Changed("E2", row => row with { Then = Outcome.Auto });
        Assert.Equal("E2", Only(PolicyDefectKind.FinalAuto, hasty, "E2").Row);
    }

    [Fact]
    public void Defects_agree_with_a_search_through_all_combinations()
    {
        var found = new int[3];
        RandomPolicies.Holds(Levels, table =>
        {
            var defects = PolicyChecks.Check(table);
            var isUncovered = Combinations.All.Any(request => table.Evaluate(request).IsDefaultDeny);
            Assert.Equal(isUncovered, defects.Any(defect => defect.Kind == PolicyDefectKind.Uncovered));
            var isLowered = Combinations.All.Any(request => !table.Evaluate(request).IsDefaultDeny && Worse(request).Any(worse => Strictness(table, worse) < Strictness(table, request)));
            Assert.Equal(isLowered, defects.Any(defect => defect.Kind == PolicyDefectKind.Lowered));
            var isUnasked = Combinations.All.Any(request => request.Action is { Access: Access.Write, Reversible: false } && table.Evaluate(request).Outcome == Outcome.Auto);
            Assert.Equal(isUnasked, defects.Any(defect => defect.Kind == PolicyDefectKind.FinalAuto));
            found[0] += isUncovered ? 1 : 0;
            found[1] += isLowered ? 1 : 0;
            found[2] += isUnasked ? 1 : 0;
        }, times: 40);
        Assert.All(found, count => Assert.InRange(count, 3, 37)); // both answers came up
    }

    [Fact]
    public void A_table_that_tells_too_much_apart_is_not_taken_for_sound()
    {
        var rows = Enumerable.Range(0, 13).Select(sign => Row($"s{sign}", PolicyStage.Modifier, new Condition { AnySign = (Signs)(1 << sign) }, Outcome.Dual))
            .Concat(Enumerable.Range(0, 8).Select(flag => Row($"f{flag}", PolicyStage.Modifier, new Condition { AnyFlag = (RiskFlags)(1 << flag) }, Outcome.Dual)));
        var defects = PolicyChecks.Check(Table([PolicyRowSets.Everything(Outcome.Single, "all"), .. rows]));
        Assert.Equal([PolicyDefectKind.Unchecked], defects.Select(defect => defect.Kind));
    }

    /// <summary>Levels, stops and modifiers that ask about no sign and name only limits that the combinations have.</summary>
    private static readonly Gen<PolicyTable> Levels = RandomPolicies.Tables.Select(table => new PolicyTable(
        "plain",
        [
            .. table.Rows.Where(row => row.Stage != PolicyStage.Emergency).Take(5).Select(row => row with
            {
                When = row.When with
                {
                    AnySign = Signs.None, AllSigns = Signs.None, NoSign = Signs.None,
                    ConfidenceAtLeast = row.When.ConfidenceAtLeast is null ? null : Combinations.Threshold,
                    ConfidenceBelow = row.When.ConfidenceBelow is null ? null : Combinations.Threshold,
                },
            }),
            Row("base", PolicyStage.Level, new Condition { NoFlag = table.Digest % 2 == 0 ? RiskFlags.None : RiskFlags.Rbac }, table.Digest % 3 == 0 ? Outcome.Auto : Outcome.Single),
        ]));

    private static IEnumerable<ActionRequest> Worse(ActionRequest request)
    {
        if (request.Context.Impact < Impact.Critical)
        {
            yield return request with { Context = request.Context with { Impact = request.Context.Impact + 1 } };
        }

        for (var flag = 1; flag <= 128; flag <<= 1)
        {
            yield return request with { Resource = request.Resource with { Flags = request.Resource.Flags | (RiskFlags)flag } };
        }

        yield return request with { Action = request.Action with { Reversible = false } };
        yield return request with { Context = request.Context with { Confidence = double.NaN } };
    }

    private static int Strictness(PolicyTable table, in ActionRequest request) =>
        table.Evaluate(request).Outcome is var outcome && outcome == Outcome.Deny ? 9 : (int)outcome;

    private static PolicyDefect Only(PolicyDefectKind kind, IEnumerable<PolicyRow> rows, string? row = null)
    {
        var defects = PolicyChecks.Check(Table(rows)).Where(defect => defect.Kind == kind).ToList();
        return Assert.Single(defects, defect => row is null || defect.Row == row);
    }

    private static IEnumerable<PolicyRow> Changed(string id, Func<PolicyRow, PolicyRow> change, params PolicyRow[] more) =>
        [.. Tiers.Rows.Select(row => row.Id == id ? change(row) : row), .. more];

    private static PolicyTable Table(IEnumerable<PolicyRow> rows) => new("test", rows, Tiers.Settings);

    private static PolicyRow Row(string id, PolicyStage stage, Condition when, Outcome then) => new(id, 500, stage, when, then, Obligations.None, id);
}
