using Simulator.TestSupport;

namespace Simulator.Validation.Tests;

/// <summary>Scenario files that describe a textbook queue must give the textbook's answer.</summary>
public class QueueTheoryTests
{
    [Fact]
    public void An_M_M_5_queue_waits_as_Erlang_says()
    {
        var run = Oracle.Run(Lab.Shipped("mm5", "run.horizon=1420h"));
        Oracle.Meets(0.55411, run.Estimate("waiting_probability", "share", "governed", "desk"));
        Oracle.Meets(6.6494, run.Estimate("waiting_time", "mean_decided", "governed", "desk"), 0.03);
        Oracle.Meets(18.6494, run.Estimate("approval_latency", "mean_decided", "governed"));
        Oracle.Meets(0.8, run.Estimate("utilisation", "share", "governed", "desk"));
        Oracle.Meets(20 * 18.6494 / 60, run.Estimate("backlog", "mean", "governed", "desk"));
    }

    [Theory]
    [InlineData("12m", 24)]
    [InlineData("""{ "kind": "exponential", "mean": "12m" }""", 48)]
    [InlineData("""{ "kind": "lognormal", "mean": "12m", "cv": 1.5 }""", 78)]
    [InlineData("""{ "kind": "hyperexponential", "mean": "12m", "cv": 2 }""", 120)]
    public void An_M_G_1_queue_waits_as_Pollaczek_and_Khinchine_say(string review, double expected)
    {
        // Utilisation 0.8, service 12 minutes: 24 × (1 + cv²) minutes.
        var quoted = review.StartsWith('{') ? review : $"\"{review}\"";
        var run = Oracle.Run(Lab.Over(
            $$"""
            { "run": { "horizon": "10400h", "warmUp": "400h", "replications": 64 },
              "classes": { "item": { "review": {{quoted}}, "arrivals": { "kind": "poisson", "rate": "4/h" } } } }
            """));
        Oracle.Meets(expected, run.Estimate("waiting_time", "mean_decided", "governed", "desk"), 0.04);
    }

    [Fact]
    public void Priorities_in_an_M_M_1_queue_wait_as_Cobham_says()
    {
        // Rates 1 and 3 an hour, service 12 minutes: 12 minutes for the urgent, 60 for the others.
        var run = Oracle.Run(Lab.Over(
            """
            { "run": { "horizon": "10400h", "warmUp": "400h", "replications": 64 },
              "pools": { "desk": { "discipline": "priority" } },
              "classes": {
                "item": { "priority": 5, "review": { "kind": "exponential", "mean": "12m" }, "arrivals": { "kind": "poisson", "rate": "3/h" } },
                "urgent": { "priority": 0, "access": "write", "impact": "low", "wrong": "0%", "session": "none", "execution": "0s",
                  "review": { "kind": "exponential", "mean": "12m" }, "arrivals": { "kind": "poisson", "rate": "1/h" } } } }
            """));
        Oracle.Meets(12 + 12, run.Estimate("approval_latency", "mean_decided", "governed", "urgent"));
        Oracle.Meets(60 + 12, run.Estimate("approval_latency", "mean_decided", "governed", "item"), 0.04);
    }
}
