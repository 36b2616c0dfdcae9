using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>Confirms the finalists on fresh replications and chooses by rules that were fixed before.</summary>
internal sealed class Confirmation(TuningQuestion question, TuningOptions options, Design design, IReadOnlyList<TuningQuantity> quantities)
{
    private IReadOnlyList<MetricSeries?>[] series = [];

    /// <summary>Confidence of all intervals of the finalists together.</summary>
    public double Level => 1 - options.Alpha;

    /// <summary>The finalists with their numbers, in the order fixed before.</summary>
    public IReadOnlyList<ConfirmedSetting> Settings { get; private set; } = [];

    /// <summary>The position of the choice among the finalists; null when none of those who may be chosen keeps every limit.</summary>
    public int? Choice { get; private set; }

    /// <summary>Confirms settings.</summary>
    /// <param name="finalists">Their numbers, in the order fixed before.</param>
    /// <param name="searched">What the search made of the objective of each: kept beside the confirmed number, never part of it.</param>
    /// <param name="fresh">Where fresh replications come from.</param>
    public void Run(IReadOnlyList<int> finalists, IReadOnlyList<double> searched, FreshRuns fresh)
    {
        series = fresh.Of([.. finalists.Select(number => design.Set(design.Levels[number]))], options.Confirmation);
        var level = ParetoFront.LevelOfEach(Level, finalists.Count * quantities.Count);
        Settings = [.. finalists.Select((number, index) => Confirmed(number, index, level))];
        var statuses = new PairedFront(question, options, finalists.Count, SeriesOf).Statuses();
        Settings = [.. Settings.Select((setting, index) => setting with { Front = statuses[index], SearchEstimate = double.IsFinite(searched[index]) ? searched[index] : null })];
        Choice = Choose();
    }

    /// <summary>The series of a quantity of a finalist.</summary>
    public MetricSeries? SeriesOf(int finalist, TuningQuantity quantity) => Of(series[finalist], quantity);

    /// <summary>The series of a setting that is a finalist; null when it is none.</summary>
    public IReadOnlyList<MetricSeries?>? RunOf(int? setting) =>
        Settings.Index().Where(each => each.Item.Setting == setting).Select(each => series[each.Index]).FirstOrDefault();

    /// <summary>The series of a quantity among those of a run.</summary>
    public MetricSeries? Of(IReadOnlyList<MetricSeries?> run, TuningQuantity quantity) => run[quantities.Index().First(entry => entry.Item.IsSameAs(quantity)).Index];

    /// <summary>The verdict on each limit.</summary>
    public IReadOnlyList<ConfirmedLimit> Judge(IReadOnlyList<MetricSeries?> run, double alpha) =>
        [.. question.Limits.Select((limit, index) => QuantityEstimates.Kept(index, QuantityEstimates.Judge(Of(run, limit.Quantity), limit, alpha)))];

    private ConfirmedSetting Confirmed(int number, int index, double level) => new()
    {
        Setting = number,
        Values = design.Values(design.Levels[number]),
        Objective = Estimate(series[index], question.Objective, level),
        Limits = Judge(series[index], index == 0 ? Risks.OfNamed(options.Alpha) : Risks.OfOther(options.Alpha)),
        Box = [.. question.Axes.Select(axis => Estimate(series[index], axis, level))],
        Front = ParetoStatus.Undecided,
    };

    private Estimate Estimate(IReadOnlyList<MetricSeries?> run, TuningQuantity quantity, double level) =>
        QuantityEstimates.Of(Of(run, quantity), Aggregate.Parse(quantity.Aggregate), level, options.Confirmation);

    /// <summary>The named one if it keeps every limit; else, of the few others whose risk was set aside, the best that does.</summary>
    private int? Choose()
    {
        var sign = question.IsMinimised ? 1 : -1;
        return Settings[0].KeepsEveryLimit()
            ? 0
            : Enumerable.Range(1, Math.Min(Risks.Others(options.Alpha), Settings.Count - 1))
                .Where(index => Settings[index].KeepsEveryLimit() && !double.IsNaN(Settings[index].Objective.Value))
                .OrderBy(index => sign * Settings[index].Objective.Value).Select(index => (int?)index).FirstOrDefault();
    }
}
