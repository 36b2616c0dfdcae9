using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>One step either way from the choice, paired with it on the same fresh replications.</summary>
internal sealed class Sensitivity(TuningQuestion question, TuningOptions options, Design design, Confirmation confirmation)
{
    private const double Level = 0.95;

    public IReadOnlyList<SensitivityStep> Run(int finalist, FreshRuns fresh)
    {
        var levels = design.Levels[confirmation.Settings[finalist].Setting];
        var steps = Enumerable.Range(0, design.Keys.Count).SelectMany(key => new[] { -1, 1 }.Select(step => (Key: key, Step: step)))
            .Where(each => levels[each.Key] + each.Step >= 0 && levels[each.Key] + each.Step < design.Keys[each.Key].Values.Count).ToList();
        int[][] neighbours = [.. steps.Select(each => levels.Select((level, key) => key == each.Key ? level + each.Step : level).ToArray())];
        var known = neighbours.Select(each => confirmation.RunOf(design.NumberOf(each))).ToList();
        var simulated = new Queue<IReadOnlyList<MetricSeries?>>(
            fresh.Of([.. neighbours.Where((_, index) => known[index] is null).Select(each => design.Set(each))], options.Confirmation));
        var here = confirmation.SeriesOf(finalist, question.Objective);
        return [.. steps.Select((each, index) => Step(each.Key, each.Step, neighbours[index], known[index] ?? simulated.Dequeue(), here))];
    }

    private SensitivityStep Step(int key, int step, int[] levels, IReadOnlyList<MetricSeries?> run, MetricSeries? here)
    {
        var aggregate = Aggregate.Parse(question.Objective.Aggregate);
        var there = confirmation.Of(run, question.Objective);
        return new SensitivityStep(
            key, design.Keys[key].Values[levels[key]], step,
            QuantityEstimates.Of(there, aggregate, Level, options.Confirmation),
            here is null || there is null ? QuantityEstimates.Of(null, aggregate, Level, options.Confirmation) : Change(here, there, aggregate),
            aggregate.Quantile is null ? question.Objective.Unit : "share",
            confirmation.Judge(run, options.Alpha));
    }

    private Estimate Change(MetricSeries here, MetricSeries there, Aggregate aggregate)
    {
        var point = aggregate.Quantile is null ? 0 : QuantityEstimates.Point(here, aggregate);
        var left = LinearForm.Of(here, aggregate, point);
        var right = LinearForm.Of(there, aggregate, point);
        if (double.IsNaN(left.Ratio(left.Count)) || double.IsNaN(right.Ratio(right.Count)))
        {
            return QuantityEstimates.Of(null, aggregate, Level, options.Confirmation);
        }

        var before = LinearForm.Values(left, left.Count, 1);
        var after = LinearForm.Values(right, right.Count, 1);
        return MeanInterval.Of([.. after.Select((value, r) => value - before[r])], Level);
    }
}
