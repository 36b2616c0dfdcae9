using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.TestSupport;
using Simulator.Time;

namespace Simulator.Simulation.Tests;

/// <summary>What the audit sink keeps of requests that arrive, are reviewed for 12 minutes and executed at once while it fails.</summary>
public class AuditSinkHandCaseTests
{
    [Fact]
    public void A_sink_that_fails_in_between_keeps_what_waits_in_its_buffer()
    {
        var replication = Run(Sink("5m", "10m", "auditSink.bufferSize=100"));
        Assert.All(replication.Fates, fate => Assert.Equal(new RecordFate(RecordEnd.Kept, Duration.Zero), fate));
    }

    [Theory]
    [InlineData("dropNew", new[] { true, true, false, false, false, false, false, false })]
    [InlineData("dropOldest", new[] { false, false, false, false, false, false, true, true })]
    public void A_full_buffer_loses_the_oldest_or_the_newest(string whenFull, bool[] kept)
    {
        // Down from minute 5 to 15: what happens at minute 12 is recorded there, from the approval to the end of the credential.
        var scenario = Sink("5m", "10m", "auditSink.bufferSize=2", "auditSink.whenFull=" + whenFull);
        var trail = Lab.Trail(scenario);
        var replication = Run(scenario);
        var down = trail.Select((entry, index) => (entry.Minute, Fate: replication.Fates[index].End)).ToList();
        Assert.All(down.Where(entry => entry.Minute < 5), entry => Assert.Equal(RecordEnd.Kept, entry.Fate));
        var ends = down.Where(entry => entry.Minute >= 5).Select(entry => entry.Fate == RecordEnd.Kept).ToArray();
        Assert.Equal([.. kept.Take(2), .. ends[2..^2].Select(_ => false), .. kept[^2..]], ends);
    }

    [Fact]
    public void A_crash_loses_all_that_waits_and_the_bounds_of_an_outage_are_half_open()
    {
        var crashed = Run(Sink("12m", "1m", "auditSink.crash=100%"));
        Assert.Equal(Lab.Trail(Sink("12m", "1m")).Select(entry => entry.Minute == 12), crashed.Fates.Select(fate => fate.End == RecordEnd.Lost));
        var before = Run(Sink("11m", "1m", "auditSink.crash=100%")); // up again at minute 12
        Assert.DoesNotContain(before.Fates, fate => fate.End == RecordEnd.Lost);
    }

    [Fact]
    public void Evidence_counts_what_is_missing_by_kind_and_by_trace()
    {
        var scenario = Sink("12m", "1m", "auditSink.crash=100%", "classes.item.arrivals.at=[\"0s\",\"2h\"]");
        var result = Lab.Run(scenario).Evidence!;
        Assert.Equal((2, 1, 1), (result.Executed, result.Linked, result.Complete));
        Assert.Equal((2, 2), (result.Required[(int)RecordKind.Request], result.Kept[(int)RecordKind.Request]));
        Assert.Equal((4, 3), (result.Required[(int)RecordKind.Review], result.Kept[(int)RecordKind.Review])); // begun and approved
        Assert.Equal((4, 2), (result.Required[(int)RecordKind.Execution], result.Kept[(int)RecordKind.Execution]));
    }

    [Fact]
    public void A_trace_that_lacks_only_what_leads_nowhere_is_linked_and_not_complete()
    {
        var scenario = Sink("12m", "10s", "auditSink.crash=100%", "classes.item.credential.revokeDelay=5s", "classes.item.execution=2m");
        Assert.Equal((1, 0), (Lab.Run(scenario).Evidence!.Executed, Lab.Run(scenario).Evidence!.Linked));
        var late = Sink("14m", "10s", "auditSink.crash=100%", "classes.item.credential.revokeDelay=5s", "classes.item.execution=1m");
        Assert.Equal((1, 1), (Lab.Run(late).Evidence!.Linked, Lab.Run(late).Evidence!.Complete));
        var revoked = Sink("13m", "10s", "auditSink.crash=100%", "classes.item.credential.revokeDelay=5s", "classes.item.execution=59s");
        Assert.Equal((1, 0), (Lab.Run(revoked).Evidence!.Linked, Lab.Run(revoked).Evidence!.Complete));
    }

    [Theory]
    [InlineData("11m", "10m", 21)] // approved at 12, executed when the sink is up
    [InlineData("11m", "1m", 12)]
    [InlineData("13m", "10m", 12)]
    public void Under_block_nothing_begins_to_execute_while_the_sink_is_down_and_nothing_is_lost(string at, string length, double minute)
    {
        var scenario = Sink(at, length, "auditSink.whileDown=block", "auditSink.bufferSize=0");
        Assert.Equal([minute], Lab.Trail(scenario).Minutes(Fact.ExecutionStarted));
        Assert.DoesNotContain(Run(scenario).Fates, fate => fate.End != RecordEnd.Kept);
    }

    [Fact]
    public void Outages_that_overlap_are_one()
    {
        var scenario = Sink("11m", "10m", "auditSink.outages.at=[\"5m\",\"11m\"]", "auditSink.whileDown=block");
        Assert.Equal([21], Lab.Trail(scenario).Minutes(Fact.ExecutionStarted));
    }

    [Fact]
    public void After_an_outage_the_clock_is_off_until_it_is_set()
    {
        var scenario = Sink("5m", "1m", "auditSink.clockSkew=3m", "auditSink.clockSet=30m", "classes.item.arrivals.at=[\"0s\",\"2h\"]");
        var fates = Run(scenario).Fates;
        var trail = Lab.Trail(scenario);
        var skew = fates[trail.Count / 2 - 1].Skew;
        Assert.InRange(Math.Abs(skew.TotalMinutes), 1e-6, 3);
        Assert.All(trail.Index(), entry => Assert.Equal(entry.Item.Minute == 12 ? skew : Duration.Zero, fates[entry.Index].Skew));
    }

    [Fact]
    public void A_perfect_sink_has_no_fates_and_no_result() =>
        Assert.True(Run(Lab.With()).Fates.Count == 0 && Lab.Run(Lab.With()).Evidence is null);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_trail_as_the_sink_kept_it_declares_what_is_missing_or_is_found_out(bool declares)
    {
        var scenario = Sink("12m", "1m", "auditSink.crash=100%", "classes.item.arrivals.at=[\"0s\",\"2h\"]");
        var report = Verify(scenario, declares);
        var missing = (ulong)Lab.Trail(scenario).Count(entry => entry.Minute == 12);
        Assert.Equal(declares ? (missing, 0ul) : (0ul, missing), (report.DeclaredMissing, report.UndeclaredMissing));
        Assert.Equal(declares ? 0 : 1, report.CountOf(TrailRule.I24));
        Assert.Equal(0, report.CountOf(TrailRule.I25)); // the chain is that of what was kept
    }

    [Fact]
    public void What_was_lost_last_is_declared_too()
    {
        var report = Verify(Sink("12m", "1m", "auditSink.crash=100%"), declares: true);
        Assert.True(report.DeclaredMissing > 0);
        Assert.Equal((0, 0), (report.CountOf(TrailRule.I24), report.CountOf(TrailRule.Format)));
    }

    [Fact]
    public void A_sink_that_is_down_most_of_the_time_is_refused()
    {
        var loaded = Lab.Load("""{ "auditSink": { "outages": { "kind": "poisson", "rate": "1/h" }, "length": "1h" } }""", ScenarioOverrides.None);
        Assert.Contains(loaded.Errors, error => error.JsonPath == "auditSink.outages");
    }

    private static TrailReport Verify(Scenario scenario, bool declares)
    {
        var setup = new ReplicationSetup(scenario);
        var replication = new Replication(setup, Arm.Governed);
        replication.KeepFates();
        replication.Run(0);
        using var stream = new MemoryStream();
        using var writer = new TrailWriter(
            stream, new TrailHeader("case", string.Empty, 1, 0), scenario.Policy.Table, scenario.Gates, setup.Credentials, new Numbers());
        var kept = new SinkWriter(writer, [.. replication.Fates], declares);
        replication.Run(0, kept.Take);
        kept.Finish();
        writer.Complete();
        stream.Position = 0;
        return TrailVerifier.Verify(stream);
    }

    private static Replication Run(Scenario scenario)
    {
        var replication = new Replication(new ReplicationSetup(scenario), Arm.Governed);
        replication.KeepFates();
        replication.Run(0);
        return replication;
    }

    private static Scenario Sink(string at, string length, params string[] set) => Lab.Over(
        $$"""{ "auditSink": { "outages": { "kind": "scripted", "at": ["{{at}}"] }, "length": "{{length}}", "whileDown": "buffer" } }""", set);

    private sealed class Numbers : ITrailNames
    {
        public string NameOfPerson(PersonId person) => $"person {person.Value}";

        public string NameOfClass(ClassId kind) => $"class {kind.Index}";

        public string NameOfService(int service) => $"service {service}";

        public string NameOfPool(int pool) => $"pool {pool}";
    }
}
