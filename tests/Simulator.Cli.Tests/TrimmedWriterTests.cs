namespace Simulator.Cli.Tests;

public sealed class TrimmedWriterTests
{
    [Theory]
    [InlineData("a  b  \nc\n", "a  b\nc\n")]
    [InlineData("  indented \r\n   \r\nend", "  indented\r\n\r\nend")]
    [InlineData("held back   ", "held back")]
    public void Blanks_at_the_ends_of_lines_are_left_out_and_no_others(string text, string expected)
    {
        using var inner = new StringWriter();
        using var writer = new TrimmedWriter(inner);
        writer.Write(text);
        Assert.Equal(expected, inner.ToString());
    }
}
