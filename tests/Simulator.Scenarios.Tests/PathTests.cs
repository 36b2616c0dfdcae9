namespace Simulator.Scenarios.Tests;

public sealed class PathTests
{
    [Theory]
    [InlineData("run.horizon", "run|horizon")]
    [InlineData("classes['a.b'].wrong", "classes|a.b|wrong")]
    [InlineData("['a.b']", "a.b")]
    [InlineData("a['b']['c']", "a|b|c")]
    [InlineData(" run.horizon ", "run|horizon")]
    public void A_path_has_parts(string text, string parts) => Assert.Equal(parts, string.Join('|', JsonPath.Parse(text) ?? []));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a.")]
    [InlineData("a..b")]
    [InlineData("a['b'")]
    [InlineData("a['']")]
    [InlineData("[0]")]
    public void What_is_no_path_is_refused(string text) => Assert.Null(JsonPath.Parse(text));

    [Theory]
    [InlineData("a", true)]
    [InlineData("9-a_B.c", true)]
    [InlineData("", false)]
    [InlineData(".a", false)]
    [InlineData("a.", false)]
    [InlineData("-a", false)]
    [InlineData("_a", false)]
    [InlineData("a b", false)]
    [InlineData("\u00e9", false)]
    [InlineData("a/b", false)]
    [InlineData("a:b", false)]
    public void A_name_is_safe_in_files_and_pages(string text, bool isName)
    {
        Assert.Equal(isName, Names.AreValid(text));
        Assert.Equal(isName, System.Text.RegularExpressions.Regex.IsMatch(text, Names.Pattern));
    }
}
