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

/// <summary>In how many joint draws of its hypotheses a scenario keeps a claim, by estimate.</summary>
/// <param name="Hypotheses">What was drawn; empty when the scenario has none with a size, and then nothing was.</param>
/// <param name="Draws">Draws that the scenario accepted.</param>
/// <param name="Holds">Those in which the claim held.</param>
/// <param name="Share">Their share with the exact binomial interval at 95 %: of draws, not a probability, since nobody knows how likely a range is.</param>
/// <param name="NotVaried">Hypotheses left alone, because their value has no size to multiply.</param>
public sealed record HypothesisShareResult(
    IReadOnlyList<VariedHypothesis> Hypotheses, int Draws, int Holds, Estimate Share, IReadOnlyList<string> NotVaried);

/// <summary>
/// Joint draws of the hypotheses of a scenario over their ranges, for a claim about a run such as a budget: the verdict holds the model fixed, the share
/// tells how far it rests on values that no source supports.
/// </summary>
public static class HypothesisShare
{
    private const ulong DrawTag = 0x636C61696D_5F6879;

    /// <summary>Draws, simulates and asks.</summary>
    /// <param name="load">Loads the scenario with settings <c>path=value</c> laid over everything else; called with none and with those of each draw.</param>
    /// <param name="options">How many.</param>
    /// <param name="holds">Whether a claim holds by the estimates of a run; called once a draw, in order.</param>
    /// <param name="cancellation">Stops with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="ArgumentException">The scenario itself is invalid.</exception>
    public static HypothesisShareResult Of(
        Func<IReadOnlyList<string>, ScenarioLoadResult> load, HypothesisShareOptions options, Func<RunResult, SampleSet, bool> holds, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(load);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(holds);
        ArgumentOutOfRangeException.ThrowIfNotEqual(options.Draws is >= 1 and <= 1_000, true, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNotEqual(options.Replications is >= 8 and <= 1_000, true, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNotEqual(options.Threads >= 1, true, nameof(options));
        var model = new ScenarioTuningModel(load, []);
        var (varied, left) = model.Hypotheses();
        var draws = 0;
        var kept = 0;
        foreach (var point in varied.Count == 0 ? [] : LatinHypercube.Points(options.Draws, varied.Count, KeyedDraws.FromSeed(model.Subject.Seed ^ DrawTag, 1, 0)))
        {
            var world = load(model.Scaled([.. varied.Select((each, index) => (each, each.Low * Math.Pow(each.High / each.Low, point[index])))]));
            if (!world.IsValid)
            {
                continue; // together the hypotheses contradict each other there: such a world does not exist
            }

            var runs = Replicator.Run(
                new ReplicationSetup(world.Scenario), Dependence.FirstReplication, options.Replications, Arms.Both, options.Threads, cancellation: cancellation);
            var (result, samples) = RunAssembler.AssembleWithSamples(world.Scenario, runs, string.Empty, string.Empty);
            draws++;
            kept += holds(result, samples) ? 1 : 0;
        }

        var share = draws == 0 ? new Estimate(double.NaN, 0, 1, 0.95, 0, IntervalMethod.ClopperPearson) : ProportionInterval.ClopperPearson(kept, draws);
        return new HypothesisShareResult([.. varied.Select(each => new VariedHypothesis(each.Path, each.Low, each.High, each.Source))], draws, kept, share, left);
    }
}
