using Simulator.Results;

namespace Simulator.Experiments;

/// <summary>What the search knows of one setting: sums, not results; of a quantile the histograms until its linear form is fixed.</summary>
internal sealed class SettingData(TuningQuestion question, IReadOnlyList<TuningQuantity> quantities)
{
    private readonly Aggregate[] aggregates = [.. quantities.Select(quantity => Aggregate.Parse(quantity.Aggregate))];
    private readonly List<double>[] excessAbove = [.. question.Limits.Select(_ => new List<double>())];
    private readonly List<double>[] excessBelow = [.. question.Limits.Select(_ => new List<double>())];
    private readonly List<double> above = [];
    private readonly List<double> below = [];
    private MetricSeries? pending;
    private double? threshold;
    private int first;

    /// <summary>Replications so far.</summary>
    public int Count { get; private set; }

    /// <summary>The first-stage estimates of the axes; NaN where there is none. They choose which points of the front are worth confirming.</summary>
    public double[] Axes { get; private set; } = [];

    /// <summary>The point estimate of the objective after the first stage; NaN where there is none.</summary>
    public double FirstObjective { get; private set; } = double.NaN;

    /// <summary>The estimate of the objective in its unit over all replications, of a quantile over the first stage; NaN where there is none.</summary>
    public double Estimate => aggregates[Index(question.Objective)].Quantile is null && !double.IsNaN(FirstObjective) ? FirstObjective * Scale : FirstObjective;

    /// <summary>How the ratio over all replications stands to that of the first stage: the columns know nothing of the unit that a report uses.</summary>
    private double Scale => Objective.Ratio(first) is var begun && begun != 0 && !double.IsNaN(begun) ? Objective.Ratio(Count) / begun : 1;

    public Columns Objective => new([.. above], [.. below]);

    /// <summary>Takes the first stage.</summary>
    public void AddFirst(IReadOnlyList<MetricSeries?> series, int count)
    {
        AddLimits(series, count);
        pending = series[Index(question.Objective)];
        FirstObjective = Point(pending, question.Objective);
        Axes = [.. question.Axes.Select(axis => Point(series[Index(axis)], axis))];
        Count = first = count;
    }

    /// <summary>Fixes the linear form of the objective; of a mean or a ratio it is fixed already.</summary>
    public void FixObjective(double? at)
    {
        threshold = at;
        AddObjective(pending, Count);
        pending = null;
    }

    /// <summary>The share of the objective that does not come within a value; for a quantile before its form is fixed.</summary>
    public double ShareBeyond(double value) =>
        pending is null ? double.NaN : LinearForm.Of(pending, aggregates[Index(question.Objective)], value).Ratio(Count);

    /// <summary>The largest value of the objective that was recorded, in its unit.</summary>
    public double Largest => pending is DistributionSeries times ? times.Recorded.Max(each => each.Count > 0 ? each.Maximum : 0) / times.UnitsPerOne : 0;

    /// <summary>Takes a further block.</summary>
    public void Add(IReadOnlyList<MetricSeries?> series, int count)
    {
        AddLimits(series, count);
        AddObjective(series[Index(question.Objective)], count);
        Count += count;
    }

    /// <summary>The excess over a limit, one value a replication.</summary>
    public double[] Excess(int limit, int firstStage)
    {
        var columns = new Columns([.. excessAbove[limit]], [.. excessBelow[limit]]);
        return LinearForm.Excess(columns, question.Limits[limit], columns.Denominators.AsSpan(0, firstStage).ToArray().Average());
    }

    private static double Point(MetricSeries? series, TuningQuantity quantity) =>
        series is null ? double.NaN : QuantityEstimates.Point(series, Aggregate.Parse(quantity.Aggregate));

    private int Index(TuningQuantity quantity) => quantities.Index().First(entry => entry.Item.IsSameAs(quantity)).Index;

    private void AddLimits(IReadOnlyList<MetricSeries?> series, int count)
    {
        for (var limit = 0; limit < question.Limits.Count; limit++)
        {
            var index = Index(question.Limits[limit].Quantity);
            var columns = series[index] is { } found ? LinearForm.Of(found, aggregates[index], question.Limits[limit].Value) : LinearForm.None(count);
            excessAbove[limit].AddRange(columns.Numerators);
            excessBelow[limit].AddRange(columns.Denominators);
        }
    }

    private void AddObjective(MetricSeries? series, int count)
    {
        var index = Index(question.Objective);
        var columns = series is null ? LinearForm.None(count) : LinearForm.Of(series, aggregates[index], threshold ?? 0);
        above.AddRange(columns.Numerators);
        below.AddRange(columns.Denominators);
    }
}
