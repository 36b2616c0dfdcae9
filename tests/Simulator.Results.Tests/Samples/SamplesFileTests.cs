using System.IO.Compression;
using System.Text;
using Simulator.Statistics;
using Simulator.TestSupport;

namespace Simulator.Results.Tests.Samples;

public sealed class SamplesFileTests
{
    private const string Header = """{"schema":"simulator-samples","version":1,"replications":2,"series":1}""";

    [Fact]
    public void What_is_written_is_read_back_to_the_bit()
    {
        var samples = SampleComparison.Run(replications: 5).Samples;
        var all = samples with
        {
            Series =
            [
                .. samples.Series,
                new ValueSeries("backlog", [new Dimension("pool", "a \"b\" <c>")], "mean", [1.0 / 3, double.NaN, -0.0, 1e-300, double.MaxValue]),
                new CountSeries("unresolved", [], [0, 1, 2, 3, 4]),
                new DistributionSeries("safety_margin", [], [.. Enumerable.Repeat(HistogramSnapshot.Empty(), 5)], 60e6, HasMean: false),
            ],
        };
        var back = RoundTrip(all);
        Assert.Equal(5, back.Replications);
        foreach (var (was, now) in all.Series.Zip(back.Series))
        {
            Assert.Equal((was.Metric, was.GetType()), (now.Metric, now.GetType()));
            Assert.Equal(was.Where, now.Where);
            Assert.Equal(Content(was), Content(now));
        }
    }

    [Fact]
    public void The_same_samples_give_the_same_bytes() =>
        Assert.Equal(Bytes(SampleComparison.Run().Samples), Bytes(SampleComparison.Run().Samples));

    [Fact]
    public void The_first_replications_are_what_a_shorter_run_would_have_kept()
    {
        var (longer, shorter) = (SampleComparison.Run(replications: 64).Samples.First(20), SampleComparison.Run(replications: 20).Samples);
        Assert.Equal(20, longer.Replications);
        Assert.Equal(shorter.Series.Select(Content), longer.Series.Select(Content));
    }

    [Theory]
    [InlineData("""{"schema":"simulator-samples","version":2,"replications":2,"series":0}""", "version 2 of the file is newer")]
    [InlineData("""{"schema":"other","version":1}""", "not a simulator-samples file")]
    [InlineData("""{"schema":"simulator-samples","version":1,"replications":-1,"series":0}""", "line 1: not a series of samples")]
    [InlineData("""{"schema":"simulator-samples","version":1}""", "line 1: not a series of samples")]
    [InlineData("""{"schema":"simulator-samples","version":1,"replications":2}""", "line 1: not a series of samples")]
    [InlineData(Header + "\n" + """{"metric":"backlog","where":{},"kind":"distribution","unitsPerOne":1,"mean":false,"recorded":[{"never":0},{"never":0}]}""", "line 2: not a series of samples")]
    [InlineData(Header + "\n" + """{"metric":"backlog","where":{},"kind":"distribution","unitsPerOne":1,"mean":false,"recorded":[{"subBits":7,"never":0,"buckets":[1]},{"subBits":7,"never":0}]}""", "line 2: not a series of samples")]
    [InlineData(Header, "holds 0 series where its first line promises 1")]
    [InlineData(Header + "\nnonsense", "line 2: not a series of samples")]
    [InlineData(Header + "\n" + """{"metric":"nothing","where":{},"kind":"counts","counts":[1,2]}""", "line 2: not a series of samples")]
    [InlineData(Header + "\n" + """{"metric":"unresolved","where":{},"kind":"counts","counts":[1,2,3]}""", "line 2: not a series of samples")]
    [InlineData(Header + "\n" + """{"metric":"unresolved","where":{},"kind":"counts","counts":[1,null]}""", "line 2: not a series of samples")]
    [InlineData(Header + "\n" + """{"metric":"unresolved","where":{},"kind":"sums","counts":[1,2]}""", "line 2: not a series of samples")]
    [InlineData(Header + "\n" + """{"metric":"escape_rate","where":{},"kind":"ratio","aggregate":"share","numerators":[1,2],"denominators":[1]}""", "line 2: not a series of samples")]
    [InlineData(Header + "\n" + """{"metric":"backlog","where":{},"kind":"distribution","unitsPerOne":0,"mean":false,"recorded":[]}""", "line 2: not a series of samples")]
    [InlineData(Header + "\n" + """{"metric":"backlog","where":{},"kind":"distribution","unitsPerOne":1,"mean":false,"recorded":[{"subBits":7,"never":0,"first":0,"minimum":0,"maximum":0,"sum":0,"buckets":[-999999999]},{"subBits":7,"never":0}]}""", "line 2: not a series of samples")]
    public void A_hostile_file_is_refused_in_one_line(string text, string expected)
    {
        var refused = Assert.Throws<InvalidResultException>(() => Parse(Packed(text)));
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public void What_is_not_packed_or_cut_off_is_refused()
    {
        Assert.Throws<InvalidResultException>(() => Parse(Encoding.UTF8.GetBytes("plain text")));
        var whole = Bytes(SampleComparison.Run(replications: 5).Samples);
        Assert.Throws<InvalidResultException>(() => Parse(whole[..(whole.Length / 2)]));
    }

    private static SampleSet RoundTrip(SampleSet samples) => Parse(Bytes(samples));

    private static SampleSet Parse(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return SamplesFile.Parse(stream, "samples");
    }

    private static byte[] Bytes(SampleSet samples)
    {
        using var stream = new MemoryStream();
        SamplesFile.Write(samples, stream);
        return stream.ToArray();
    }

    private static byte[] Packed(string text)
    {
        using var stream = new MemoryStream();
        using (var packed = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true))
        {
            packed.Write(Encoding.UTF8.GetBytes(text + "\n"));
        }

        return stream.ToArray();
    }

    private static string Content(MetricSeries series) => series switch
    {
        ValueSeries values => string.Join(',', values.Values.Select(BitConverter.DoubleToInt64Bits)),
        CountSeries counts => string.Join(',', counts.Counts),
        RatioSeries ratio => string.Join(',', ratio.Numerators.Concat(ratio.Denominators)),
        DistributionSeries times => string.Join(';', times.Recorded.Select(each => $"{each.FirstBucket} {each.NeverCount} {each.Sum} {each.Minimum} {each.Maximum} {string.Join(' ', each.Buckets.ToArray())}")),
        _ => throw new InvalidOperationException(),
    };
}
