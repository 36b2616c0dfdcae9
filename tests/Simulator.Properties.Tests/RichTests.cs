using FsCheck;
using FsCheck.Fluent;
using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Properties.Tests;

/// <summary>Random scenarios with everything that may happen around gates: no crash, the ground truth holds, the same bits, and the trail tells all of it.</summary>
public class RichTests
{
    [Fact]
    public void The_ground_truth_holds_in_both_arms_and_the_run_repeats_to_the_bit() => Holds(text =>
    {
        var scenario = text.Load();
        var run = RecordedRun.Of(scenario);
        Assert.Empty(GroundTruth.Breaches(run));
        Assert.Empty(GroundTruth.Breaches(RecordedRun.Of(scenario, Arm.AutoTwin)));
        Assert.Equal(ResultText.Of(run.Result), ResultText.Of(RecordedRun.Of(scenario).Result));
        Assert.Equal(ResultText.Of(run.Result), ResultText.Of(new Replication(new ReplicationSetup(scenario), Arm.Governed).Run(0))); // and without a trail
    });

    [Fact]
    public void The_verifier_finds_bad_rules_and_nothing_else_in_the_trail_of_everything_that_happened() => Holds(text =>
    {
        var scenario = text.Load();
        var report = Verify(scenario);
        var allowed = Allowed(scenario);
        Assert.All(report.Findings, finding => Assert.True(allowed.Contains(finding.Rule), finding.ToString()));
    });

    [Fact]
    public void Every_feature_is_among_the_rich_scenarios_and_does_something()
    {
        var sample = RandomScenario.RichGenerator.Sample(400, new Rnd(20_261_121, 17), 20);
        var valid = sample.Where(scenario => scenario.Errors.Count == 0).ToList();
        Assert.True(valid.Count > 300, string.Join("\n", sample.SelectMany(scenario => scenario.Errors.Take(1)).Take(20)));
        var runs = valid.Select(scenario => RecordedRun.Of(scenario.Load())).ToList();
        foreach (var fact in new[]
        {
            Fact.FactorLapsed, Fact.Objected, Fact.InformationRequested, Fact.InformationReceived, Fact.TicketOpened, Fact.TicketPassed, Fact.TicketLost, Fact.Overridden, Fact.OverrideReviewed,
        })
        {
            Assert.True(runs.Count(run => run.Entries.Any(entry => entry.Fact.Fact == fact)) >= 5, fact.ToString());
        }

        Assert.True(runs.Count(run => run.Result.PolicyChanges > 0) >= 5, "widening");
        Assert.True(runs.Count(run => run.Result.All.ArtefactsLost.Sum() > 0) >= 5, "compression");
        Assert.True(runs.Count(run => run.Result.All.Content.Noise > 0) >= 5, "noise");
        var parted = valid.Where(scenario => scenario.Json.Contains("\"queues\"", StringComparison.Ordinal)).ToList();
        Assert.True(parted.Count(scenario => RecordedRun.Of(scenario.Load()).Result.TrailDigest != RecordedRun.Of(scenario.WithoutPart("pools", "p0", "queues").Load()).Result.TrailDigest) >= 5, "parted pools");
        Assert.True(runs.Count(run => run.Result.All.Trespassed(Trespass.Injected, TrespassEnd.Attempted) > 0) >= 5, "followed a planted instruction");
        Assert.True(runs.Count(run => run.Result.All.Trespassed(Trespass.Injected, TrespassEnd.Executed) > 0) >= 5, "executed what was planted");
        foreach (var target in Enum.GetValues<FaultTarget>())
        {
            Assert.True(runs.Count(run => run.Result.Faults.Begun.Count > 0 && run.Result.Faults.Begun[(int)target] > 0) >= 5, FaultModel.NameOf(target));
        }

        Assert.True(runs.Count(run => run.Result.Faults.Held > 0) >= 5, "held");
        Assert.True(runs.Count(run => run.Result.Faults.Decisions.Sum() > 0) >= 5, "decided by what stands in");
        Assert.True(runs.Count(run => run.Result.Faults.OlderPolicy.Stricter + run.Result.Faults.OlderPolicy.Weaker > 0) >= 5, "decided by an older version");
        Assert.True(runs.Count(run => run.Result.Faults.RowErrors.Stricter + run.Result.Faults.RowErrors.Weaker > 0) >= 5, "decided with rows in error");
        Assert.True(runs.Count(run => run.Result.Faults.Interrupted > 0) >= 5, "interrupted");
        Assert.True(runs.Count(run => run.Result.Faults.RevocationWaits > 0) >= 5, "revoked late");
        Assert.True(runs.Count(run => run.Result.Decay.Degraded > 0) >= 5, "degraded");
    }

    /// <summary>The rules that a scenario breaks on purpose.</summary>
    private static HashSet<TrailRule> Allowed(Scenario scenario)
    {
        var rules = new HashSet<TrailRule>();
        if (scenario.Gates.Single.Concat(scenario.Gates.Dual).Any(gate => gate.OnExpiry == ExpiryPolicy.AutoApprove))
        {
            rules.UnionWith([TrailRule.I03, TrailRule.I09]); // silence is no approval
        }

        if (scenario.Workflows.Any(workflow => workflow.Compressed is { Review: true }))
        {
            rules.Add(TrailRule.I09); // nobody is asked
        }

        if (scenario.CanLackEvidence)
        {
            rules.UnionWith([TrailRule.I09, TrailRule.I10, TrailRule.I11]); // overrides in the dark
        }

        if (scenario.Classes.Any(kind => kind.Content.Identity is IdentityMode.SharedBroad or IdentityMode.InheritedUser))
        {
            rules.Add(TrailRule.I19); // one account for session and execution
        }

        if (scenario.Faults?.CredentialBroker is not null)
        {
            rules.Add(TrailRule.I20); // credentials that were kept, or revoked late
        }

        if (scenario.Faults?.PolicyEngine?.Fallback is PolicyFallback.FailOpenAuto or PolicyFallback.FallbackTemplate)
        {
            rules.Add(TrailRule.I09); // what cannot be undone ran unasked
        }

        if (scenario.Faults is { PolicyBundle: not null } or { PolicyRows: not null })
        {
            rules.Add(TrailRule.I09); // a row that asks people was missing
        }

        if (scenario.BreakGlass is not null)
        {
            rules.Add(TrailRule.I12); // reviewed later than agreed
        }

        return rules;
    }

    private static TrailReport Verify(Scenario scenario)
    {
        var setup = new ReplicationSetup(scenario);
        using var stream = new MemoryStream();
        using (var writer = new TrailWriter(
            stream, new TrailHeader(scenario.Name, "digest", scenario.Run.Seed, 0), scenario.Policy.Table, scenario.Gates, setup.Credentials,
            new Numbers(scenario), Staff.PoolOfPerson(scenario), scenario.Special,
            scenario.PolicyVariants))
        {
            new Replication(setup, Arm.Governed)
            {
                PolicyChanges = change => writer.Write(change, default),
                PolicyOutages = writer.DeclarePolicyOutage,
            }.Run(0, writer.Write);
            writer.Complete();
        }

        stream.Position = 0;
        return TrailVerifier.Verify(stream);
    }

    private static void Holds(Action<RandomScenario> check) =>
        Prop.ForAll(RandomScenario.Rich, check).Check(Config.QuickThrowOnFailure.WithMaxTest(120).WithReplay(20_261_121, 7));

    private sealed class Numbers(Scenario scenario) : ITrailNames
    {
        public string NameOfPerson(PersonId person) => FormattableString.Invariant($"person {person.Value}");

        public string NameOfClass(ClassId kind) => FormattableString.Invariant($"class {kind.Index}");

        public string NameOfStage(int stage) => scenario.Tickets!.Stages[stage].Name;

        public string NameOfService(int service) => FormattableString.Invariant($"service {service}");

        public string NameOfPool(int pool) => FormattableString.Invariant($"pool {pool}");
    }
}
