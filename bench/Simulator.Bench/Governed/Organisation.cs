using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Bench.Governed;

/// <summary>The scenarios that are measured; scenario files like a user's.</summary>
internal static class Organisation
{
    /// <summary>Prepares a scenario without warm-up, so that every root request is counted.</summary>
    /// <param name="name">Name of a scenario file.</param>
    /// <param name="requests">About how many root requests it is to have; null for as many as the file says.</param>
    /// <param name="replications">How many replications.</param>
    public static ReplicationSetup Of(string name, long? requests = null, int replications = 1)
    {
        var scenario = Load(name, replications);
        if (requests is { } wanted)
        {
            // Beside the file: the memory benchmark goes beyond the events that a user's scenario may ask for.
            var perHour = scenario.Classes.Sum(kind => kind.Arrivals is Arrivals.Poisson poisson ? poisson.Rate.PerHour : 0);
            scenario = scenario with { Run = scenario.Run with { Horizon = Duration.FromHours(wanted / perHour) } };
        }

        return new ReplicationSetup(scenario);
    }

    private static Scenario Load(string name, int replications)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "scenarios", name + ".json");
        var loaded = ScenarioLoader.Load(path, new ScenarioOverrides { Set = ["run.warmUp=0s"], Replications = replications });
        return loaded.IsValid ? loaded.Scenario : throw new InvalidOperationException(string.Join("\n", loaded.Errors));
    }
}
