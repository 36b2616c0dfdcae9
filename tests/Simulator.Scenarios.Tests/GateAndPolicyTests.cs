using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Scenarios.Tests;

public sealed class GateAndPolicyTests
{
    [Fact]
    public void Without_gates_there_is_one_for_each_level()
    {
        var scenario = Texts.Valid(Texts.Load(Texts.Minimal));

        var single = Assert.Single(scenario.Gates.Single);
        var dual = Assert.Single(scenario.Gates.Dual);
        Assert.Equal(("approval", false, Duration.FromHours(1)), (single.Name, single.Serial, single.RequestTtl));
        Assert.Equal([new GateFactor("owner", 0, 1)], single.Factors);
        Assert.Equal(("dual-approval", false), (dual.Name, dual.Serial));
        Assert.Equal([new GateFactor("owner", 0, 1), new GateFactor("risk", 0, 1)], dual.Factors);
        Assert.Equal([new ReviewRole("owner", 1), new ReviewRole("risk", 0.6)], scenario.Roles);
    }

    [Fact]
    public void Gates_and_factors_follow_their_order_then_their_names()
    {
        var scenario = Texts.Valid(Texts.Over("""
            "pools": { "desk": { "reviewers": 9 }, "audit": { "reviewers": 2 } },
            "gates": {
              "late": { "levels": ["dual"], "order": 20, "factors": { "c": { "pool": "desk" } }, "expiry": "never" },
              "b": { "levels": ["single", "dual"], "mode": "serial", "expiry": "30m",
                     "factors": { "x": { "pool": "desk", "approvals": 2 }, "y": { "order": 1, "pool": "audit" } } },
              "a": { "levels": ["dual"], "factors": { "x": {} } }
            }
            """));

        Assert.Equal(["b"], scenario.Gates.Single.Select(gate => gate.Name));
        Assert.Equal(["a", "b", "late"], scenario.Gates.Dual.Select(gate => gate.Name));
        Assert.Equal([new GateFactor("y", 0, 1), new GateFactor("x", 1, 2)], scenario.Gates.Single[0].Factors);
        Assert.True(scenario.Gates.Single[0].Serial);
        Assert.Equal(Duration.MaxValue, scenario.Gates.Dual[2].RequestTtl);
        Assert.Equal(0, Assert.Single(scenario.Gates.Dual[0].Factors).Pool); // the first pool by name
        Assert.Equal(["c", "x", "y"], scenario.Roles.Select(role => role.Name));
    }

    [Fact]
    public void A_level_that_the_policy_cannot_give_needs_no_gate_and_no_people()
    {
        var scenario = Texts.Valid(Texts.Over("""
            "pools": { "desk": { "reviewers": 1 } }, "policy": { "profile": "gate_everywhere" },
            "gates": { "g": { "levels": ["single"], "factors": { "owner": {} } } }
            """));

        Assert.NotEmpty(scenario.Gates.Dual); // the pipeline asks for a whole plan
    }

    [Fact]
    public void The_default_gates_suit_one_reviewer_where_no_action_needs_two()
    {
        Assert.True(Texts.Over("""
            "pools": { "desk": { "reviewers": 1 } }, "policy": { "profile": "gate_everywhere" }
            """).IsValid);
        Assert.False(Texts.Over("""
            "pools": { "desk": { "reviewers": 1 } }, "policy": { "profile": "risk_tiered" }
            """).IsValid);
    }

    [Theory]
    [InlineData("risk_tiered")]
    [InlineData("gate_everywhere")]
    [InlineData("no_gate")]
    [InlineData("playbook_only")]
    [InlineData("dual_control")]
    [InlineData("template_only")]
    [InlineData("widened")]
    public void A_profile_arrives_with_all_its_rows(string profile)
    {
        var policy = Texts.Valid(Texts.Over($$"""
            "policy": { "profile": "{{profile}}", "threshold": "72.5%" }
            """)).Policy;

        Assert.Equal(PolicyProfiles.Rows(profile, 0.725).OrderBy(row => row.Order).ThenBy(row => row.Id, StringComparer.Ordinal), policy.Table.Rows);
        Assert.Equal((profile, 0.725), (policy.Profile, policy.Threshold));
        Assert.Equal(PolicyProfiles.Settings(profile), policy.Table.Settings);
        Assert.Equal(PolicyProfiles.Table(profile, 0.725).Version, policy.Table.Version);
    }

    [Fact]
    public void One_key_of_one_row_can_be_changed()
    {
        var table = Texts.Valid(Texts.Over("""
            "policy": { "checks": "off", "rows": { "R4": { "when": { "confidenceAtLeast": "95%" } }, "R3": { "enabled": false },
              "A1": { "order": 1, "stage": "stop", "then": "deny", "reason": "never on a Friday", "when": { "access": "write", "anyFlag": ["safety", "rbac"], "containment": false } } } }
            """)).Policy.Table;

        Assert.Equal(PolicyProfiles.Rows("risk_tiered", 0.8).Count, table.Rows.Count); // one more, one less
        Assert.Equal(0.95, table.Rows.Single(row => row.Id == "R4").When.ConfidenceAtLeast);
        Assert.Equal(Impact.Medium, table.Rows.Single(row => row.Id == "R4").When.ImpactAtLeast);
        var stop = table.Rows[0];
        Assert.Equal(("A1", PolicyStage.Stop, Outcome.Deny, "never on a Friday"), (stop.Id, stop.Stage, stop.Then, stop.Reason));
        Assert.Equal(new Condition { Access = Access.Write, AnyFlag = RiskFlags.Safety | RiskFlags.Rbac, Containment = false }, stop.When);
        Assert.Equal(Obligations.None, stop.Obligations);
    }

    [Fact]
    public void The_version_of_a_policy_changes_with_its_rows_and_its_threshold_only()
    {
        var first = Version("");
        Assert.Equal(first, Version(""));
        Assert.Equal(first, Version("\"latency\": \"1s\""));
        Assert.NotEqual(first, Version("\"threshold\": \"81%\""));
        Assert.NotEqual(first, Version("\"rows\": { \"E1\": { \"enabled\": false } }"));
        Assert.NotEqual(first, Version("\"chain\": { \"initialCeiling\": 4 }"));
        Assert.NotEqual(first, Version("\"recheck\": false"));
        Assert.Equal(first, Version("\"checks\": \"warn\""));
        Assert.StartsWith("risk_tiered@", first, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_may_shorten_credentials_and_ask_for_time()
    {
        var row = Texts.Valid(Texts.Over("""
            "policy": { "checks": "off", "rows": { "L1": { "then": "dual", "credentialTtl": "5m", "minimumReview": "90s", "approvalTtl": "1h" } } }
            """)).Policy.Table.Rows.Single(one => one.Id == "L1");

        Assert.Equal(new Obligations(Duration.FromMinutes(5), Duration.FromSeconds(90), Duration.FromHours(1)), row.Obligations);
        Assert.Equal(100, row.Order);
    }

    private static string Version(string members) => Texts.Valid(Texts.Over($$"""
        "policy": { {{members}} }
        """)).Policy.Table.Version;
}
