using Simulator.Scenarios;
using Simulator.TestSupport;

namespace Simulator.LoadDriver.Tests;

/// <summary>Scenarios that a live run and a simulation can both play.</summary>
internal static class LiveScenarios
{
    /// <summary>A desk of four at a utilisation of two thirds: 8 an hour, each 20 minutes on average; some are wrong and some right ones are rejected.</summary>
    public static Scenario Desk(int replications = 64) => Lab.Over(
        """
        {
          "run": { "horizon": "45h", "warmUp": "9h" },
          "pools": { "desk": { "reviewers": 4 } },
          "classes": {
            "item": {
              "arrivals": { "kind": "poisson", "rate": "8/h" },
              "wrong": "30%",
              "review": { "kind": "exponential", "mean": "20m" },
              "execution": "5m"
            }
          },
          "review": { "detectionMaximum": "90%", "falseRejection": "5%" }
        }
        """,
        $"run.replications={replications}");
}
