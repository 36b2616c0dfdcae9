using System.Globalization;
using Simulator.Experiments;
using Simulator.Results;
using Simulator.Simulation;

namespace Simulator.LoadDriver.Tests;

/// <summary>The command that measures the driver: <c>rate [PER_SECOND SECONDS]</c>, <c>stall</c>, <c>agreement [WALL_SECONDS]</c> or all of them.</summary>
internal static class MeasureCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        switch (args)
        {
            case ["server", var manner, var port]:
                await using (await TestServer.StartAsync(Enum.Parse<Manner>(manner), int.Parse(port, CultureInfo.InvariantCulture)))
                {
                    await Console.In.ReadLineAsync(); // until the other side closes it
                }

                return 0;
            case []:
                await RateAsync(5_000, 20);
                await RateAsync(10_000, 20);
                await StallAsync();
                await AgreementAsync(24);
                return 0;
            case ["rate"]:
                await RateAsync(5_000, 20);
                await RateAsync(10_000, 20);
                return 0;
            case ["rate", var rate, var seconds]:
                await RateAsync(double.Parse(rate, CultureInfo.InvariantCulture), double.Parse(seconds, CultureInfo.InvariantCulture));
                return 0;
            case ["stall"]:
                await StallAsync();
                return 0;
            case ["agreement"]:
                await AgreementAsync(24);
                return 0;
            case ["agreement", var wall]:
                await AgreementAsync(double.Parse(wall, CultureInfo.InvariantCulture));
                return 0;
            default:
                await Console.Error.WriteLineAsync("measure: rate [PER_SECOND SECONDS] | stall | agreement [WALL_SECONDS]; without words all of them");
                return 2;
        }
    }

    private static async Task RateAsync(double perSecond, double seconds)
    {
        Console.WriteLine(RateMeasurement.Head);
        Console.WriteLine(await RateMeasurement.TakeAsync(perSecond, seconds));
    }

    private static async Task StallAsync()
    {
        await using var server = await TestServer.StartAsync(Manner.StallsASecondInFive);
        Console.WriteLine(await StallMeasurement.TakeAsync(server.Root, periods: 4));
    }

    private static async Task AgreementAsync(double wallSeconds)
    {
        var scenario = LiveScenarios.Desk(replications: 200);
        var live = await LiveRuns.RunAsync(scenario, scenario.Run.Horizon.TotalSeconds / wallSeconds);
        var (_, simulated) = RunAssembler.AssembleWithSamples(scenario, Replicator.Run(new ReplicationSetup(scenario), 2), "measured", string.Empty);
        var beside = Agreement.Judge(simulated, live.Samples);
        var rows = beside.Rows;
        Console.WriteLine($"| metric at {live.Report.Compression:0} times | live | simulated, same draws | {rows[0].Level:P1} of single simulated runs | verdict |\n|---|---|---|---|---|");
        foreach (var row in rows)
        {
            var unit = MetricCatalogue.Get(row.Metric).Unit;
            var name = $"{row.Metric} {row.Aggregate} {string.Join(' ', row.Where.Skip(1).Select(where => where.Value))}";
            Console.WriteLine($"| {name} | {HumanText.Value(row.Live, unit)} | {HumanText.Value(row.SameDraws, unit)} | {HumanText.Value(row.Low, unit)} to {HumanText.Value(row.High, unit)} | {row.Verdict} |");
        }

        Console.WriteLine(beside.Headline(AgreementReport.DefaultAlpha));
    }
}
