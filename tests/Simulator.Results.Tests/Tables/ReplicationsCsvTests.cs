using System.Text;
using CsvHelper;
using Simulator.TestSupport;

namespace Simulator.Results.Tests;

public sealed class ReplicationsCsvTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://evil.example\")")]
    [InlineData("+1")]
    [InlineData("-1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\tx")]
    [InlineData("\rx")]
    public void Text_that_a_spreadsheet_would_run_is_neutralised(string hostile)
    {
        var text = Write(new ReplicationTable([hostile], [new ReplicationRow(0, hostile, [1])]));

        using var csv = CsvReader.FromText(text);
        Assert.True(csv.Read());
        Assert.Equal("'" + hostile, csv.Headers[2]);
        Assert.Equal("'" + hostile, csv.GetString(1));
    }

    [Fact]
    public void Numbers_stay_numbers_with_every_digit()
    {
        var text = Write(new ReplicationTable(["a", "b", "c", "d"], [new ReplicationRow(0, "governed", [-0.1 - 0.2, double.NaN, double.PositiveInfinity, 1e300])]));

        Assert.Equal("replication,arm,a,b,c,d\n0,governed,-0.30000000000000004,,Infinity,1E+300\n", text);
    }

    [Fact]
    public void Separators_quotes_and_line_breaks_in_text_stay_in_their_cell()
    {
        var text = Write(new ReplicationTable(["a,b\"c\nd"], [new ReplicationRow(3, "x,y", [1])]));

        using var csv = CsvReader.FromText(text);
        Assert.True(csv.Read());
        Assert.Equal("a,b\"c\nd", csv.Headers[2]);
        Assert.Equal("x,y", csv.GetString(1));
        Assert.Equal("1", csv.GetString(2));
    }

    [Fact]
    public void The_file_is_the_same_in_every_culture_and_has_one_row_a_replication_and_arm()
    {
        var table = SampleRun.Create().Replications;
        var text = Write(table);

        Assert.Equal(table.Rows.Count + 1, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        foreach (var culture in Cultures.Names)
        {
            Assert.Equal(text, Cultures.Under(culture, () => Write(table)));
        }
    }

    [Fact]
    public void The_destination_stays_open()
    {
        using var stream = new MemoryStream();

        ReplicationsCsv.Write(new ReplicationTable([], []), stream);

        Assert.True(stream.CanWrite);
        Assert.Equal("replication,arm\n", Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static string Write(ReplicationTable table)
    {
        using var stream = new MemoryStream();
        ReplicationsCsv.Write(table, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
