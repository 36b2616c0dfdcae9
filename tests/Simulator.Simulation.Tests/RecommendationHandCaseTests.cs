using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

/// <summary>Planted instructions, noise, wider scopes, hidden dependencies and confidence, in cases small enough to count by hand.</summary>
public sealed class RecommendationHandCaseTests
{
    private const string Certain = "\"99.9%\"";

    [Fact]
    public void Whatever_is_drafted_during_a_burst_is_wrong_and_sure_of_itself()
    {
        // Bursts [60, 90) and [80, 110) minutes: 59, 60, 95, 109 and 110 minutes are out, in, in, in, out.
        var scenario = Bursts("[\"59m\", \"60m\", \"95m\", \"109m\", \"110m\"]", "\"seen\": \"0%\"");
        var run = Lab.Run(scenario, Arm.AutoTwin);
        Assert.Equal((5, 3, 3, 3), (run.All.Roots, run.All.Wrong, run.All.Escaped, run.All.Trespassed(Trespass.Injected, TrespassEnd.Executed)));
        Assert.Equal([false, true, true, true, false], Confidences(scenario).Select(confidence => confidence > 0.99));
    }

    [Fact]
    public void What_is_recognised_is_stopped()
    {
        var flow = Lab.Run(Bursts("[\"60m\"]", "\"seen\": \"100%\"")).All;
        Assert.Equal((1, 1, 0), (flow.Trespassed(Trespass.Injected, TrespassEnd.Attempted), flow.Trespassed(Trespass.Injected, TrespassEnd.Blocked), flow.Escaped));
    }

    [Fact]
    public void Outside_the_classes_it_reaches_nothing_is_planted()
    {
        var layer = """
            {
              "injections": { "mail": { "classes": ["other"], "starts": { "kind": "scripted", "at": ["0s"] }, "share": "100%" } },
              "classes": { "other": { "access": "read", "impact": "low" } }
            }
            """;
        Assert.Equal(0, Lab.Run(Lab.Over(layer)).All.Trespassed(Trespass.Injected, TrespassEnd.Attempted));
    }

    [Fact]
    public void Noise_takes_review_time_and_is_worth_nothing()
    {
        // 12 minutes of review each, all of them noise although the class is always wrong: no escape, no exposure, no omission.
        var flow = Lab.Run(Lab.Over(Content("""{ "noise": "100%", "hiddenDependency": { "share": "100%" } }""", "\"wrong\": \"100%\", \"delayCost\": 5"))).All;
        Assert.Equal((1, 1, 1, 1), (flow.Content.Drafted, flow.Content.Noise, flow.Content.Gated, flow.Content.NoiseGated));
        Assert.Equal((12 * 60_000_000L, 12 * 60_000_000L), (flow.Content.ReviewTime, flow.Content.NoiseReviewTime));
        Assert.Equal((0, 0, 0, 0), (flow.Wrong, flow.RightReviewed, flow.WrongReviewed, flow.Content.Outages));
        Assert.Equal((0.0, 0.0, 0.0), (flow.WrongActionExposure, flow.UnsupervisedAuthority, flow.Omission));
    }

    [Fact]
    public void A_wider_scope_multiplies_harm_and_the_credential_and_no_policy_sees_it()
    {
        const string wrong = "\"wrong\": \"100%\", \"blastRadius\": 2, \"severity\": 5, \"discovery\": \"50m\", \"rollback\": \"10m\", \"credential\": { \"ttl\": \"60m\", \"revokeOnCompletion\": false, \"scope\": 1 }";
        var meant = Lab.Run(Lab.Over(Content("{}", wrong)), Arm.AutoTwin).All;
        var wider = Lab.Run(Lab.Over(Content("""{ "excessScope": { "share": "100%", "factor": 4 } }""", wrong)), Arm.AutoTwin).All;
        Assert.Equal(5 * 2 * 60 * 60_000_000.0, meant.WrongActionExposure, 3);
        Assert.Equal(4 * meant.WrongActionExposure, wider.WrongActionExposure, 3);
        Assert.Equal(4 * meant.ExploitableCredentialTime, wider.ExploitableCredentialTime, 3);
        Assert.Equal(4 * meant.UnsupervisedAuthority, wider.UnsupervisedAuthority, 9);
        Assert.Equal((2.0, 6.0), (wider.Content.IntendedReach, wider.Content.ExcessReach));
    }

    [Fact]
    public void A_right_action_breaks_what_nobody_knew_and_that_is_exposure()
    {
        const string right = "\"blastRadius\": 2, \"severity\": 5";
        var flow = Lab.Run(Lab.Over(Content("""{ "hiddenDependency": { "share": "100%", "outage": "30m" } }""", right)), Arm.AutoTwin).All;
        Assert.Equal((1, 30 * 60_000_000L, 0), (flow.Content.Outages, flow.Content.OutageTime, flow.Escaped));
        Assert.Equal(5 * 2 * 30 * 60_000_000.0, flow.WrongActionExposure, 3);
    }

    [Theory]
    [InlineData("100%", 0)]
    [InlineData("0%", 1)]
    public void An_approver_who_would_find_anything_finds_the_dependency_too(string detection, long outages)
    {
        var layer = Content("""{ "hiddenDependency": { "share": "100%", "outage": "30m" } }""", "\"review\": \"100h\", \"detectionTime\": \"1m\"");
        Assert.Equal(outages, Lab.Run(Lab.Over(layer, $"review.detectionMaximum={detection}", "run.horizon=10d", "run.runOnLimit=10d")).All.Content.Outages);
    }

    [Fact]
    public void A_wrong_action_is_no_outage_of_a_hidden_dependency_as_well() =>
        Assert.Equal(0, Lab.Run(Lab.Over(Content("""{ "hiddenDependency": { "share": "100%", "outage": "30m" } }""", "\"wrong\": \"100%\"")), Arm.AutoTwin).All.Content.Outages);

    [Fact]
    public void Confidence_is_held_against_what_is_right()
    {
        // Right ones say 0.9, wrong ones 0.8; one class is right, the other wrong: 2 and 1 requests.
        const string fixedConfidence = "\"confidence\": { \"right\": \"90%\", \"wrong\": \"80%\" }";
        var run = Lab.Run(Lab.Over($$"""
            { "classes": {
                "item": { "arrivals": { "kind": "scripted", "at": ["0s", "1h"] }, {{fixedConfidence}} },
                "bad": { "arrivals": { "kind": "scripted", "at": ["2h"] }, "access": "write", "impact": "low", "wrong": "100%", "session": "none", {{fixedConfidence}} }
            } }
            """));
        var content = run.All.Content;
        Assert.Equal((3, 2), (content.Confident, content.ConfidentRight));
        Assert.Equal(2.6, content.Confidence, 12);
        Assert.Equal((2 * 0.01) + 0.64, content.SquaredError, 12);
        Assert.Equal((2.0, 2.0), (run.ConfidencePairs, run.ConfidenceOrdered)); // both right ones say more than the wrong one
    }

    [Fact]
    public void Equal_confidence_is_half_a_pair_and_people_have_none()
    {
        const string equal = "\"confidence\": { \"right\": \"70%\", \"wrong\": \"70%\" }";
        const string bad = "\"bad\": { \"arrivals\": { \"kind\": \"scripted\", \"at\": [\"2h\"] }, \"access\": \"write\", \"impact\": \"low\", \"wrong\": \"100%\", \"session\": \"none\"";
        var run = Lab.Run(Lab.Over($$"""{ "classes": { "item": { {{equal}} }, {{bad}}, {{equal}} } } }"""));
        Assert.Equal((1.0, 0.5), (run.ConfidencePairs, run.ConfidenceOrdered));
        var people = Lab.Run(Lab.Over($$"""{ "classes": { "item": { "origin": "human" }, {{bad}}, "origin": "human" } } }"""));
        Assert.Equal((0.0, 0), (people.ConfidencePairs, people.All.Content.Confident));
    }

    private static Scenario Bursts(string at, string more) => Lab.Over($$"""
        {
          "injections": { "mail": { "classes": ["item"], "starts": { "kind": "scripted", "at": ["60m", "80m"] }, "length": "30m", "share": "100%", "confidence": {{Certain}}, {{more}} } },
          "classes": { "item": { "arrivals": { "kind": "scripted", "at": {{at}} } } }
        }
        """);

    private static List<double> Confidences(Scenario scenario)
    {
        var found = new List<double>();
        new Replication(new ReplicationSetup(scenario), Arm.AutoTwin).Run(0, (in AuditEvent fact, in ActionRequest request) =>
        {
            if (fact.Fact == Fact.Submitted)
            {
                found.Add(request.Context.Confidence);
            }
        });
        return found;
    }

    private static string Content(string content, string more) => $$"""{ "classes": { "item": { "content": {{content}}, {{more}} } } }""";
}
