using Simulator.Experiments;
using Simulator.Simulation;

namespace Simulator.Experiments.Tests;

/// <summary>Budgets name what is counted by these words, and results are counted by the position of the member: a renamed or a moved one changes what a budget asks for.</summary>
public sealed class EnumWordsTests
{
    public static TheoryData<string, string[]> Words() => new()
    {
        { string.Join(' ', EnumWords.Of<RecordKind>()), ["request", "decision", "gate", "review", "override", "authorisation", "credential", "execution", "closing"] },
        { string.Join(' ', EnumWords.Of<LatencyPart>()), ["off_duty", "waiting", "review", "parked", "set_up", "dropped", "notify", "misrouted", "absent", "information"] },
        { string.Join(' ', EnumWords.Of<Stage>()), ["policy", "gates", "issue", "execution", "recheck", "rework", "tickets", "hidden", "held"] },
        { string.Join(' ', EnumWords.Of<GateEnd>()), ["approved", "rejected", "expired", "withdrawn", "turned_away", "silence", "denied_at_recheck", "overridden"] },
        { string.Join(' ', EnumWords.Of<TrespassEnd>()), ["attempted", "blocked", "executed"] },
        { string.Join(' ', EnumWords.Of<PivotCount>()), ["attempted", "blocked", "succeeded", "new_token"] },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void What_is_counted_has_the_words_that_budgets_use(string words, string[] expected) => Assert.Equal(string.Join(' ', expected), words);

    [Fact]
    public void Members_are_numbered_from_0_without_a_gap()
    {
        AssertNumbered<RecordKind>();
        AssertNumbered<LatencyPart>();
        AssertNumbered<Stage>();
        AssertNumbered<GateEnd>();
        AssertNumbered<TrespassEnd>();
        AssertNumbered<PivotCount>();
    }

    private static void AssertNumbered<T>()
        where T : struct, Enum =>
        Assert.Equal(Enumerable.Range(0, EnumWords.Of<T>().Length), Enum.GetValues<T>().Select(member => Convert.ToInt32(member, System.Globalization.CultureInfo.InvariantCulture)));
}
