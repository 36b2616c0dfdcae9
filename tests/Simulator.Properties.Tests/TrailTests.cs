using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Properties.Tests;

/// <summary>The audit trail of any run, written and verified.</summary>
public class TrailTests
{
    [Fact]
    public void The_verifier_finds_nothing_in_the_trail_of_a_governed_run() => Property.Holds(
        text =>
        {
            var scenario = text.Load();
            if (!TakesSilenceForConsent(scenario))
            {
                var report = Verify(scenario);
                Assert.True(report.IsClean, string.Join("\n", report.Findings.Take(5)));
            }
        },
        times: 300);

    [Fact]
    public void The_verifier_finds_every_gate_that_was_passed_by_silence_and_nothing_else() => Property.Holds(
        text =>
        {
            var scenario = text.Load("gates.approval.onExpiry=autoApprove", "gates.approval.expiry=7m");
            var executed = RecordedRun.Of(scenario).Requests.Count(request =>
                request.Any(entry => entry.Fact.Fact == Fact.ApprovedBySilence) && request.Any(entry => entry.Fact.Fact == Fact.Authorised));
            var report = Verify(scenario);
            Assert.Equal(executed > 0, report.CountOf(TrailRule.I03) > 0);
            Assert.All(report.Findings, finding => Assert.True(finding.Rule is TrailRule.I03 or TrailRule.I09, finding.ToString()));
        },
        times: 60);

    [Fact]
    public void The_trail_has_as_many_records_as_the_run_has_facts() => Property.Holds(text =>
    {
        var scenario = text.Load();
        var report = Verify(scenario);
        var run = RecordedRun.Of(scenario);
        Assert.Equal(run.Entries.Count, report.Facts);
        Assert.Equal(run.Requests.Count, report.Requests);
        Assert.Equal(run.Requests.Count(request => request.Last().Fact.Fact != Fact.Closed), report.Unclosed);
    });

    /// <summary>Such a gate is a bad rule that is there to be measured: its breaches are findings, not defects.</summary>
    private static bool TakesSilenceForConsent(Scenario scenario) =>
        scenario.Gates.Single.Concat(scenario.Gates.Dual).Any(gate => gate.OnExpiry == ExpiryPolicy.AutoApprove);

    private static TrailReport Verify(Scenario scenario)
    {
        var setup = new ReplicationSetup(scenario);
        using var stream = new MemoryStream();
        using (var writer = new TrailWriter(
            stream, new TrailHeader(scenario.Name, "digest", scenario.Run.Seed, 0), scenario.Policy.Table, scenario.Gates, setup.Credentials,
            new Numbers(), Staff.PoolOfPerson(scenario), scenario.Special))
        {
            new Replication(setup, Arm.Governed).Run(0, writer.Write);
            writer.Complete();
        }

        stream.Position = 0;
        return TrailVerifier.Verify(stream);
    }

    private sealed class Numbers : ITrailNames
    {
        public string NameOfPerson(PersonId person) => FormattableString.Invariant($"person {person.Value}");

        public string NameOfClass(ClassId kind) => FormattableString.Invariant($"class {kind.Index}");

        public string NameOfService(int service) => FormattableString.Invariant($"service {service}");

        public string NameOfPool(int pool) => FormattableString.Invariant($"pool {pool}");
    }
}
