using System.Collections.Concurrent;
using System.Globalization;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>A scenario as a search sees it: settings are laid over it as <c>--set</c> does.</summary>
public sealed class ScenarioTuningModel : ITuningModel
{
    private const int SetupsKept = 64;
    private const int SurveyReplications = 2;

    private readonly Func<IReadOnlyList<string>, ScenarioLoadResult> load;
    private readonly Scenario scenario;
    private readonly IReadOnlyList<VariedKey> keys;
    private readonly IReadOnlyDictionary<string, (double Low, double High)> ranges;
    private readonly ConcurrentDictionary<string, Lazy<ReplicationSetup>> setups = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<string>>> peaks = new(StringComparer.Ordinal);

    /// <summary>Prepares a search over a scenario.</summary>
    /// <param name="load">Loads the scenario with further settings <c>path=value</c> laid over everything else; called from any thread.</param>
    /// <param name="keys">The keys that will be varied.</param>
    /// <param name="hypothesisRanges">Ranges of hypotheses as factors on their values, by path; null for none. Those without take the documented range, else 0.5 to 2.</param>
    /// <exception cref="ArgumentException">The scenario itself is invalid: a caller shows its errors before it tunes.</exception>
    public ScenarioTuningModel(
        Func<IReadOnlyList<string>, ScenarioLoadResult> load,
        IReadOnlyList<VariedKey> keys,
        IReadOnlyDictionary<string, (double Low, double High)>? hypothesisRanges = null)
    {
        ArgumentNullException.ThrowIfNull(load);
        ArgumentNullException.ThrowIfNull(keys);
        (this.load, this.keys) = (load, keys);
        ranges = hypothesisRanges ?? new Dictionary<string, (double, double)>();
        scenario = load([]).Scenario ?? throw new ArgumentException("The scenario is invalid.", nameof(load));
        Subject = new TuningSubject(scenario.Name, scenario.Title, TuningDigest.Of(scenario.ResolvedJson), scenario.Run.Seed);
    }

    /// <inheritdoc/>
    public TuningSubject Subject { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Problems(IReadOnlyList<string> set) => [.. load(set).Errors.Select(error => error.ToString())];

    /// <inheritdoc/>
    public SampleSet Survey(IReadOnlyList<string> set)
    {
        var setup = Setup(set, []);
        var runs = Replicator.Run(setup, 0, SurveyReplications, Arms.Both, 1);
        return RunAssembler.AssembleWithSamples(setup.Scenario, runs, string.Empty, string.Empty).Samples;
    }

    /// <inheritdoc/>
    public IReadOnlyList<MetricSeries?> Simulate(TuningTask task, IReadOnlyList<TuningQuantity> quantities, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(task);
        var setup = Setup(task.Set, task.Assumptions);
        var runs = Replicator.Run(setup, task.First, task.Count, BlockSeries.ArmsFor(quantities), 1, cancellation: cancellation);
        return BlockSeries.Of(setup.Scenario, runs, quantities);
    }

    /// <inheritdoc/>
    public (IReadOnlyList<TuningHypothesis> Varied, IReadOnlyList<string> Left) Hypotheses()
    {
        using var scaling = new HypothesisScaling(scenario.ResolvedJson);
        var varied = new List<TuningHypothesis>();
        var left = new List<string>();
        foreach (var path in scenario.Hypotheses.Where(path => !keys.Any(key => Overlaps(key.Path, path))))
        {
            if (scaling.Of(path, ranges, scenario.HypothesisRanges) is { } hypothesis && CanScale(scaling, hypothesis))
            {
                varied.Add(hypothesis);
            }
            else
            {
                left.Add(path);
            }
        }

        return (varied, left);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Scaled(IReadOnlyList<(TuningHypothesis Hypothesis, double Factor)> factors)
    {
        ArgumentNullException.ThrowIfNull(factors);
        using var scaling = new HypothesisScaling(scenario.ResolvedJson);
        return [.. factors.SelectMany(each => scaling.Lines(each.Hypothesis.Path, each.Factor) ?? [])];
    }

    /// <summary>A hypothesis whose ends the scenario accepts one by one.</summary>
    private bool CanScale(HypothesisScaling scaling, TuningHypothesis hypothesis) =>
        new[] { hypothesis.Low, hypothesis.High }.All(factor => load(scaling.Lines(hypothesis.Path, factor)!).IsValid);

    /// <summary>What is decided is no hypothesis.</summary>
    private static bool Overlaps(string key, string hypothesis)
    {
        var (left, right) = (KeyPath.Parse(key), KeyPath.Parse(hypothesis));
        var common = Math.Min(left.Count, right.Count);
        return left.Take(common).SequenceEqual(right.Take(common), StringComparer.OrdinalIgnoreCase);
    }

    private ReplicationSetup Setup(IReadOnlyList<string> set, IReadOnlyList<string> assumptions)
    {
        var name = string.Join('\n', [.. set, string.Empty, .. assumptions]);
        if (setups.Count > SetupsKept)
        {
            setups.Clear(); // the tables of hundreds of settings would fill the memory; making them again takes milliseconds
        }

        return setups.GetOrAdd(name, _ => new Lazy<ReplicationSetup>(() =>
        {
            IReadOnlyList<string> all = [.. assumptions, .. set, .. Peaks(assumptions)];
            var loaded = load(all);
            return loaded.IsValid
                ? new ReplicationSetup(loaded.Scenario)
                : throw new InvalidTuningException([.. loaded.Errors.Select(error => string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', set)}: {error}"))]);
        })).Value;
    }

    private IReadOnlyList<string> Peaks(IReadOnlyList<string> assumptions) => peaks.GetOrAdd(
        string.Join('\n', assumptions.Where(line => CandidatePeaks.Touches(line.Split('=')[0]))),
        _ => new Lazy<IReadOnlyList<string>>(() => CandidatePeaks.Of(keys, set => load([.. assumptions, .. set]).Scenario))).Value;
}
