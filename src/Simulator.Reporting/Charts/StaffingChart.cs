using System.Globalization;
using Simulator.Results;

namespace Simulator.Reporting;

/// <summary>People of a pool on duty over simulated time.</summary>
internal static class StaffingChart
{
    /// <summary>One chart for each pool whose number of people on duty changes.</summary>
    public static IReadOnlyList<ChartSpec> Of(RunResult result) =>
        [.. result.OnDuty.Index().Where(pool => pool.Item.X.Count > 1 && Changes(pool.Item)).Select(pool => Of(pool.Item, pool.Index, result))];

    /// <summary>The pools that are staffed alike all the time, in words; empty when there is none.</summary>
    public static string Constant(RunResult result) => string.Join(
        "; ", result.OnDuty.Where(pool => pool.Y.Count > 0 && !Changes(pool)).Select(pool => $"pool {pool.Label} has {HumanText.Number(pool.Y[0])} {(pool.Y[0] == 1 ? "person" : "people")} on duty all the time"));

    private static bool Changes(Curve pool) => pool.Y.Any(people => Math.Abs(people - pool.Y[0]) > 1e-9);

    private static ChartSpec Of(Curve pool, int index, RunResult result)
    {
        var (minutes, people) = Steps(pool);
        var bands = RunBands.Of(result, pool.Label);
        var axis = ArrivalsChart.TimeAxis(result);
        return new ChartSpec
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"staffing-{index + 1}"),
            Title = $"Pool {pool.Label}",
            Subtitle = "people on duty, mean over replications",
            Description = $"Between {HumanText.Number(pool.Y.Min())} and {HumanText.Number(pool.Y.Max())} people of pool {pool.Label} are on duty. {RunBands.Words(bands, axis)}".TrimEnd(),
            X = axis,
            Y = NumberAxis.UpTo("people", pool.Y.Max(), whole: true),
            Series = [new Series(SeriesStyle.Gated, "on duty", string.Empty, minutes, people, null, null)],
            Bands = bands,
        };
    }

    /// <summary>People come and go at once: between two instants the number of the first holds.</summary>
    private static (List<double> Minutes, List<double> People) Steps(Curve pool)
    {
        var (minutes, people) = (new List<double>(), new List<double>());
        for (var index = 0; index < pool.X.Count; index++)
        {
            if (index > 0 && pool.Y[index] != pool.Y[index - 1])
            {
                minutes.Add(pool.X[index]);
                people.Add(pool.Y[index - 1]);
            }

            minutes.Add(pool.X[index]);
            people.Add(pool.Y[index]);
        }

        return (minutes, people);
    }
}
