using System.Globalization;

namespace Simulator.Service.Tests;

/// <summary>The service process that the tests kill, and commands that take too long for tests.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["serve", var folder]:
                await ServiceProcess.ServeAsync(folder, null);
                return 0;
            case ["serve", var folder, var database]:
                await ServiceProcess.ServeAsync(folder, database);
                return 0;
            case ["kill", var times]:
                if (int.TryParse(times, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0)
                {
                    return await KillRun.CommandAsync(count);
                }

                await Console.Error.WriteLineAsync($"'{times}' is no number of kills");
                return 2;
            case ["measure"]:
                await Measurements.RunAsync(Console.Out);
                return 0;
            default:
                await Console.Error.WriteLineAsync("serve FOLDER [DATABASE] | kill TIMES | measure");
                return 2;
        }
    }
}
