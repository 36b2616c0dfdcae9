using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>How a share of joint draws is made.</summary>
public sealed record HypothesisShareOptions
{
    /// <summary>Joint draws, 1 to 1,000. Default: 20.</summary>
    public int Draws { get; init; } = 20;

    /// <summary>Replications of each draw, 8 to 1,000. Default: 32.</summary>
    public int Replications { get; init; } = 32;

    /// <summary>Threads, at least 1. Default: 1. The result does not depend on them.</summary>
    public int Threads { get; init; } = 1;
}

/// <summary>In how many joint draws of its hypotheses a scenario keeps claims, by estimate.</summary>
/// <param name="Hypotheses">What was drawn; empty when the scenario has none with a size, and then nothing was.</param>
/// <param name="Draws">Draws that the scenario accepted.</param>
/// <param name="Holds">For each claim, those in which it held; of draws, not a probability, since nobody knows how likely a range is.</param>
/// <param name="NotVaried">Hypotheses left alone, because their value has no size to multiply.</param>
public sealed record HypothesisShareResult(IReadOnlyList<VariedHypothesis> Hypotheses, int Draws, IReadOnlyList<int> Holds, IReadOnlyList<string> NotVaried);

/// <summary>
/// Joint draws of the hypotheses of a scenario over their ranges, for claims about a run such as its budgets: the verdict holds the model fixed, the share
/// tells how far it rests on values that no source supports.
/// </summary>
public static class HypothesisShare
{
    private const ulong DrawTag = 0x636C61696D_5F6879;

    /// <summary>Draws, simulates and asks.</summary>
    /// <param name="load">Loads the scenario with settings <c>path=value</c> laid over everything else; called with none and with those of each draw.</param>
    /// <param name="options">How many.</param>
    /// <param name="claims">Each says whether it holds by the estimates of a run; called once a draw, in order.</param>
    /// <param name="progress">Told of replications finished out of all draws; null for nobody. Called from one thread at a time.</param>
    /// <param name="cancellation">Stops with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="ArgumentException">The scenario itself is invalid.</exception>
    public static HypothesisShareResult Of(
        Func<IReadOnlyList<string>, ScenarioLoadResult> load,
        HypothesisShareOptions options,
        IReadOnlyList<Func<SampleSet, bool>> claims,
        Action<RunProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(load);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentOutOfRangeException.ThrowIfNotEqual(options.Draws is >= 1 and <= 1_000, true, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNotEqual(options.Replications is >= 8 and <= 1_000, true, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNotEqual(options.Threads >= 1, true, nameof(options));
        var model = new ScenarioTuningModel(load, []);
        var (varied, left) = model.Hypotheses();
        var draws = 0;
        var kept = new int[claims.Count];
        var points = varied.Count == 0 ? [] : LatinHypercube.Points(options.Draws, varied.Count, KeyedDraws.FromSeed(model.Subject.Seed ^ DrawTag, 1, 0));
        for (var index = 0; index < points.Count; index++)
        {
            var point = points[index];
            var world = load(model.Scaled([.. varied.Select((each, axis) => (each, each.Low * Math.Pow(each.High / each.Low, point[axis])))]));
            if (!world.IsValid)
            {
                continue; // together the hypotheses contradict each other there: such a world does not exist
            }

            var before = index * options.Replications;
            var total = options.Draws * options.Replications;
            var runs = Replicator.Run(
                new ReplicationSetup(world.Scenario),
                Dependence.FirstReplication,
                options.Replications,
                Arms.Both,
                options.Threads,
                progress is null ? null : each => progress(new RunProgress(before + each.Done, total, each.Events)),
                cancellation);
            var (_, samples) = RunAssembler.AssembleWithSamples(world.Scenario, runs, string.Empty, string.Empty);
            draws++;
            for (var claim = 0; claim < kept.Length; claim++)
            {
                kept[claim] += claims[claim](samples) ? 1 : 0;
            }
        }

        return new HypothesisShareResult([.. varied.Select(each => new VariedHypothesis(each.Path, each.Low, each.High, each.Source))], draws, kept, left);
    }
}
