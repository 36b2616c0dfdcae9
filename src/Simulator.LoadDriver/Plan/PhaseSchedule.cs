using Simulator.Time;

namespace Simulator.LoadDriver;

/// <summary>
/// The change of time between the scenario and the wall. While the factor is m, scenario time passes compression × m times as fast as the
/// wall's, so every arrival keeps its node and its draws and only the instant of sending moves: for a Poisson process this is exactly a rate
/// multiplied by m (the time-change theorem; Daley and Vere-Jones, 2003), other processes have their intervals shortened alike.
/// </summary>
/// <remarks>Reviewers live by the compression alone: a spike brings more work to the same people.</remarks>
public sealed class PhaseSchedule
{
    private readonly double[] wallEnds;
    private readonly double[] scenarioEnds;

    /// <summary>A schedule.</summary>
    /// <param name="phases">The phases in order; at least one.</param>
    /// <param name="compression">How many times faster than the wall the scenario runs at factor 1; finite, more than 0.</param>
    /// <exception cref="ArgumentException">A phase without a name or length, or a factor that is negative or not finite.</exception>
    public PhaseSchedule(IReadOnlyList<LoadPhase> phases, double compression)
    {
        ArgumentNullException.ThrowIfNull(phases);
        if (!(compression > 0) || !double.IsFinite(compression))
        {
            throw new ArgumentOutOfRangeException(nameof(compression), compression, "Time is compressed by a finite factor of more than 0.");
        }

        if (phases.Count == 0 || phases.Any(phase => !IsUsable(phase)))
        {
            throw new ArgumentException("A schedule has phases, each with a name, a length of more than zero and finite factors of at least 0.", nameof(phases));
        }

        (Phases, Compression) = (phases, compression);
        wallEnds = new double[phases.Count];
        scenarioEnds = new double[phases.Count];
        double wall = 0, scenario = 0;
        for (var index = 0; index < phases.Count; index++)
        {
            var phase = phases[index];
            wallEnds[index] = wall += phase.Length.Microseconds;
            scenarioEnds[index] = scenario += compression * (phase.From + phase.To) / 2 * phase.Length.Microseconds;
        }
    }

    /// <summary>The phases in order.</summary>
    public IReadOnlyList<LoadPhase> Phases { get; }

    /// <summary>Scenario time per wall time at factor 1.</summary>
    public double Compression { get; }

    /// <summary>The length on the wall.</summary>
    public Duration Wall => Duration.FromMicroseconds(wallEnds[^1]);

    /// <summary>The length in scenario time.</summary>
    public Duration Scenario => Duration.FromMicroseconds(scenarioEnds[^1]);

    /// <summary>Whether the rate is the scenario's own throughout: only then a simulation of the scenario is comparable.</summary>
    public bool IsScenarioAsItIs => Phases.All(phase => phase is { From: 1, To: 1 });

    /// <summary>The scenario as it is: its whole horizon at factor 1.</summary>
    /// <param name="horizon">The scenario's horizon.</param>
    /// <param name="compression">How many times faster than the wall; finite, more than 0.</param>
    public static PhaseSchedule AsItIs(Duration horizon, double compression) =>
        new([new LoadPhase("scenario", Duration.FromMicroseconds(Math.Max(1, horizon.Microseconds / compression)), 1, 1)], compression);

    /// <summary>When, after the start on the wall, an instant of the scenario comes.</summary>
    /// <param name="sinceStart">Scenario time since its start, at least 0.</param>
    /// <param name="phase">Position of the phase; meaningless when the answer is null.</param>
    /// <returns>Wall time since the start; null at or after the end of the last phase.</returns>
    public Duration? WallAt(Duration sinceStart, out int phase)
    {
        double target = sinceStart.Microseconds;
        phase = 0;
        while (phase < scenarioEnds.Length && target >= scenarioEnds[phase])
        {
            phase++;
        }

        if (phase == scenarioEnds.Length)
        {
            return null;
        }

        var within = Phases[phase];
        var done = (target - (phase == 0 ? 0 : scenarioEnds[phase - 1])) / Compression;
        return Duration.FromMicroseconds(Math.Min((phase == 0 ? 0 : wallEnds[phase - 1]) + Invert(within, done), wallEnds[phase]));
    }

    /// <summary>Solves from × w + slope × w² / 2 = work for w; the form without cancellation.</summary>
    private static double Invert(LoadPhase phase, double work)
    {
        var slope = (phase.To - phase.From) / phase.Length.Microseconds;
        var root = Math.Sqrt(Math.Max(0, (phase.From * phase.From) + (2 * slope * work)));
        return work == 0 ? 0 : 2 * work / (phase.From + root);
    }

    private static bool IsUsable(LoadPhase phase) =>
        phase.Name.Length > 0 && phase.Length > Duration.Zero
        && phase.From >= 0 && double.IsFinite(phase.From) && phase.To >= 0 && double.IsFinite(phase.To);
}
