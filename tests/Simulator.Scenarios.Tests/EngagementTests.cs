using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Scenarios.Tests;

/// <summary>How much of their duty people give to the queue, and to whom tasks go: from the file to the model.</summary>
public sealed class EngagementTests
{
    [Fact]
    public void A_pool_has_what_the_file_says()
    {
        var pool = Pool(
            """ "reviewers": 3, "assignment": "named", "visits": { "rate": "0.5/h", "items": 4, "response": "10m", "reminder": "7d" } """);
        Assert.Equal((Assignment.Named, 0.5, 4), (pool.Assignment, pool.Visits!.Rate.PerHour, pool.Visits.Items));
        Assert.Equal((600e6, Duration.FromDays(7)), (pool.Visits.Response!.Mean, pool.Visits.Reminder));
        Assert.Equal((1, 0.25), (pool.Visits.Person!.Mean, pool.Visits.Person.Variance), new Near(1e-3));

        var distracted = Pool(""" "reviewers": 3, "distraction": { "every": "1h" } """);
        Assert.Equal((3600e6, 300e6), (distracted.Distraction!.Every.Mean, distracted.Distraction.Length.Mean), new Near(1e3));
    }

    [Fact]
    public void Everything_is_off_by_default()
    {
        var pool = Pool(""" "reviewers": 1 """);
        Assert.Equal((null, null, Assignment.Pull), (pool.Visits, pool.Distraction, pool.Assignment));
        var visits = Pool(""" "reviewers": 1, "visits": { "spread": 0 } """).Visits!;
        Assert.Equal((0.08, null, null, null, null), (visits.Rate.PerHour, visits.Person, visits.Items, visits.Response, visits.Reminder));
    }

    [Fact]
    public void Who_only_visits_parks_work_at_the_end_of_a_duty()
    {
        const string day = """ "roster": { "shifts": { "day": { "from": "08:00", "to": "16:00", "people": 3 } } } """;
        Assert.Equal(AtShiftEnd.Park, Pool($$""" {{day}}, "visits": {} """).Handoff!.AtShiftEnd);
        Assert.Equal(AtShiftEnd.Transfer, Pool(day).Handoff!.AtShiftEnd);
    }

    [Theory]
    [InlineData(""" "reviewers": 1, "visits": {}, "distraction": {} """, "cannot be distracted")]
    [InlineData(""" "reviewers": 1000, "visits": { "rate": "1000/s" } """, "more than 10000000 times")]
    [InlineData(""" "reviewers": 1, "distraction": { "every": "0s", "length": "0s" } """, "distracted more than")]
    [InlineData(""" "reviewers": 1, "visits": { "reminder": "0s" } """, "out of range")]
    public void Nonsense_is_refused(string pool, string problem) => Assert.Contains(
        Texts.Lines(Load(pool)), line => line.Contains(problem, StringComparison.Ordinal));

    private static Pool Pool(string keys) => Texts.Valid(Load(keys)).Pools.Single(one => one.Name == "team");

    private static ScenarioLoadResult Load(string keys) => Texts.Over($$"""
        "pools": { "team": { {{keys}} } }
        """);

    private sealed class Near(double tolerance) : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) => Math.Abs(x.Item1 - y.Item1) <= tolerance && Math.Abs(x.Item2 - y.Item2) <= tolerance;

        public int GetHashCode((double, double) value) => 0;
    }
}
