namespace Simulator.Time.Tests;

/// <summary>Texts at and beyond what the types can hold.</summary>
public class LimitTests
{
    [Theory]
    [InlineData("999999999999999999d")]
    [InlineData("99999999999999999999999999d")]
    [InlineData("9223372036854775808us")]
    [InlineData("106751991d5h")]
    public void A_duration_that_does_not_fit_is_refused_and_never_throws(string text) =>
        Assert.False(DurationText.TryParse(text, out _));

    [Fact]
    public void The_longest_duration_in_microseconds_is_read()
    {
        Assert.True(DurationText.TryParse("9223372036854775807us", out var duration));
        Assert.Equal(long.MaxValue, duration.Microseconds);
    }

    [Fact]
    public void A_rate_beyond_every_number_is_refused() => Assert.False(Rate.TryParse(new string('9', 308) + "/s", out _));

    [Fact]
    public void An_instant_before_the_epoch_is_rounded_down_like_every_other()
    {
        Assert.True(Instant.TryParse("1969-12-31T23:59:59.9999999Z", out var before));
        Assert.Equal(-1, before.Microseconds);
        Assert.True(Instant.TryParse("1970-01-01T00:00:00.0000009Z", out var after));
        Assert.Equal(0, after.Microseconds);
    }
}
