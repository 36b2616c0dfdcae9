using Simulator.Experiments;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

/// <summary>Experiments about people: laboratory against operations, one more reviewer, staffing against thresholds.</summary>
public sealed class StudyTests
{
    [Fact]
    public void Every_shipped_scenario_has_a_laboratory_twin_in_which_nobody_is_tired_late_or_short_of_time()
    {
        string[] names = [.. Directory.EnumerateFiles(Path.Combine(Lab.RepositoryRoot, "scenarios"), "*.json")
            .Select(path => Path.GetFileNameWithoutExtension(path)).Where(name => !name.Contains('.', StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        Assert.All(names, name =>
        {
            var settings = Laboratory.SettingsOf(Lab.Shipped(name).ResolvedJson, LabParts.All);
            var twin = Lab.Shipped(name, [.. settings]);
            Assert.Null(twin.Review.Pressure);
            Assert.Null(twin.Review.Skipping);
            Assert.Null(twin.Review.Fatigue);
            Assert.Equal(1, twin.Review.ChallengeProbability);
            Assert.All(twin.Pools, pool =>
            {
                Assert.Null(pool.Roster);
                Assert.Null(pool.Visits);
                Assert.Null(pool.Training);
                Assert.True(pool.Reviewers >= 10, $"{name}: {pool.Name} has {pool.Reviewers}");
            });
            // A laboratory of it is itself, but for the crowd that grows with every repetition.
            Assert.All(Laboratory.SettingsOf(twin.ResolvedJson, LabParts.Attention | LabParts.Presence), line =>
                Assert.True(line.EndsWith("=0s", StringComparison.Ordinal) || line.Contains(".reviewers=", StringComparison.Ordinal), line));
        });
    }

    [Fact]
    public void A_part_of_the_laboratory_leaves_the_others_alone()
    {
        var json = Lab.Shipped("nominal-oversight").ResolvedJson;
        Assert.All(Laboratory.SettingsOf(json, LabParts.Attention), line => Assert.DoesNotContain("reviewers", line, StringComparison.Ordinal));
        Assert.Equal(["pools.desk.reviewers=" + (10 * Lab.Shipped("nominal-oversight").Pools[0].Reviewers)], Laboratory.SettingsOf(json, LabParts.Queue));
        Assert.Empty(Laboratory.SettingsOf(json, LabParts.None));
    }

    [Fact]
    public void The_gap_is_paired_and_shows_what_operations_do_to_detection()
    {
        var runner = Runner("nominal-oversight", 8);
        var laboratory = Laboratory.SettingsOf(runner.Load([], out _)!.ResolvedJson, LabParts.All);
        var report = Studies.Gap(runner.Run(laboratory), runner.Run([]));
        Assert.Equal(Statistics.Pairing.Paired, report.Pairing);
        var interception = report.Metrics.Single(metric => metric.Definition.Id == "interception");
        Assert.True(interception.Difference.High < 0, $"{interception.Difference}");
        Assert.Equal(laboratory.Count, report.Differences.Count(difference => !difference.Path.Contains("handoff", StringComparison.Ordinal)));
    }

    [Fact]
    public void People_are_added_to_each_pool_without_a_roster_each_staffed_shift_and_each_crew()
    {
        Assert.Equal([new("pool desk", 1, "pools.desk.reviewers=6")], PlacesOf("""{ "pools": { "desk": { "reviewers": 5 } } }"""));
        Assert.Equal(
            [
                new("pool desk, shift day", 1, "pools.desk.roster.shifts.day.people=3 pools.desk.reviewers=5"),
                new("pool desk, each crew", 2, "pools.desk.roster.rotation.peoplePerCrew=2 pools.desk.reviewers=6"),
            ],
            PlacesOf("""
                { "pools": { "desk": { "reviewers": 4, "roster": {
                    "shifts": { "day": { "from": "08:00", "to": "16:00", "people": 2 }, "night": { "from": "20:00", "to": "04:00" } },
                    "rotation": { "crews": 2, "peoplePerCrew": 1, "cycle": ["night", "off"] } } } } }
                """));
    }

    [Fact]
    public void One_more_reviewer_shortens_the_wait_by_what_both_runs_say_and_per_person()
    {
        var runner = Runner("mm5", 24, "run.horizon=60h", "run.warmUp=0s");
        var place = new StaffingPlace("pool desk", 2, ["pools.desk.reviewers=7"]);
        var (without, with) = (runner.Run([]), runner.Run(place.Settings));
        var step = Studies.Step(place, without, with);
        var backlog = step.Metrics.Single(metric => metric.Definition.Id == "backlog" && metric.Aggregate.Word == "mean");
        Assert.Equal((backlog.Candidate - backlog.Base) / 2, backlog.Difference.Value, 9);
        Assert.True(backlog.Difference.High < 0);
        var study = new StaffingStudy(without.Result.Identity, "again", [step]);
        Assert.StartsWith("One more person in pool desk shortens the 95th percentile of the approval latency by ", study.Headline, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_finds_the_boundary_where_the_offered_load_reaches_the_people()
    {
        // Reviews of 12 minutes: n people keep up with fewer than 5 n arrivals an hour.
        var runner = Runner("mm5", 4, "run.horizon=200h");
        var quantity = TuningQuantity.TryParse("waiting_time p95 pool=desk", out _)!;
        bool Stable(int people, int rate) => Studies.Cell(
            runner, ("pools.desk.reviewers", $"{people}"), ("classes.item.arrivals.rate", $"{rate}/h"), quantity).IsStable;
        Assert.Equal([true, false, false], new[] { 12, 20, 30 }.Select(rate => Stable(4, rate)));
        Assert.Equal([true, true, false], new[] { 12, 20, 30 }.Select(rate => Stable(6, rate)));
    }

    [Fact]
    public void A_setting_that_the_scenario_refuses_is_a_cell_with_its_reason()
    {
        var cell = Studies.Cell(
            Runner("mm5", 2), ("pools.desk.reviewers", "0"), ("classes.item.arrivals.rate", "1/h"), TuningQuantity.TryParse("backlog mean pool=desk", out _)!);
        Assert.Null(StabilityMap.KeepsUp(cell));
        Assert.Contains("reviewers", cell.Problem, StringComparison.Ordinal);
    }

    private sealed record Place(string Name, int Added, string Settings);

    private static IEnumerable<Place> PlacesOf(string layer) =>
        StaffingPlaces.Of(Lab.Extending("mm5", layer).ResolvedJson).Select(place => new Place(place.Place, place.Added, string.Join(' ', place.Settings)));

    private static StudyRunner Runner(string name, int replications, params string[] set) => new(
        more => ScenarioLoader.Load(
            Path.Combine(Lab.RepositoryRoot, "scenarios", name + ".json"), new ScenarioOverrides { Set = [$"run.replications={replications}", .. set, .. more] }),
        2,
        "test");
}
