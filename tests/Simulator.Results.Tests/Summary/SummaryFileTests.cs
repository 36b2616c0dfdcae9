using System.Text;
using System.Text.Json;
using Simulator.Statistics;
using Simulator.TestSupport;

namespace Simulator.Results.Tests;

public sealed class SummaryFileTests
{
    [Fact]
    public void The_file_is_the_golden_one_in_every_culture()
    {
        var text = Encoding.UTF8.GetString(SummaryFile.Write(SampleRun.Create()));

        Golden.Check("Simulator.Results.Tests", "summary.json", text);
        foreach (var culture in Cultures.Names)
        {
            Assert.Equal(text, Cultures.Under(culture, () => Encoding.UTF8.GetString(SummaryFile.Write(SampleRun.Create()))));
        }
    }

    [Fact]
    public void What_was_written_reads_back_and_writes_the_same_bytes()
    {
        var bytes = SummaryFile.Write(SampleRun.Create());

        var back = SummaryFile.Parse(bytes, "summary.json");

        Assert.Equal(bytes, SummaryFile.Write(back));
        Assert.Equal(SampleRun.Create().Identity, back.Identity);
        Assert.Equal(SampleRun.Create().Metrics.Select(metric => metric.Estimate), back.Metrics.Select(metric => metric.Estimate));
        Assert.Equal(SampleRun.Create().Replications.Rows.SelectMany(row => row.Values), back.Replications.Rows.SelectMany(row => row.Values));
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(-0.0)]
    [InlineData(0.1 + 0.2)]
    public void Every_number_reads_back_to_the_same_bits(double value)
    {
        var sample = SampleRun.Create();
        var estimate = new Estimate(value, double.NegativeInfinity, double.PositiveInfinity, 0.9, 5, IntervalMethod.Wilson, true);
        var result = sample with { Metrics = [sample.Metrics[0] with { Estimate = estimate }], Backlog = [], Race = null };

        var back = SummaryFile.Parse(SummaryFile.Write(result), "x").Metrics[0].Estimate;

        Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(back.Value));
        Assert.Equal(estimate, back);
    }

    [Fact]
    public void A_seed_of_64_bits_survives()
    {
        var sample = SampleRun.Create();

        var back = SummaryFile.Parse(SummaryFile.Write(sample with { Identity = sample.Identity with { Seed = ulong.MaxValue } }), "x");

        Assert.Equal(ulong.MaxValue, back.Identity.Seed);
    }

    [Fact]
    public void The_catalogue_in_the_file_holds_the_metrics_used_with_their_units_and_no_others()
    {
        var sample = SampleRun.Create();
        var bytes = SummaryFile.Write(sample with { Metrics = [sample.Metrics[0]] });

        using var json = JsonDocument.Parse(bytes);
        var entry = Assert.Single(json.RootElement.GetProperty("catalogue").EnumerateArray());

        Assert.Equal("approval_latency", entry.GetProperty("id").GetString());
        Assert.Equal("min", entry.GetProperty("unit").GetString());
    }

    [Fact]
    public void A_result_that_contradicts_itself_is_not_written()
    {
        var sample = SampleRun.Create();

        Assert.Throws<ArgumentException>(() => SummaryFile.Write(sample with { Metrics = [sample.Metrics[0] with { Metric = "made_up" }] }));
        Assert.Throws<ArgumentException>(() => SummaryFile.Write(sample with { Identity = sample.Identity with { Start = "yesterday" } }));
        Assert.Throws<ArgumentException>(() => SummaryFile.Write(sample with { Backlog = [sample.Backlog[0] with { P95 = [1] }] }));
        Assert.Throws<ArgumentException>(() => SummaryFile.Write(sample with { TimeToAuthorised = [new Curve("auto", "auto", [2, 1], [0, 1], null, null)] }));
        Assert.Throws<ArgumentException>(() => SummaryFile.Write(sample with { Replications = new ReplicationTable(["a"], [new ReplicationRow(0, "governed", [])]) }));
    }

    [Theory]
    [InlineData("", "line 1: not valid JSON")]
    [InlineData("{\"schema\":\"simulator-summary\",\"version\":1", "line 1: not valid JSON")]
    [InlineData("[]", "not a simulator-summary file")]
    [InlineData("{\"schema\":\"something-else\",\"version\":1}", "not a simulator-summary file")]
    [InlineData("{\"schema\":\"simulator-summary\",\"version\":3}", "version 3 of the file is newer than this program reads (2)")]
    [InlineData("{\"schema\":\"simulator-summary\",\"version\":\"1\"}", "\"version\" is missing or not a whole number")]
    [InlineData("{\"schema\":\"simulator-summary\",\"version\":2}", "a value is missing")]
    public void A_file_that_is_none_is_refused_in_one_line(string content, string expected)
    {
        var error = Assert.Throws<InvalidResultException>(() => SummaryFile.Parse(Encoding.UTF8.GetBytes(content), "x/summary.json"));

        Assert.StartsWith("x/summary.json: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("\"seed\": \"1\"", "\"seed\": 1", "$.run.identity.seed")]
    [InlineData("\"seed\": \"1\"", "\"sead\": \"1\"", "$.run.identity")]
    [InlineData("\"seed\": \"1\"", "\"seed\": \"1\", \"seed\": \"2\"", "$.run.identity")]
    [InlineData("\"title\": \"Shift handover under a credential leak\"", "\"title\": null", "$.run.identity.title")]
    [InlineData("\"aggregate\":\"p50\"", "\"agregate\":\"p50\"", "$.run.metrics[1]")]
    [InlineData("\"unit\":\"min\",\"estimate\":{\"value\":12.64", "\"unit\":\"h\",\"estimate\":{\"value\":12.64", "$.run.metrics[1]")]
    [InlineData("\"value\":12.64", "\"value\":\"many\"", "$.run.metrics[1]")]
    public void A_single_wrong_value_is_refused_and_located(string right, string wrong, string where)
    {
        var text = Encoding.UTF8.GetString(SummaryFile.Write(SampleRun.Create()));
        Assert.Contains(right, text, StringComparison.Ordinal);

        var error = Assert.Throws<InvalidResultException>(() =>
            SummaryFile.Parse(Encoding.UTF8.GetBytes(text.Replace(right, wrong, StringComparison.Ordinal)), "x"));

        Assert.Contains(where, error.Message, StringComparison.Ordinal);
        Assert.Contains("line ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_metric_that_this_program_does_not_know_is_named()
    {
        var text = Encoding.UTF8.GetString(SummaryFile.Write(SampleRun.Create())).Replace("approval_latency", "approval_joy", StringComparison.Ordinal);

        var error = Assert.Throws<InvalidResultException>(() => SummaryFile.Parse(Encoding.UTF8.GetBytes(text), "x"));

        Assert.Contains("'approval_joy'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named_and_a_folder_stands_for_its_summary()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<InvalidResultException>(() => SummaryFile.Read(Path.Combine(folder.Path, "none", "summary.json")));
        Assert.EndsWith("summary.json: no such file", error.Message, StringComparison.Ordinal);

        File.WriteAllBytes(Path.Combine(folder.Path, SummaryFile.FileName), SummaryFile.Write(SampleRun.Create()));

        Assert.Equal(SampleRun.Identity(), SummaryFile.Read(folder.Path).Identity);
    }
}
