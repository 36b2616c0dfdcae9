using Simulator.Governance;

namespace Simulator.Operations.Tests;

/// <summary>What a simulated reviewer gives as the reason is what he or she knew, and not the hidden truth.</summary>
public sealed class ReviewReasonsTests
{
    [Theory]
    [InlineData(Signs.None, DecisionReason.JudgedWrong)]
    [InlineData(Signs.ConnectorUnreviewed, DecisionReason.JudgedWrong)]
    [InlineData(Signs.PlaybookOnly | Signs.OutOfPlaybook, DecisionReason.PlaybookDeviation)]
    [InlineData(Signs.StepOutOfScope | Signs.OutOfPlaybook, DecisionReason.OverReach)]
    [InlineData(Signs.BeyondBoundary, DecisionReason.OverReach)]
    [InlineData(Signs.IntentMismatch | Signs.BeyondBoundary, DecisionReason.IntentMismatch)]
    [InlineData(Signs.InjectionSignature | Signs.IntentMismatch, DecisionReason.SuspectedInjection)]
    public void The_gravest_sign_on_the_request_is_named_whether_it_is_wrong_or_not(Signs signs, DecisionReason reason)
    {
        Assert.Equal(reason, ReviewReasons.Of(Work(signs) with { IsWrong = true }, detected: true, Verdict.Reject));
        Assert.Equal(reason, ReviewReasons.Of(Work(signs), detected: false, Verdict.Reject));
    }

    [Fact]
    public void A_mismatch_that_no_sign_shows_is_named_by_who_recognised_it_and_an_injection_is_not()
    {
        var mismatch = Work(Signs.None) with { IsWrong = true, IsMismatch = true };
        Assert.Equal(DecisionReason.IntentMismatch, ReviewReasons.Of(mismatch, detected: true, Verdict.Reject));
        Assert.Equal(DecisionReason.JudgedWrong, ReviewReasons.Of(mismatch, detected: false, Verdict.Reject));
        Assert.Equal(DecisionReason.JudgedWrong, ReviewReasons.Of(Work(Signs.None) with { IsWrong = true, IsInjected = true }, detected: true, Verdict.Reject));
    }

    [Fact]
    public void An_approval_has_no_reason_and_what_decides_nothing_has_its_own()
    {
        var work = Work(Signs.InjectionSignature) with { IsWrong = true };
        Assert.Equal(DecisionReason.None, ReviewReasons.Of(work, detected: true, Verdict.Approve));
        Assert.Equal(DecisionReason.MissingInformation, ReviewReasons.Of(work, detected: false, Verdict.AskInformation));
        Assert.Equal(DecisionReason.SecondOpinion, ReviewReasons.Of(work, detected: false, Verdict.Escalate));
    }

    private static Recommendation Work(Signs signs) => new(
        new ActionRequest(default, default, default, default, new RequestContext(Impact.Low, 0.9, false) { Signs = signs }, default), IsWrong: false);
}
