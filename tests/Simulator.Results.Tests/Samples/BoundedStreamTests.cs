namespace Simulator.Results.Tests.Samples;

public sealed class BoundedStreamTests
{
    [Theory]
    [InlineData("ab\ncd\nef", 8, 2, true)]
    [InlineData("ab\ncd\nef", 7, 2, false)] // one byte too many in all
    [InlineData("ab\ncde\nf", 8, 2, false)] // one byte too many in a line
    [InlineData("abc", 8, 3, true)]
    public void More_than_was_agreed_is_refused(string text, long all, long line, bool isRead)
    {
        // One byte at a time: a line is counted over any number of readings.
        using var stream = new BoundedStream(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), all, line);
        var buffer = new byte[1];
        var error = Record.Exception(() =>
        {
            while (stream.Read(buffer, 0, 1) > 0)
            {
            }
        });
        Assert.Equal(isRead, error is null);
        Assert.True(error is null or InvalidDataException);
    }
}
