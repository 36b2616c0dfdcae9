using Simulator.TestSupport;

namespace Simulator.Results.Tests;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("plain – ünï çødé 漢字 😀", "plain – ünï çødé 漢字 😀")]
    [InlineData("two\r\nlines\tand a tab", "two  lines and a tab")]
    [InlineData("\u202Etxt.exe", "\uFFFDtxt.exe")]
    [InlineData("a\u2066b\u2069c\u200Bd\uFEFFe", "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe")]
    [InlineData("bell\u0007 escape\u001B[31m", "bell\uFFFD escape\uFFFD[31m")]
    public void What_cannot_be_seen_is_replaced_and_lines_become_one(string text, string expected) =>
        Assert.Equal(expected, SafeText.Clean(text));

    [Fact]
    public void Half_a_surrogate_pair_is_replaced() =>
        Assert.Equal("lone \uFFFD half", SafeText.Clean(string.Concat("lone ", (char)0xD800, " half")));

    [Fact]
    public void An_overlong_text_is_cut_and_says_so()
    {
        var cleaned = SafeText.Clean(new string('x', 10_000));

        Assert.Equal(SafeText.MaxLength, cleaned.Length);
        Assert.EndsWith("…", cleaned, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_text_of_a_result_is_cleaned()
    {
        var cleaned = SafeText.Clean(Hostile.Result("\u202E"));

        Assert.DoesNotContain('\u202E', Hostile.AllTexts(cleaned));
        Assert.Contains('\uFFFD', Hostile.AllTexts(cleaned));
    }
}
