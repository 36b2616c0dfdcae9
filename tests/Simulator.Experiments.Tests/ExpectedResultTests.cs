using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Simulator.Experiments;
using Simulator.Results;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

/// <summary>
/// Every shipped scenario has a file of expected results beside it, from a small fixed run: the digest of all its audit trails, which one
/// platform gives to the bit, and headline metrics with the half width of their interval, which every platform must meet. UPDATE_GOLDEN=1
/// rewrites the files; read the difference before committing it.
/// </summary>
public class ExpectedResultTests
{
    private const int Replications = 4;
    private const string PinnedPlatform = "linux-x64";

    /// <summary>A tolerance where there is no interval, as a share of the value.</summary>
    private const double Otherwise = 0.1;

    /// <summary>Values are written with six digits.</summary>
    private const double Rounding = 1e-5;

    private static readonly (string Metric, string[] Aggregates)[] Headline =
    [
        ("approval_latency", ["mean_decided", "p95"]),
        ("waiting_time", ["mean_decided"]),
        ("backlog", ["mean"]),
        ("utilisation", ["share"]),
        ("understaffed", ["share"]),
        ("sla_attainment", ["share"]),
        ("handoffs", ["mean"]),
        ("outcome_share", ["share"]),
        ("escape_rate", ["share"]),
        ("chain_escape_rate", ["share"]),
        ("chains_completed", ["share"]),
        ("wrong_action_exposure", ["per_1000_roots"]),
        ("exploitable_credential_minutes", ["per_1000_roots"]),
        ("attacker_first", ["share"]),
        ("compromised_scope_minutes", ["per_incident"]),
        ("root_requests", ["mean"]),
    ];

    private static readonly JsonWriterOptions Layout = new() { Indented = true, IndentSize = 2, NewLine = "\n" };

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
    public void A_shipped_scenario_gives_the_results_that_are_committed_with_it(string name)
    {
        var setup = new ReplicationSetup(Lab.Shipped(name, $"run.replications={Replications}"));
        var result = RunAssembler.Assemble(setup.Scenario, Replicator.Run(setup, 2), "expected", string.Empty);
        var path = Path.Combine(Lab.RepositoryRoot, "scenarios", name + ".expected.json");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, Write(result));
        }

        Assert.True(File.Exists(path), $"{path} is missing: run the tests with UPDATE_GOLDEN=1 and commit it");
        Compare(JsonDocument.Parse(File.ReadAllText(path)).RootElement, result);
    }

    [Fact]
    public void Expected_results_belong_to_a_shipped_scenario()
    {
        var expected = Directory.EnumerateFiles(Path.Combine(Lab.RepositoryRoot, "scenarios"), "*.expected.json")
            .Select(path => Path.GetFileName(path)[..^".expected.json".Length]);
        Assert.All(expected, name => Assert.Contains(name, Shipped));
    }

    private static void Compare(JsonElement expected, RunResult result)
    {
        Assert.Equal(Replications, expected.GetProperty("replications").GetInt32());
        var metrics = expected.GetProperty("metrics").EnumerateArray().ToList();
        Assert.Equal(Chosen(result).Select(Key), metrics.Select(metric => metric.GetProperty("metric").GetString()!));
        foreach (var (metric, found) in metrics.Zip(Chosen(result)))
        {
            var (value, tolerance) = (Number(metric, "value"), Number(metric, "tolerance"));
            Assert.True(
                value.Equals(found.Estimate.Value) || Math.Abs(value - found.Estimate.Value) <= tolerance + (Rounding * Math.Abs(value)),
                FormattableString.Invariant($"{Key(found)} is {found.Estimate.Value}, expected {value} ± {tolerance}"));
        }

        if (RuntimeInformation.RuntimeIdentifier == PinnedPlatform)
        {
            Assert.Equal(expected.GetProperty("trailDigest").GetString(), result.Identity.TrailDigest);
        }
    }

    private static IEnumerable<MetricResult> Chosen(RunResult result) =>
        from headline in Headline
        from aggregate in headline.Aggregates
        from metric in result.Metrics
        where metric.Metric == headline.Metric && metric.Aggregate == aggregate && metric.Estimate.IsDefined
            && metric.Where.Any(each => each is { Name: "arm", Value: "governed" }) && metric.Where.All(each => each.Name != "class")
        select metric;

    private static string Key(MetricResult metric) =>
        $"{metric.Metric} {metric.Aggregate} where {string.Join(", ", metric.Where.Select(each => $"{each.Name} = {each.Value}"))}";

    private static string Write(RunResult result)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Layout))
        {
            writer.WriteStartObject();
            writer.WriteNumber("replications", Replications);
            writer.WriteString("trailDigestOn", PinnedPlatform);
            writer.WriteString("trailDigest", result.Identity.TrailDigest);
            writer.WriteStartArray("metrics");
            foreach (var metric in Chosen(result))
            {
                var estimate = metric.Estimate;
                writer.WriteStartObject();
                writer.WriteString("metric", Key(metric));
                WriteNumber(writer, "value", estimate.Value);
                WriteNumber(writer, "tolerance", estimate.IsBounded ? estimate.HalfWidth : double.IsFinite(estimate.Value) ? Math.Abs(estimate.Value) * Otherwise : 0);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>Six digits: enough to see a change, few enough to read.</summary>
    private static void WriteNumber(Utf8JsonWriter writer, string name, double value)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumber(name, decimal.Parse(value.ToString("G6", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteString(name, value.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static double Number(JsonElement metric, string name) => metric.GetProperty(name) is { ValueKind: JsonValueKind.Number } number
        ? number.GetDouble()
        : double.Parse(metric.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
}
