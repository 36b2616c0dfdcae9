namespace Simulator.Reporting.Tests.Text;

public sealed class PageTextTests
{
    [Theory]
    [InlineData("84.5 % (82.8 to 86.3) of incidents", "84.5~% (82.8 to 86.3) of incidents")]
    [InlineData("95 % within 1 h 44 min (1 h 4 min to 2 h 28 min).", "95~% within 1~h~44~min (1~h~4~min to 2~h~28~min).")]
    [InlineData("after 3 d 2 h or 20 ms", "after 3~d~2~h or 20~ms")]
    [InlineData("a change of -4.7 points", "a change of \u22124.7 points")]
    [InlineData("2 days, 3 hours, 8 minutes, 4 sizes", "2 days, 3 hours, 8 minutes, 4 sizes")]
    [InlineData("from shift d 4 h", "from shift d 4~h")]
    [InlineData("", "")]
    public void No_line_ends_between_a_number_and_its_unit(string plain, string expected) =>
        Assert.Equal(expected.Replace('~', '\u00A0'), PageText.Sentences(plain));
}
