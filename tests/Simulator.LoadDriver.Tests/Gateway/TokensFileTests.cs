namespace Simulator.LoadDriver.Tests;

/// <summary>Who presents which token.</summary>
public class TokensFileTests
{
    [Fact]
    public void Everybody_has_their_own_token()
    {
        Assert.Null(TokensFile.TryParse("""{ "requester": "r.1", "auditor": "a.1", /* two of the desk */ "reviewers": { "desk-1": "d.1", "desk-2": "d.2" }, }""", out var tokens));
        Assert.Equal(("r.1", null, "a.1"), (tokens!.Requester, tokens.Observer, tokens.Auditor));
        Assert.Equal(("d.2", string.Empty), (tokens.Reviewer(2, "desk-2"), tokens.Reviewer(3, "desk-3")));
    }

    [Theory]
    [InlineData("""{ "observer": "x" }""", "requester: the token of those who submit and execute is missing")]
    [InlineData("""{ "requester": "x", "approver": "y" }""", "there is no key 'approver'")]
    [InlineData("""{ "requester": "x", "reviewers": ["y"] }""", "reviewers: write")]
    [InlineData("""{ "requester": "x", "reviewers": { "desk-1": "two words" } }""", "reviewers.desk-1: a token is a text")]
    [InlineData("""{ "requester": "x", "requester": "y" }""", "requester: given twice")]
    [InlineData("""{ "requester": """, "this is not JSON: see line 1")]
    [InlineData("[]", "the file holds no object")]
    public void A_wrong_file_is_refused_with_its_remedy_and_without_its_secrets(string text, string problem)
    {
        var refused = TokensFile.TryParse(text, out var tokens);
        Assert.Null(tokens);
        Assert.StartsWith(problem, refused, StringComparison.Ordinal);
        Assert.DoesNotContain("two words", refused, StringComparison.Ordinal);
    }
}
