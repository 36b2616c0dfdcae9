using Simulator.Experiments;
using Simulator.Statistics;

namespace Simulator.Experiments.Tests.Tuning;

public class LimitTests
{
    [Theory]
    [InlineData("approval_latency p95 <= 45m", "approval_latency p95", LimitSide.AtMost, 45)]
    [InlineData("approval_latency p95 class=refund<1h30m", "approval_latency p95 class=refund", LimitSide.AtMost, 90)]
    [InlineData("sla_attainment class=refund >= 95%", "sla_attainment share class=refund", LimitSide.AtLeast, 0.95)]
    [InlineData("wrong_action_exposure <= 120", "wrong_action_exposure per_1000_roots", LimitSide.AtMost, 120)]
    [InlineData("backlog mean pool=desk <= 12.5", "backlog mean pool=desk", LimitSide.AtMost, 12.5)]
    public void Limits_are_written_as_budgets_write_them(string text, string quantity, LimitSide side, double value)
    {
        var limit = TuningLimits.TryParse(text, out var problem);
        Assert.Empty(problem);
        Assert.Equal(quantity, limit!.Quantity.ToString());
        Assert.Equal((side, value), (limit.Side, limit.Value));
    }

    [Theory]
    [InlineData("approval_latency p95", "compares with nothing")]
    [InlineData("approval_latency p95 <= 45", "45")]
    [InlineData("approval_latency p95 <= 45%", "45")]
    [InlineData("approval_latency p95 => 45m", "is no restriction")]
    [InlineData("approval_latency p95 <=", "amount")]
    [InlineData("latency p95 <= 45m", "did you mean")]
    [InlineData("approval_latency share <= 5%", "share")]
    [InlineData("approval_latency p95 clas=refund <= 45m", "clas")]
    public void What_is_no_limit_gets_one_clear_line(string text, string expected)
    {
        Assert.Null(TuningLimits.TryParse(text, out var problem));
        Assert.Contains(expected, problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem);
    }
}
