using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

/// <summary>What the catalogue says of a metric is what runs give: budgets are refused or let through by it before anything is simulated.</summary>
public sealed class CatalogueConformanceTests
{
    /// <summary>Measures beyond the standard ones, which no shipped scenario asks for.</summary>
    private const string Observed = """
        {
          "run": { "replications": 2, "horizon": "24h", "warmUp": "0s" },
          "observe": { "within": ["30m"], "at": ["6h"] },
          "pools": { "desk": { "minimumStaffing": 1 } },
          "review": { "asksInformation": "10%", "falseRejection": "10%" },
          "postHoc": { "delay": "8h" },
          "breakGlass": { "hazard": "10/h" },
          "standingGrants": { "arrivals": { "kind": "poisson", "rate": "2/h" }, "needed": "1h", "recertification": "12h", "usesPerDay": 1 },
          "faults": { "policyEngine": { "when": { "kind": "renewal", "mtbf": "4h", "mttr": "2h" } }, "signIn": { "when": { "kind": "schedule", "at": ["3h"], "for": "1h" } }, "credentialBroker": { "when": { "kind": "schedule", "at": ["5h"], "for": "2h" }, "lostRevocation": "50%" }, "policyRows": { "when": { "kind": "schedule", "at": ["1h"], "for": "2h" }, "rows": ["everything"] },
            "ai": { "when": { "kind": "schedule", "at": ["0s"], "for": "20h" }, "qualityDrop": "50%" } },
          "auditSink": { "outages": { "kind": "scripted", "at": ["2h"] } },
          "policy": { "rows": { "everything": { "sampleShare": "50%" } } },
          "workflows": { "claims": { "process": "claims", "owner": "Head of claims", "ownerMissing": "10%", "label": "gated" } },
          "classes": { "item": {
            "workflow": "claims",
            "serviceLevel": "24m",
            "staleness": { "after": "20m" },
            "resubmission": {},
            "pivot": { "newToken": "50%" },
            "triggers": { "item": { "probability": "20%" } },
            "next": { "item": { "probability": "50%", "scope": "outside" } },
            "content": { "mayExecute": false, "drift": {}, "overreach": "10%", "deviation": "10%", "intentMismatch": "10%" }
          } }
        }
        """;

    private static IReadOnlyList<string> Shipped =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Lab.RepositoryRoot, "scenarios"), "*.json")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => !name.Contains('.', StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Names() => [.. Shipped];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_series_of_a_shipped_scenario_is_as_the_catalogue_says(string name) => AssertConform(Samples(Lab.Shipped(name, "run.replications=2")));

    [Fact]
    public void Every_metric_is_given_by_some_run_in_every_arm_and_dimension_it_names()
    {
        var all = Shipped.SelectMany(name => Samples(Lab.Shipped(name, "run.replications=2"))).Concat(SamplesOfObserved()).Concat(SamplesUnderPressure()).Concat(SamplesOfSlow()).ToList();
        foreach (var metric in MetricCatalogue.All)
        {
            var given = all.Where(series => series.Metric == metric.Id).ToList();
            Assert.True(given.Count > 0, $"{metric.Id} is given by no run");
            Assert.All(metric.Arms, arm => Assert.True(given.Any(series => series.Where.Contains(new Dimension("arm", arm))), $"{metric.Id} is never measured for {arm}"));
            Assert.All(metric.Sometimes, dimension => Assert.True(given.Any(series => series.Where.Any(where => where.Name == dimension)), $"{metric.Id} is never measured by {dimension}"));
            Assert.All(metric.Aggregates, word => Assert.True(
                given.Any(series => series.Has(word == "p" ? Aggregate.Percentile(95) : Aggregate.Parse(word))), $"{metric.Id} never offers {word}"));
        }
    }

    [Fact]
    public void Measures_that_are_asked_for_are_as_the_catalogue_says()
    {
        AssertConform(SamplesOfObserved());
        AssertConform(SamplesUnderPressure());
        AssertConform(SamplesOfSlow());
    }

    private static void AssertConform(IReadOnlyList<MetricSeries> all)
    {
        Assert.NotEmpty(all);
        foreach (var series in all)
        {
            var metric = MetricCatalogue.Get(series.Metric);
            var names = series.Where.Select(where => where.Name).ToList();
            Assert.Equal(names.Count, names.Distinct().Count());
            Assert.Contains(series.Where.Single(where => where.Name == "arm").Value, metric.Arms);
            Assert.True(metric.Always.All(name => names.Contains(name) || (name == "class" && names.Contains("workflow"))), $"{metric.Id} lacks one of {string.Join(", ", metric.Always)}");
            Assert.All(names, each => Assert.True(each == "arm" || metric.Always.Contains(each) || metric.Sometimes.Contains(each), $"{metric.Id} carries {each}"));
            Assert.Contains(metric.Aggregates, word => series.Has(word == "p" ? Aggregate.Percentile(95) : Aggregate.Parse(word)));
            Assert.True(series is not (ValueSeries or RatioSeries or CountSeries) || metric.Aggregates.Contains(series.Offers), $"{metric.Id} offers {series.Offers}");
        }
    }

    /// <summary>A policy that a long backlog changes, and recommendations that are worth less than they seem.</summary>
    private const string Pressed = """
        {
          "run": { "replications": 2 },
          "policy": { "profile": "risk_tiered", "checks": "off", "widening": { "author": "Head of operations" } },
          "gates": { "approval": { "levels": ["single", "dual"] } },
          "breakGlass": {},
          "faults": { "policyEngine": { "when": { "kind": "schedule", "at": ["0s"], "for": "2h" }, "whileDown": "failOpenAuto" }, "credentialBroker": { "when": { "kind": "schedule", "at": ["0s"], "for": "20h" }, "whileDown": "cached", "delaysRevocation": false },
            "notifier": { "when": { "kind": "schedule", "at": ["0s"], "for": "2h" } },
            "ticketing": { "when": { "kind": "schedule", "at": ["0s"], "for": "2h" }, "whileDown": "bypass" } },
          "pools": { "desk": { "notification": {}, "discipline": "aiAdvisory" } },
          "leaks": { "log": { "of": "credential", "containment": "sound" } },
          "workflows": { "claims": { "process": "claims", "compressed": { "review": false } } },
          "tickets": { "stages": { "create": { "loss": "10%", "duplicate": "10%", "hidden": {} } } },
          "injections": { "mail": { "classes": ["item"], "starts": { "kind": "scripted", "at": ["0s"] }, "share": "100%" } },
          "classes": {
            "item": { "workflow": "claims", "content": { "noise": "10%", "excessScope": {}, "hiddenDependency": {}, "exception": {}, "identity": "sharedBroad" } },
            "sound": { "access": "write", "impact": "low", "wrong": "0%", "arrivals": { "kind": "scripted", "at": ["1h"] } }
          }
        }
        """;

    private static IReadOnlyList<MetricSeries> SamplesUnderPressure() => Samples(Lab.Over(Pressed));

    private static IReadOnlyList<MetricSeries> SamplesOfSlow() => Samples(Lab.Over(
        """{ "run": { "replications": 2 }, "faults": { "policyEngine": { "when": { "kind": "schedule", "at": ["0s"], "for": "2h" }, "whileDown": "slow" } } }"""));

    private static IReadOnlyList<MetricSeries> SamplesOfObserved() => Samples(Lab.Extending("mm5", Observed));

    private static IReadOnlyList<MetricSeries> Samples(Scenario scenario)
    {
        var setup = new ReplicationSetup(scenario);
        return RunAssembler.AssembleWithSamples(setup.Scenario, Replicator.Run(setup, 2), "test", string.Empty).Samples.Series;
    }
}
