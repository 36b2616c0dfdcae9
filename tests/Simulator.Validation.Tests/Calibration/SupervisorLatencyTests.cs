using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.Statistics;
using Simulator.TestSupport;
using Xunit.Abstractions;

namespace Simulator.Validation.Tests;

/// <summary>
/// Approvers who look at their queue now and then reproduce the latency of real approvals: at work Monday to Friday from 8 to 18, visits as a Poisson
/// process with a gamma rate a person. Two numbers were fitted on other decisions of the log; here the simulator itself must give the distribution.
/// The lower quartile is known to miss (real approvers react faster to what comes while they look) and is not asked for.
/// </summary>
public class SupervisorLatencyTests(ITestOutputHelper output)
{
    private const double MicrosPerHour = 3.6e9;
    private const int Replications = 8;

    [CalibrationFact]
    public void Simulated_supervisors_take_as_long_as_real_ones()
    {
        var log = ApprovalLog.Read();
        Assert.True(log.Decisions.Count > 500, $"only {log.Decisions.Count} decisions");
        var simulated = Simulate(log);
        var all = HistogramSnapshot.Merge(simulated.Select(run => run.All.ApprovalLatency));
        var friday = HistogramSnapshot.Merge(simulated.Select(run => run.Classes[0].ApprovalLatency));
        Assert.Multiple(
            () => Near("median", log.Hours(0.5), all.Quantile(0.5), 0.20),
            () => Near("p75", log.Hours(0.75), all.Quantile(0.75), 0.20),
            () => Near("p90", log.Hours(0.9), all.Quantile(0.9), 0.15),
            () => Near("median of what was ready on a Friday", log.Hours(0.5, IsFriday), friday.Quantile(0.5), 0.20));
    }

    private static bool IsFriday(DateTimeOffset ready) => ready.DayOfWeek == DayOfWeek.Friday;

    private void Near(string what, double observed, double micros, double tolerance)
    {
        var hours = micros / MicrosPerHour;
        var line = FormattableString.Invariant($"{what}: observed {observed:F1} h, simulated {hours:F1} h");
        output.WriteLine(line);
        Assert.True(Math.Abs(hours - observed) <= tolerance * observed, line);
    }

    /// <summary>The tasks of the log at the instants at which they were ready, each before a supervisor of its own kind.</summary>
    private static ReplicationResult[] Simulate(ApprovalLog log)
    {
        var start = new DateTimeOffset(2017, 1, 2, 0, 0, 0, TimeSpan.Zero);
        var last = log.Decisions.Max(each => each.Ready) - start;
        var scenario = Lab.Over($$"""
            {
              "run": { "start": "2017-01-02T00:00:00Z", "horizon": "{{(int)last.TotalDays + 1}}d", "runOnLimit": "365d" },
              "pools": { "desk": { "reviewers": 150,
                "roster": { "zone": "Europe/Amsterdam", "absence": "0%",
                  "shifts": { "office": { "from": "08:00", "to": "18:00", "days": ["mon", "tue", "wed", "thu", "fri"], "people": 150 } } },
                "assignment": "named", "visits": { "rate": "0.08/h", "spread": 0.5 } } },
              "classes": {
                "friday": { {{Item(log, start, IsFriday)}} },
                "item": { {{Item(log, start, ready => !IsFriday(ready))}} } }
            }
            """);
        var replication = new Replication(new ReplicationSetup(scenario), Arm.Governed);
        return [.. Enumerable.Range(0, Replications).Select(index => replication.Run(index))];
    }

    private static string Item(ApprovalLog log, DateTimeOffset start, Func<DateTimeOffset, bool> isMine)
    {
        var times = log.Decisions.Where(each => isMine(each.Ready) && each.Ready >= start)
            .Select(each => FormattableString.Invariant($"\"{(long)(each.Ready - start).TotalSeconds}s\""));
        return $$"""
            "access": "write", "impact": "low", "wrong": "0%", "review": "0s", "execution": "0s", "session": "none",
            "arrivals": { "kind": "scripted", "at": [{{string.Join(", ", times)}}] }
            """;
    }
}
