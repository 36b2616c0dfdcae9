using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>
/// Chooses who is confirmed, before the confirmation begins. The named one is the best among the feasible whose limits the confirmation can be expected
/// to show: a setting on the very edge of a limit is feasible, but nobody could prove it.
/// </summary>
internal sealed class FinalistChoice
{
    private const double Power = 0.8;
    private const int MostByObjective = 4;

    private readonly TuningQuestion question;
    private readonly TuningOptions options;
    private readonly IReadOnlyList<SettingData> data;
    private readonly IReadOnlyList<SearchedSetting> map;
    private readonly double sign;
    private readonly int[] ranked;

    public FinalistChoice(TuningQuestion question, TuningOptions options, Design design, IReadOnlyList<SettingData> data, IReadOnlyList<SearchedSetting> map, double sign)
    {
        (this.question, this.options, this.data, this.map, this.sign) = (question, options, data, map, sign);
        int[] open = [.. Enumerable.Range(0, design.Count).Where(number => map[number].Feasibility != Feasibility.Infeasible && (map[number].Feasibility == Feasibility.Feasible || KeepsByEstimate(number)))];
        ranked = Ranked(open);
    }

    /// <summary>Whether some setting may keep every limit.</summary>
    public bool HasCandidate => ranked.Length > 0;

    /// <summary>The settings to confirm.</summary>
    public IReadOnlyList<int> Finalists()
    {
        if (!HasCandidate)
        {
            return [.. Nearest().Take(options.Finalists)];
        }

        int[] safe = [.. ranked.Where(CanBeShown)];
        var chosen = new List<int>();
        foreach (var number in safe.Take(1).Concat(ranked.Where(number => map[number].EliminatedBy is null)).Concat(safe).Concat(ranked))
        {
            if (chosen.Count < Math.Min(MostByObjective, options.Finalists) && !chosen.Contains(number))
            {
                chosen.Add(number);
            }
        }

        AddFront(chosen);
        return chosen;
    }

    /// <summary>By objective, the difference to the most replicated one taken over the replications that both have.</summary>
    private int[] Ranked(int[] open)
    {
        if (open.Length == 0)
        {
            return [];
        }

        var longest = open.Max(number => data[number].Count);
        var reference = open.Where(number => data[number].Count == longest).MinBy(number => sign * data[number].Objective.Ratio(longest));
        return [.. open.OrderBy(number => sign * (data[number].Objective.Ratio(data[number].Count) - data[reference].Objective.Ratio(data[number].Count))).ThenBy(number => number)];
    }

    private bool KeepsByEstimate(int number) => Enumerable.Range(0, question.Limits.Count).All(limit => data[number].Excess(limit, options.FirstStage).Sum() <= 0);

    /// <summary>Whether the confirmation would show every limit with the usual power if the search's estimates were the truth.</summary>
    private bool CanBeShown(int number) => Enumerable.Range(0, question.Limits.Count).All(limit =>
    {
        var excess = data[number].Excess(limit, options.FirstStage);
        var mean = excess.Average();
        var deviation = Math.Sqrt(excess.Sum(value => (value - mean) * (value - mean)) / (excess.Length - 1));
        return mean <= -DetectableEffects.Minimum(deviation / Math.Sqrt(options.Confirmation), options.Confirmation - 1, Risks.OfNamed(options.Alpha), Power);
    });

    /// <summary>Settings by how far they are beyond their worst limit, relative to its tolerance.</summary>
    private IEnumerable<int> Nearest() => Enumerable.Range(0, data.Count)
        .Where(number => !double.IsNaN(data[number].FirstObjective))
        .OrderBy(number => Enumerable.Range(0, question.Limits.Count).Select(limit => data[number].Excess(limit, options.FirstStage).Average() / Size(question.Limits[limit])).DefaultIfEmpty(0).Max())
        .ThenBy(number => number);

    private static double Size(TuningLimit limit) =>
        Aggregate.Parse(limit.Quantity.Aggregate).Quantile is { } p ? 1 - p : limit.Value == 0 ? 1 : Math.Abs(limit.Value);

    /// <summary>Fills up with points of the estimated front, each time the one farthest from those chosen.</summary>
    private void AddFront(List<int> chosen)
    {
        int[] candidates = [.. ranked.Where(number => data[number].Axes.All(double.IsFinite))];
        double[][] points = [.. candidates.Select(number => data[number].Axes.Select((value, axis) => question.Axes[axis].IsBetterSmall ? value : -value).ToArray())];
        int[] front = [.. ParetoFront.NonDominated(points)];
        double[] widths = [.. Enumerable.Range(0, question.Axes.Count).Select(axis => Width(points, axis))];
        while (chosen.Count < options.Finalists)
        {
            var next = front.Where(index => !chosen.Contains(candidates[index]))
                .Select(index => (Number: candidates[index], Distance: chosen.Select(other => Distance(points[index], Array.IndexOf(candidates, other), points, widths)).DefaultIfEmpty(1).Min()))
                .OrderByDescending(entry => entry.Distance).ThenBy(entry => entry.Number).FirstOrDefault();
            if (next.Distance <= 0)
            {
                return;
            }

            chosen.Add(next.Number);
        }
    }

    private static double Width(double[][] points, int axis)
    {
        var width = points.Length == 0 ? 0 : points.Max(point => point[axis]) - points.Min(point => point[axis]);
        return width > 0 ? width : 1;
    }

    private static double Distance(double[] point, int other, double[][] points, double[] widths) =>
        other < 0 ? 1 : Math.Sqrt(point.Select((value, axis) => Math.Pow((value - points[other][axis]) / widths[axis], 2)).Sum());
}
