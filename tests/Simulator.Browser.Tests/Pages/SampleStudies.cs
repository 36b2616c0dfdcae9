using Simulator.Experiments;
using Simulator.Reporting;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.TestSupport;

namespace Simulator.Browser.Tests;

/// <summary>Pages of studies and of live runs.</summary>
internal static class SampleStudies
{
    /// <summary>One more reviewer in each shift of a shipped scenario.</summary>
    public static StaffingStudy Staffing()
    {
        var runner = Runner("shift-handoff", 3);
        var without = runner.Run([]);
        var places = StaffingPlaces.Of(runner.Load([], out _)!.ResolvedJson);
        return new StaffingStudy(without.Result.Identity, "./run.sh study staff shift-handoff", [.. places.Select(place => Studies.Step(place, without, runner.Run(place.Settings)))]);
    }

    /// <summary>A map by hand, wide enough to be tight on a phone.</summary>
    public static StabilityMap Map()
    {
        string[] rows = ["2", "3", "4"];
        string[] columns = ["70%", "75%", "80%", "85%", "90%", "95%"];
        return new StabilityMap(
            "A desk", "./run.sh study map desk", new VariedKey("pools.desk.reviewers", rows), new VariedKey("policy.threshold", columns),
            TuningQuantity.TryParse("approval_latency p95", out _)!, 8,
            [.. rows.Index().SelectMany(row => columns.Index().Select(column => Cell(row.Item, column.Item, row.Index, column.Index)))]);
    }

    /// <summary>Every hypothesis of a shipped scenario changed alone.</summary>
    public static FlipStudy Flip() => new FlipSearch(Runner("everything-gated", 8, "run.horizon=8h", "observe.at=[\"8h\"]")).Run("./run.sh study flip everything-gated");

    /// <summary>A result as that of a live run.</summary>
    public static RunResult Live(RunResult sample) => sample with
    {
        Identity = sample.Identity with { IsLive = true }, Race = null, Backlog = [], TimeToAuthorised = [],
    };

    /// <summary>What a live run has beside its result.</summary>
    public static LiveSection LiveSection() => new(
        true,
        "The driver did what it planned, so the figures may be used.",
        ["120 planned = 118 sent + 2 dropped."],
        [
            new LiveTable("Latency of submissions", "From the intended time.", ["Stretch", "Sent", "p50", "p99"], [["steady", "118", "12.3 ms", "≥ 4.50 s"]]),
            new LiveTable("Failures by kind", string.Empty, ["Kind", "Requests", "The first"], [["server error", "2", Hostile.Text]]),
        ],
        [
            new Curve("governed", "from the intended time", [0.0001, 0.0002, 0.0009, 0.09], [0.1, 0.5, 0.9, 0.98], null, null),
            new Curve("other", "from sending", [0.0001, 0.0002, 0.0004, 0.0007], [0.12, 0.55, 0.93, 0.98], null, null),
        ]);

    private static StabilityCell Cell(string row, string column, int down, int across)
    {
        var isStable = down * 2 >= across;
        return (down, across) == (2, 5)
            ? new StabilityCell(row, column, double.NaN, double.NaN, double.NaN, double.NaN, string.Empty, IsStable: false, "policy.threshold: 95% is more than the gate allows")
            : new StabilityCell(row, column, isStable ? 40 + (10 * across) : double.PositiveInfinity, 35, 200, isStable ? 0.7 : 0.99, "desk", isStable, string.Empty);
    }

    private static StudyRunner Runner(string name, int replications, params string[] set) => new(
        more => ScenarioLoader.Load(Path.Combine(Repository.Root, "scenarios", name + ".json"), ScenarioOverrides.None with { Replications = replications, Set = [.. set, .. more] }),
        threads: 2,
        "test");
}
