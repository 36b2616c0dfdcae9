using System.CommandLine;
using Simulator.Scenarios;

namespace Simulator.Cli;

/// <summary><c>list</c>: the scenarios that come with the program.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var command = new Command("list", "The scenarios that come with the program.") { GlobalOptions.NoColor };
        command.SetAction(parsed =>
        {
            var screen = Screen.Open(parsed.GetValue(GlobalOptions.NoColor), isQuiet: true);
            if (ScenarioFiles.Load(screen, ShippedScenarios.Names, ScenarioOverrides.None) is not { } scenarios)
            {
                return ExitCode.Defect;
            }

            var width = scenarios.Max(scenario => scenario.Name.Length) + 2;
            foreach (var scenario in scenarios)
            {
                Screen.Line(scenario.Name.PadRight(width) + scenario.Title);
            }

            return ExitCode.Success;
        });
        return command;
    }
}
