using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Properties.Tests;

/// <summary>Random scenarios in which people go around gates and the audit sink fails.</summary>
public class EvidenceTests
{
    private static readonly string[] Overridden =
    [
        "breakGlass.hazard=6/h", "breakGlass.unlogged=40%", "breakGlass.withoutReason=30%", "breakGlass.expiry=1m", "breakGlass.reviewWithin=2h",
        "breakGlass.reviewDelay=1h", "breakGlass.reviewPool=p0",
    ];

    private static readonly string[] Failing =
    [
        "auditSink.outages.kind=scripted", "auditSink.outages.at=[\"30m\",\"2h\"]", "auditSink.length=40m", "auditSink.whileDown=buffer", "auditSink.bufferSize=10", "auditSink.crash=50%",
    ];

    [Fact]
    public void The_ground_truth_holds_whoever_goes_around_the_gates_and_the_run_repeats_to_the_bit()
    {
        var (recorded, dark) = (0L, 0L);
        Property.Holds(scenario =>
        {
            var loaded = scenario.Load([.. Overridden, .. Failing]);
            var run = RecordedRun.Of(loaded);
            Assert.Empty(GroundTruth.Breaches(run));
            Assert.Equal(run.Result.TrailDigest, RecordedRun.Of(loaded).Result.TrailDigest);
            Assert.All(run.Requests.Where(Has(Fact.Overridden)), request => Assert.DoesNotContain(request, entry => entry.Fact.Fact is Fact.Expired or Fact.Rejected && !Has(Fact.ApprovalLapsed)(request)));
            recorded += run.Result.All.Overrides[(int)OverrideCount.Recorded];
            dark += run.Result.All.Overrides[(int)OverrideCount.Dark];
        });
        Assert.True(recorded > 20 && dark > 20, $"{recorded} and {dark}: too few to show anything");
    }

    [Fact]
    public void A_sink_that_only_buffers_changes_nothing_of_what_happens() => Property.Holds(scenario =>
        Assert.Equal(RecordedRun.Of(scenario.Load()).Result.TrailDigest, RecordedRun.Of(scenario.Load(Failing)).Result.TrailDigest));

    [Fact]
    public void Every_record_is_kept_lost_or_never_sent_and_the_kept_trail_says_how_many_it_lacks()
    {
        var missing = 0ul;
        Property.Holds(
            scenario =>
            {
                var loaded = scenario.Load([.. Overridden, .. Failing]);
                var (report, fates) = Kept(loaded);
                Assert.Equal(fates.Count(fate => fate.End == RecordEnd.Kept), report.Facts);
                Assert.Equal((ulong)fates.Count(fate => fate.End == RecordEnd.Lost), report.DeclaredMissing);
                Assert.Equal((0ul, 0L, 0L), (report.UndeclaredMissing, report.CountOf(TrailRule.I24), report.CountOf(TrailRule.I25)));
                var evidence = RecordedRun.Of(loaded).Result.Evidence!;
                Assert.All(evidence.Required.Zip(evidence.Kept), each => Assert.InRange(each.Second, 0, each.First));
                Assert.True(evidence.Complete <= evidence.Linked && evidence.Linked <= evidence.Executed);
                missing += report.DeclaredMissing;
            },
            times: 60);
        Assert.True(missing > 100, $"{missing}: too few to show anything");
    }

    private static Func<IGrouping<RequestId, Entry>, bool> Has(Fact fact) => request => request.Any(entry => entry.Fact.Fact == fact);

    private static (TrailReport Report, IReadOnlyList<RecordFate> Fates) Kept(Scenario scenario)
    {
        var setup = new ReplicationSetup(scenario);
        var replication = new Replication(setup, Arm.Governed);
        replication.KeepFates();
        replication.Run(0);
        RecordFate[] fates = [.. replication.Fates];
        using var stream = new MemoryStream();
        using (var writer = new TrailWriter(
            stream, new TrailHeader(scenario.Name, "digest", scenario.Run.Seed, 0), scenario.Policy.Table, scenario.Gates, setup.Credentials,
            new Numbers(), Staff.PoolOfPerson(scenario), scenario.Special))
        {
            var kept = new SinkWriter(writer, fates, declaresGaps: true);
            replication.Run(0, kept.Take);
            kept.Finish();
            writer.Complete();
        }

        stream.Position = 0;
        return (TrailVerifier.Verify(stream), fates);
    }

    private sealed class Numbers : ITrailNames
    {
        public string NameOfPerson(PersonId person) => FormattableString.Invariant($"person {person.Value}");

        public string NameOfClass(ClassId kind) => FormattableString.Invariant($"class {kind.Index}");

        public string NameOfService(int service) => FormattableString.Invariant($"service {service}");

        public string NameOfPool(int pool) => FormattableString.Invariant($"pool {pool}");
    }
}
