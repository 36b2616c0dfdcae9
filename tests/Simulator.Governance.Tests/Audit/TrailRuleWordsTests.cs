namespace Simulator.Governance.Tests;

public sealed class TrailRuleWordsTests
{
    [Fact]
    public void Every_rule_says_what_must_hold_in_words_of_its_own()
    {
        var words = Enum.GetValues<TrailRule>().Select(rule => (rule, words: TrailRuleWords.Of(rule))).ToList();

        Assert.All(words, each => Assert.True(each.words != each.rule.ToString() && each.words.Length is > 10 and < 110, $"{each.rule}: {each.words}"));
        Assert.Equal(words.Count, words.Select(each => each.words).Distinct().Count());
    }
}
