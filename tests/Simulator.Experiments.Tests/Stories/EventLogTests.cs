using System.Text.Json;
using System.Xml.Linq;
using Simulator.Governance;
using Simulator.Operations;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests.Stories;

/// <summary>Whole replications as logs for other tools, read back.</summary>
public class EventLogTests
{
    [Theory]
    [InlineData("baseline")]
    [InlineData("staffing-gap", "pools.desk.handoff.dropProbability=0%")] // dropped work is no backlog, and no fact tells of it
    [InlineData("credential-leak")]
    public void A_trace_reads_back_with_every_beginning_ended_and_the_backlog_counted(string name, params string[] set)
    {
        var scenario = Lab.Shipped(name, [.. set, "run.horizon=30h"]);
        var setup = new ReplicationSetup(scenario);
        var events = Trace(setup);
        var facts = Lab.Trail(scenario);
        CheckPairs(events);

        var started = facts.Count(entry => entry.Fact.Fact is Fact.ReviewStarted or Fact.ReviewResumed);
        Assert.Equal(started, events.Count(each => Phase(each) == "B"));
        Assert.Equal(
            facts.Count(entry => entry.Fact.Fact == Fact.Approved),
            events.Count(each => Phase(each) == "E" && Argument(each, "verdict") == "approved"));
        Assert.Equal(
            facts.Count(entry => entry.Fact.Fact == Fact.Submitted),
            events.Count(each => Phase(each) == "b" && each.GetProperty("cat").GetString() == "request" && Argument(each, "request") is not null));
        CheckBacklog(events, scenario, setup);
    }

    /// <summary>What the Trace Event Format asks of every event, so that Perfetto shows no track without a name and imports nothing with an error.</summary>
    [Fact]
    public void Every_event_of_a_trace_has_what_the_format_asks_for_and_every_track_a_name_and_a_place()
    {
        var events = Trace(new ReplicationSetup(Lab.Shipped("credential-leak", "run.horizon=30h")));
        var names = events.Where(each => Phase(each) == "M").ToLookup(each => each.GetProperty("name").GetString()!);

        Assert.All(events, each =>
        {
            Assert.Contains(Phase(each), new[] { "M", "B", "E", "b", "n", "e", "i", "C" });
            Assert.True(each.GetProperty("ts").GetInt64() >= 0 && each.GetProperty("pid").GetInt32() >= 0 && each.GetProperty("tid").GetInt32() >= 0);
            Assert.False(string.IsNullOrWhiteSpace(each.GetProperty("name").GetString()));
            Assert.Equal(Phase(each) is "b" or "n" or "e", each.TryGetProperty("id", out _) && each.TryGetProperty("cat", out _));
            Assert.Equal(Phase(each) == "i", each.TryGetProperty("s", out var scope) && scope.GetString() is "g" or "p" or "t");
            if (Phase(each) == "C")
            {
                Assert.NotEmpty(each.GetProperty("args").EnumerateObject());
                Assert.All(each.GetProperty("args").EnumerateObject(), value => Assert.Equal(JsonValueKind.Number, value.Value.ValueKind));
            }
        });
        var processes = events.Where(each => Phase(each) != "M").Select(Process).ToHashSet();
        Assert.Subset(names["process_name"].Select(Process).ToHashSet(), processes);
        Assert.Subset(
            names["thread_name"].Select(each => (Process(each), each.GetProperty("tid").GetInt32())).ToHashSet(),
            events.Where(each => Phase(each) == "B").Select(each => (Process(each), each.GetProperty("tid").GetInt32())).ToHashSet());
        foreach (var (index, owner) in new[] { ("process_sort_index", (Func<JsonElement, int>)(_ => 0)), ("thread_sort_index", Process) })
        {
            Assert.NotEmpty(names[index]);
            foreach (var siblings in names[index].GroupBy(owner))
            {
                var places = siblings.Select(each => (int)Number(each, "sort_index")).ToList();
                Assert.Equal(places.Count, places.Distinct().Count());
            }
        }

        static int Process(JsonElement each) => each.GetProperty("pid").GetInt32();
    }

    /// <summary>What a viewer that takes the format at its word would draw.</summary>
    [Theory]
    [InlineData("credential-leak")]
    [InlineData("staffing-gap")]
    [InlineData("pager-storm")]
    [InlineData("chained-actions")]
    public void A_strict_viewer_draws_every_request_as_one_slice_with_its_stages_inside(string name)
    {
        var scenario = Lab.Shipped(name, "run.horizon=30h");
        var trace = TraceReader.Read(Bytes(new ReplicationSetup(scenario)));
        var submitted = Lab.Trail(scenario).Count(entry => entry.Fact.Fact == Fact.Submitted);

        var requests = trace.Slices.Where(slice => slice.Track.Contains("/request/", StringComparison.Ordinal)).ToList();
        Assert.Equal(submitted, requests.Count(slice => slice.Depth == 0));
        Assert.Equal(submitted, requests.Select(slice => slice.Track).Distinct().Count());
        var whole = requests.Where(slice => slice.Depth == 0).ToDictionary(slice => slice.Track);
        Assert.Contains(requests, slice => slice.Depth == 1);
        Assert.All(requests.Where(slice => slice.Depth > 0), stage =>
        {
            Assert.InRange(stage.From, whole[stage.Track].From, stage.To);
            Assert.InRange(stage.To, stage.From, whole[stage.Track].To);
        });
        Assert.All(trace.Counters.Where(counter => counter.Key.Contains("/backlog/", StringComparison.Ordinal)), counter => Assert.All(counter.Value, value => Assert.True(value.Value >= 0)));
    }

    /// <summary>A log as a process-mining tool takes it in: a reader that knows only the standard finds cases, activities, times and resources.</summary>
    [Fact]
    public void A_reader_that_knows_only_the_standard_finds_cases_activities_times_and_people()
    {
        var scenario = Lab.Shipped("credential-leak", "run.horizon=30h");
        using var trail = new MemoryStream();
        var facts = WriteTrail(scenario, trail);
        trail.Position = 0;
        using var xes = new MemoryStream();
        XesLog.Write(trail, xes);
        xes.Position = 0;

        var log = XesReader.Read(xes);

        Assert.Equal(facts.Select(fact => fact.Node).Distinct().Count(), log.Cases.Count);
        Assert.Equal(facts.Count, log.Cases.Sum(one => one.Events.Count));
        Assert.All(log.Cases, one => Assert.Equal(one.Events.Select(each => each.At).Order(), one.Events.Select(each => each.At)));
        Assert.Subset(log.Prefixes, log.Keys.Where(key => key.Contains(':', StringComparison.Ordinal)).Select(key => key.Split(':')[0]).ToHashSet());
        Assert.Equal(facts.Where(fact => fact.Actor != PersonId.None).Select(fact => fact.Actor).Distinct().Count(), log.Cases.SelectMany(one => one.Events).Select(each => each.Resource).OfType<string>().Distinct().Count());
        // A classifier may only name what every event is sure to have; transitions are those of the standard's own model.
        Assert.NotEmpty(log.Classifiers);
        Assert.All(log.Classifiers, keys => Assert.Subset(log.Globals.ToHashSet(), keys.ToHashSet()));
        Assert.Subset(
            new HashSet<string> { "schedule", "assign", "withdraw", "reassign", "start", "suspend", "resume", "pi_abort", "ate_abort", "complete", "autoskip", "manualskip", "unknown" },
            log.Transitions);
        Assert.All(log.Globals, key => Assert.All(log.Cases, one => Assert.All(one.Events, each => Assert.Contains(key, each.Keys))));
    }

    [Fact]
    public void A_trace_of_two_items_is_exact()
    {
        var setup = new ReplicationSetup(Lab.With("classes.item.arrivals.at=[\"10h\",\"10h\"]"));
        var events = Trace(setup);
        string[] slices = [.. events.Where(each => Phase(each) is "B" or "E").Select(each => FormattableString.Invariant($"{Phase(each)} {Minute(each)} {each.GetProperty("tid").GetInt32()} {Argument(each, "verdict")}"))];
        Assert.Equal(["B 600 1 ", "E 612 1 approved", "B 612 1 ", "E 624 1 approved"], slices);
        Assert.Equal(
            ["600: 1 1 0", "612: 0 1 0", "624: 0 0 0"],
            events.Where(each => Phase(each) == "C" && each.GetProperty("name").GetString() == "backlog")
                .Select(each => FormattableString.Invariant($"{Minute(each)}: {Number(each, "waiting")} {Number(each, "in review")} {Number(each, "parked")}")));
        Assert.Equal([0L], events.Where(each => each.GetProperty("name").GetString() == "on duty (without people on call)").Select(each => each.GetProperty("ts").GetInt64()));
    }

    [Fact]
    public void Leaks_and_attacks_are_instants_beside_the_life_of_the_secret()
    {
        var events = Trace(new ReplicationSetup(Lab.Shipped("credential-leak", "run.horizon=30h")));
        var marks = events.Where(each => Phase(each) == "i").ToArray();
        Assert.Contains(marks, each => each.GetProperty("name").GetString() == "leak: public-leak");
        Assert.Contains(marks, each => each.GetProperty("name").GetString() == "first attempt on a live secret: public-leak");
        Assert.Contains(marks, each => each.GetProperty("name").GetString() == "containment effective: public-leak");
        Assert.All(marks, each => Assert.Equal("p", each.GetProperty("s").GetString()));
    }

    [Fact]
    public void A_trace_is_the_same_bytes_whenever_it_is_written_in_whatever_culture()
    {
        var setup = new ReplicationSetup(Lab.Shipped("shift-handoff", "run.horizon=30h"));
        var bytes = Bytes(setup);
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("fa-IR");
            Assert.Equal(bytes, Bytes(setup));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("shift-handoff")]
    [InlineData("credential-leak")]
    public void A_trail_becomes_an_event_log_with_every_fact_in_its_trace_and_in_order(string name)
    {
        var scenario = Lab.Shipped(name, "run.horizon=30h");
        using var trail = new MemoryStream();
        var facts = WriteTrail(scenario, trail);
        trail.Position = 0;
        using var xes = new MemoryStream();
        var counts = XesLog.Write(trail, xes);
        xes.Position = 0;
        XNamespace space = "http://www.xes-standard.org/";
        var traces = XDocument.Load(xes).Root!.Elements(space + "trace").ToArray();
        var byNode = facts.GroupBy(fact => fact.Node.ToString()).ToDictionary(group => group.Key, group => group.ToArray());
        Assert.Equal(new XesCounts(byNode.Count, facts.Count), counts);
        Assert.Equal(byNode.Count, traces.Length);
        foreach (var trace in traces)
        {
            var expected = byNode[Value(trace, "concept:name")!];
            Assert.Equal(
                expected.Select(fact => (fact.At.ToString(), fact.Ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture), fact.Actor != PersonId.None)),
                trace.Elements(space + "event").Select(each => (Value(each, "time:timestamp")!, Value(each, "sequence")!, Value(each, "org:resource") is not null)));
        }

        Assert.Equal(
            facts.Count(fact => fact.Fact is Fact.Approved or Fact.Rejected),
            traces.SelectMany(trace => trace.Elements(space + "event")).Count(each => Value(each, "decision") is not null && Value(each, "lifecycle:transition") == "complete"));
        Assert.Empty(traces.SelectMany(trace => trace.Elements(space + "event")).Where(each => Value(each, "lifecycle:transition") == "unknown"));
    }

    private static List<AuditEvent> WriteTrail(Scenario scenario, Stream destination)
    {
        var setup = new ReplicationSetup(scenario);
        var facts = new List<AuditEvent>();
        using var writer = new TrailWriter(
            destination, new TrailHeader(scenario.Name, "x", scenario.Run.Seed, 0), scenario.Policy.Table, scenario.Gates, setup.Credentials, new Names(scenario), Staff.PoolOfPerson(scenario));
        new Replication(setup, Arm.Governed).Run(0, (in AuditEvent fact, in ActionRequest request) =>
        {
            writer.Write(fact, request);
            facts.Add(fact);
        });
        writer.Complete();
        return facts;
    }

    private static void CheckPairs(JsonElement[] events)
    {
        var threads = new Dictionary<(int, int), (Stack<string> Open, long Last)>();
        var slices = new Dictionary<(int, string), Stack<string>>();
        foreach (var each in events)
        {
            var name = each.GetProperty("name").GetString()!;
            var (process, thread) = (each.GetProperty("pid").GetInt32(), each.GetProperty("tid").GetInt32());
            if (Phase(each) is "B" or "E")
            {
                var (open, last) = threads.GetValueOrDefault((process, thread), (new Stack<string>(), long.MinValue));
                Assert.InRange(each.GetProperty("ts").GetInt64(), last, long.MaxValue);
                threads[(process, thread)] = (open, each.GetProperty("ts").GetInt64());
                Follow(open, name, Phase(each) == "B");
                Assert.InRange(open.Count, 0, 1); // nobody reviews two things at once
            }
            else if (Phase(each) is "b" or "e")
            {
                var key = (process, each.GetProperty("id").GetString()!);
                slices.TryAdd(key, new Stack<string>());
                Follow(slices[key], name, Phase(each) == "b");
            }
        }

        Assert.All(threads.Values, thread => Assert.Empty(thread.Open));
        Assert.All(slices.Values, Assert.Empty);
        static void Follow(Stack<string> open, string name, bool begins)
        {
            if (begins)
            {
                open.Push(name);
            }
            else
            {
                Assert.Equal(name, open.Pop());
            }
        }
    }

    /// <summary>The time integral of the counter is that of the simulation's own backlog.</summary>
    private static void CheckBacklog(JsonElement[] events, Scenario scenario, ReplicationSetup setup)
    {
        var result = new Replication(setup, Arm.Governed).Run(0);
        var (from, to) = ((long)scenario.Run.WarmUp.TotalSeconds * 1_000_000, (long)scenario.Run.Horizon.TotalSeconds * 1_000_000);
        foreach (var (index, pool) in result.Pools.Index())
        {
            var counts = events
                .Where(each => Phase(each) == "C" && each.GetProperty("pid").GetInt32() == FloorTrace.FirstPool + index && each.GetProperty("name").GetString() == "backlog")
                .Select(each => (At: each.GetProperty("ts").GetInt64(), Count: Number(each, "waiting") + Number(each, "in review") + Number(each, "parked")))
                .ToArray();
            Assert.Equal(counts.Select(count => count.At).Order(), counts.Select(count => count.At));
            var integral = counts.Zip(counts.Skip(1).Append((At: long.MaxValue, Count: 0)))
                .Sum(pair => pair.First.Count * Math.Max(0, Math.Min(pair.Second.At, to) - Math.Max(pair.First.At, from)));
            Assert.Equal((double)pool.Backlog.Integral, integral, 1.0);
        }
    }

    private static JsonElement[] Trace(ReplicationSetup setup)
    {
        using var document = JsonDocument.Parse(Bytes(setup));
        return [.. document.RootElement.GetProperty("traceEvents").EnumerateArray().Select(each => each.Clone())];
    }

    private static byte[] Bytes(ReplicationSetup setup)
    {
        using var stream = new MemoryStream();
        ReplicationTrace.Write(setup, 0, stream);
        return stream.ToArray();
    }

    private static string Phase(JsonElement each) => each.GetProperty("ph").GetString()!;

    private static double Minute(JsonElement each) => each.GetProperty("ts").GetInt64() / 60e6;

    private static string? Argument(JsonElement each, string name) =>
        each.TryGetProperty("args", out var arguments) && arguments.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static double Number(JsonElement each, string name) => each.GetProperty("args").GetProperty(name).GetDouble();

    private static string? Value(XElement parent, string key) =>
        parent.Elements().FirstOrDefault(each => each.Attribute("key")?.Value == key)?.Attribute("value")?.Value;

    private sealed class Names(Scenario scenario) : ITrailNames
    {
        private readonly Catalogue catalogue = Catalogue.Create(scenario);

        public string NameOfPerson(PersonId person) => catalogue.NameOf(person);

        public string NameOfClass(ClassId kind) => scenario.Classes[kind.Index].Name;

        public string NameOfService(int service) => catalogue.Services[service];

        public string NameOfPool(int pool) => scenario.Pools[pool].Name;
    }
}
