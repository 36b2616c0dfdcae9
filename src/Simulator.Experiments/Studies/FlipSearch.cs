using System.Globalization;
using Simulator.Results;
using Simulator.Scenarios;

namespace Simulator.Experiments;

/// <summary>
/// What would have to change for the answers of a scenario to turn over: every setting without a measured source is changed alone, to both ends of its
/// range and to the value at which it has no effect; where an end turns an answer over, the factor is narrowed down. All on the same draws.
/// </summary>
/// <param name="runner">Simulates the variants.</param>
public sealed class FlipSearch(StudyRunner runner)
{
    /// <summary>Halvings of the interval of a factor, on its logarithm: of the range 1 to 4 the last step is 1.09.</summary>
    public const int Halvings = 4;

    private int done;

    /// <summary>Searches.</summary>
    /// <param name="command">The words that give the study again.</param>
    /// <param name="progress">Called with the number of variants done and the number expected, which grows with what is found; null for none.</param>
    /// <param name="cancellation">Stops early with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InvalidTuningException">The scenario does not load.</exception>
    public FlipStudy Run(string command, Action<int, int>? progress = null, CancellationToken cancellation = default)
    {
        var scenario = runner.Load([], out var problem) ?? throw new InvalidTuningException([problem]);
        var result = runner.Run([], cancellation: cancellation).Result;
        List<PolicyEffect> answers = [.. PolicyEffect.Of(result)
            .Where(effect => effect.IsExposure && effect.Direction is EffectDirection.Lower or EffectDirection.Higher)
            .DistinctBy(effect => effect.Definition.Id)];
        using var scaling = new HypothesisScaling(scenario.ResolvedJson);
        var study = new FlipStudy(result.Identity, command, answers, [], []);
        var (settings, left) = Settings(scenario, scaling);
        var rows = new List<FlipRow>();
        done = 0;
        foreach (var setting in settings)
        {
            rows.Add(Row(study, setting, scaling, cancellation));
            progress?.Invoke(rows.Count, settings.Count);
        }

        return study with
        {
            Rows = [.. rows.OrderBy(row => study.TurnsOver(row) ? 0 : 1).ThenBy(row => row.Point is { } point ? Math.Abs(Math.Log(point.Factor)) : double.MaxValue)
                .ThenByDescending(row => Movement(study, row)).ThenBy(row => row.Key, StringComparer.Ordinal)],
            Left = left,
        };
    }

    /// <summary>Variants simulated by the last search.</summary>
    public int Variants => done;

    private FlipRow Row(FlipStudy study, Setting setting, HypothesisScaling scaling, CancellationToken cancellation)
    {
        var variants = new List<FlipVariant>();
        var points = new List<FlipChange>();
        foreach (var end in new[] { setting.Low, setting.High })
        {
            var answers = At(study, setting, scaling, end, cancellation);
            variants.Add(new FlipVariant(FlipStudy.Factor(end), end, answers));
            if (Turned(study, answers).Count > 0)
            {
                points.Add(Narrow(study, setting, scaling, end, answers, cancellation));
            }
        }

        if (setting.Zero is { } zero)
        {
            variants.Add(new FlipVariant(zero, double.NaN, Answers(study, [.. setting.Paths.Select(path => $"{path}={zero}")], cancellation)));
        }

        return new FlipRow(setting.Key, setting.Source, variants, points.OrderBy(point => Math.Abs(Math.Log(point.Factor))).FirstOrDefault());
    }

    private FlipChange Narrow(FlipStudy study, Setting setting, HypothesisScaling scaling, double end, IReadOnlyList<FlipOutcome> atEnd, CancellationToken cancellation)
    {
        var (holds, flips, turned) = (1.0, end, Turned(study, atEnd));
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = Math.Sqrt(holds * flips);
            var there = At(study, setting, scaling, middle, cancellation);
            if (there.Count == 0)
            {
                break; // the scenario refuses it: nothing nearer is known
            }

            var changed = Turned(study, there);
            (holds, flips, turned) = changed.Count > 0 ? (holds, middle, changed) : (middle, flips, turned);
        }

        return new FlipChange(flips, holds, turned);
    }

    private static IReadOnlyList<int> Turned(FlipStudy study, IReadOnlyList<FlipOutcome> answers) =>
        [.. answers.Index().Where(each => study.TurnsOver(each.Index, each.Item)).Select(each => each.Index)];

    private IReadOnlyList<FlipOutcome> At(FlipStudy study, Setting setting, HypothesisScaling scaling, double factor, CancellationToken cancellation) =>
        Answers(study, [.. setting.Paths.SelectMany(path => scaling.Lines(path, factor) ?? [])], cancellation);

    private IReadOnlyList<FlipOutcome> Answers(FlipStudy study, IReadOnlyList<string> set, CancellationToken cancellation)
    {
        done++;
        if (runner.Load(set, out _) is null)
        {
            return [];
        }

        var effects = PolicyEffect.Of(runner.Run(set, cancellation: cancellation).Result);
        return [.. study.Answers.Select(answer => effects.FirstOrDefault(effect => effect.Definition.Id == answer.Definition.Id && effect.Aggregate == answer.Aggregate) is { } effect
            ? new FlipOutcome(effect.Difference.Value, effect.Direction)
            : new FlipOutcome(double.NaN, EffectDirection.Unknown))];
    }

    /// <summary>The settings in force that have a size or a value without effect, those of classes and the like together; and those that have neither.</summary>
    private static (IReadOnlyList<Setting> Settings, IReadOnlyList<string> Left) Settings(Scenario scenario, HypothesisScaling scaling)
    {
        var off = Assumptions.Of(scenario).Where(each => each.IsOff).Select(each => each.Key).ToHashSet(StringComparer.Ordinal);
        var (settings, left) = (new List<Setting>(), new List<string>());
        foreach (var group in Assumptions.ByKey(scenario).Where(group => !off.Contains(group.Key)))
        {
            List<string> paths = [.. group];
            var sized = paths.Select(path => scaling.Of(path, new Dictionary<string, (double Low, double High)>(), scenario.HypothesisRanges)).OfType<TuningHypothesis>().ToList();
            var zero = ZeroSwitch.Of(paths[0]);
            if (sized.Count > 0)
            {
                settings.Add(new Setting(group.Key, [.. sized.Select(each => each.Path)], sized[0].Low, sized[0].High, sized[0].Source, zero));
            }
            else
            {
                left.Add(group.Key);
            }
        }

        return (settings, left);
    }

    private static double Movement(FlipStudy study, FlipRow row) => row.Variants.SelectMany(variant => variant.Answers.Index())
        .Select(each => Math.Abs((each.Item.Effect / study.Answers[each.Index].Difference.Value) - 1)).Where(double.IsFinite).DefaultIfEmpty(0).Max();

    private sealed record Setting(string Key, IReadOnlyList<string> Paths, double Low, double High, string Source, string? Zero);
}
