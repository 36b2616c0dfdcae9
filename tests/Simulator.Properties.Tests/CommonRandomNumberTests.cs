using FsCheck;
using FsCheck.Fluent;
using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Simulation;
using Outcome = Simulator.Governance.Outcome;

namespace Simulator.Properties.Tests;

/// <summary>
/// The same request meets the same draws whatever is compared: policy, threshold, gates, staff, discipline. What differs between two
/// variants is then an effect of the difference, never of other luck.
/// </summary>
public class CommonRandomNumberTests
{
    /// <summary>Personal speed off, so that a review takes as long whoever does it; no minimum; no confidence that depends on anything else.</summary>
    private static readonly string[] Same = ["review.copyProbability=0%"];

    private static readonly string[][] Variants =
    [
        ["policy.profile=no_gate"],
        ["policy.profile=gate_everywhere"],
        ["policy.threshold=99%"],
        ["gates.approval.expiry=3m", "gates.dual.mode=serial"],
        ["pools.p0.discipline=priority"],
        ["run.afterHorizon=cut"],
        ["catalogue.seed=5"],
    ];

    [Fact]
    public void A_request_is_the_same_in_both_arms_and_under_any_other_policy_or_staff() => ForVariants((scenario, variant) =>
    {
        foreach (var (one, other) in CommonRoots(RecordedRun.Of(scenario), RecordedRun.Of(variant)))
        {
            Assert.Equal(one.Submitted.Fact.At, other.Submitted.Fact.At);
            Assert.Equal(Content(one.Submitted, scenario), Content(other.Submitted, variant));
        }
    });

    [Fact]
    public void The_truth_is_the_same_in_both_arms_and_under_any_other_policy_or_staff() => ForVariants((scenario, variant) =>
    {
        var results = new[] { Arm.Governed, Arm.AutoTwin }.SelectMany(arm => new[] { RecordedRun.Of(scenario, arm).Result, RecordedRun.Of(variant, arm).Result });
        Assert.Single(results.Select(result => string.Join(',', result.Classes.Select(flow => $"{flow.Roots}/{flow.Wrong}"))).Distinct());
        Assert.Single(results.Select(result => result.Incidents.Count).Distinct());
    });

    [Fact]
    public void An_action_takes_as_long_under_any_other_policy_or_staff() => ForVariants((scenario, variant) =>
    {
        foreach (var (one, other) in CommonRoots(RecordedRun.Of(scenario), RecordedRun.Of(variant)).Concat(CommonRoots(RecordedRun.Of(scenario), RecordedRun.Of(scenario, Arm.AutoTwin))))
        {
            if (one.Execution is { } time && other.Execution is { } otherTime)
            {
                Assert.Equal(time, otherTime);
            }
        }
    });

    [Fact]
    public void A_review_takes_as_long_and_sees_the_same_under_any_other_policy_or_staff() => ForVariants(
        (scenario, variant) =>
        {
            var others = UndisturbedReviews(RecordedRun.Of(variant));
            foreach (var (key, review) in UndisturbedReviews(RecordedRun.Of(scenario)))
            {
                if (others.TryGetValue(key, out var other))
                {
                    Assert.Equal(review, other);
                }
            }
        },
        "pools.p0.speedSpread=0", "pools.p1.speedSpread=0", "pools.p2.speedSpread=0");

    [Fact]
    public void Without_a_class_the_others_arrive_and_are_as_they_were() => Property.Holds(text =>
    {
        var kinds = text.Load().Classes.Where(kind => kind.Name.StartsWith('c') && kind.Name.Length == 2).ToList();
        if (kinds.Count < 2)
        {
            return;
        }

        var all = RecordedRun.Of(text.Load());
        var fewer = RecordedRun.Of(text.Without(kinds[0].Name).Load());
        var left = Roots(all).Where(root => NameOf(root.Value, all) != kinds[0].Name).ToDictionary();
        var now = Roots(fewer);
        foreach (var (node, root) in now.Where(entry => left.ContainsKey(entry.Key)))
        {
            Assert.Equal(left[node].Submitted.Fact.At, root.Submitted.Fact.At);
            Assert.Equal(Content(left[node].Submitted, all.Scenario) with { Class = 0 }, Content(root.Submitted, fewer.Scenario) with { Class = 0 });
            Assert.Equal(NameOf(left[node], all), NameOf(root, fewer));
        }

        Assert.Equal(CountedNodes(left, all), CountedNodes(now, fewer));
    });

    private static void ForVariants(Action<Scenario, Scenario> check, params string[] set) =>
        Prop.ForAll(
            RandomScenario.Any,
            Arb.From(Gen.Choose(0, Variants.Length)),
            (text, number) =>
            {
                string[] common = [.. Same, .. set.Where(setting => text.Json.Contains($"\"{setting.Split('.')[1]}\"", StringComparison.Ordinal))];
                check(text.Load(common), number < Variants.Length ? text.Load([.. common, .. Variants[number]]) : OtherStaff(text).Load(common));
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(20_260_302, 11));

    /// <summary>The first pool with twice as many people, always there.</summary>
    private static RandomScenario OtherStaff(RandomScenario text)
    {
        var root = System.Text.Json.Nodes.JsonNode.Parse(text.Json)!;
        root["pools"]!.AsObject()["p0"] = System.Text.Json.Nodes.JsonNode.Parse("""{ "reviewers": 9 }""");
        return new RandomScenario(root.ToJsonString());
    }

    private sealed record Root(Entry Submitted, long? Execution);

    private static Dictionary<NodeId, Root> Roots(RecordedRun run) => run.Requests.Where(request => !request.First().Request.Context.Containment)
        .ToDictionary(request => request.First().Fact.Node, request => new Root(request.First(), ExecutionOf([.. request])));

    private static long? ExecutionOf(List<Entry> facts)
    {
        var started = facts.FindIndex(entry => entry.Fact.Fact == Fact.ExecutionStarted);
        var ended = facts.FindIndex(entry => entry.Fact.Fact == Fact.Executed);
        return started >= 0 && ended >= 0 ? (facts[ended].Fact.At - facts[started].Fact.At).Microseconds : null;
    }

    private static IEnumerable<(Root One, Root Other)> CommonRoots(RecordedRun one, RecordedRun other)
    {
        var others = Roots(other);
        return Roots(one).Where(entry => others.ContainsKey(entry.Key)).Select(entry => (entry.Value, others[entry.Key]));
    }

    /// <summary>What a request says; the person it is for is told by the place among those who review nothing.</summary>
    private static (int Class, int Owner, int Service, RiskFlags Flags, double Confidence, Impact Impact, Origin Origin, Digest Digest) Content(Entry submitted, Scenario scenario)
    {
        var request = submitted.Request;
        return (request.Action.Class.Index, request.Subject.RunOwner.Value - Staff.FirstBusinessPerson(scenario), request.Resource.Service,
            request.Resource.Flags, double.IsNaN(request.Context.Confidence) ? -1 : request.Context.Confidence, request.Context.Impact, request.Subject.Origin, request.Digest);
    }

    private static string NameOf(Root root, RecordedRun run) => run.Scenario.Classes[root.Submitted.Request.Action.Class.Index].Name;

    private static HashSet<NodeId> CountedNodes(Dictionary<NodeId, Root> roots, RecordedRun run) =>
        [.. roots.Where(entry => run.IsCountedRoot(entry.Value.Submitted)).Select(entry => entry.Key)];

    /// <summary>
    /// Length and verdict of every review that one person did in one go, by request, role and which approval of the role it is; not those
    /// of requests that were asked about twice, nor of those that may turn wrong while they wait: when they are looked at depends on the policy.
    /// </summary>
    private static Dictionary<(NodeId Node, string Role, int Approval), (long Length, bool Approved)> UndisturbedReviews(RecordedRun run)
    {
        var reviews = new Dictionary<(NodeId, string, int), (long, bool)>();
        foreach (var request in run.Requests.Where(request => request.All(entry => entry.Fact.Fact is not (Fact.ApprovalLapsed or Fact.Rechecked))))
        {
            if (run.Scenario.Classes[request.First().Request.Action.Class.Index].Staleness is not null)
            {
                continue;
            }

            var level = run.Scenario.Policy.Table.Evaluate(request.First().Request);
            if (level.Obligations.MinimumReview > Simulator.Time.Duration.Zero || level.Outcome is Outcome.Deny or Outcome.Auto)
            {
                continue; // the length then depends on the row that decides
            }

            foreach (var (key, review) in ReviewsOf([.. request], run.Scenario.Gates.For(level.Outcome)))
            {
                reviews[(request.First().Fact.Node, key.Role, key.Approval)] = review;
            }
        }

        return reviews;
    }

    private static IEnumerable<((string Role, int Approval) Key, (long Length, bool Approved) Review)> ReviewsOf(List<Entry> facts, IReadOnlyList<Gate> gates)
    {
        var gate = -1;
        var begun = new Dictionary<ulong, Entry>();
        var disturbed = new HashSet<ulong>();
        foreach (var entry in facts)
        {
            switch (entry.Fact.Fact)
            {
                case Fact.GateEntered:
                    gate = (int)entry.Fact.Detail;
                    begun.Clear();
                    disturbed.Clear();
                    break;
                case Fact.ReviewStarted:
                    begun[entry.Fact.Detail] = entry;
                    break;
                case Fact.HandedBack or Fact.ReviewParked:
                    disturbed.Add(entry.Fact.Detail);
                    break;
                case Fact.Approved or Fact.Rejected when !disturbed.Contains(entry.Fact.Detail):
                    yield return (
                        PlaceOf(gates, gate, (int)entry.Fact.Detail),
                        ((entry.Fact.At - begun[entry.Fact.Detail].Fact.At).Microseconds, entry.Fact.Fact == Fact.Approved));
                    break;
            }
        }
    }

    /// <summary>The role of a place, and which approval of that role it is over all gates of the level.</summary>
    private static (string Role, int Approval) PlaceOf(IReadOnlyList<Gate> gates, int gate, int place)
    {
        string[] roles = [.. gates.SelectMany(each => each.Factors.SelectMany(factor => Enumerable.Repeat(factor.Role, factor.Approvals)))];
        var index = gates.Take(gate).Sum(each => each.Factors.Sum(factor => factor.Approvals)) + place;
        return (roles[index], roles.Take(index).Count(role => role == roles[index]));
    }
}
