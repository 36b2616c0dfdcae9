using System.CommandLine;
using Simulator.Scenarios;

namespace Simulator.Cli;

/// <summary><c>validate</c>: every error of scenario files at once.</summary>
internal static class ValidateCommand
{
    public static Command Create()
    {
        var scenarios = GlobalOptions.Scenarios("Scenario files, or names of shipped scenarios.", ArgumentArity.OneOrMore);
        var set = new Option<string[]>("--set") { Description = "Override one key, repeatable.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("validate", "Check scenario files and print every error with its place and remedy.\n\nExample:\n  validate my.json scenarios/baseline.json")
        {
            scenarios, set, GlobalOptions.NoColor, GlobalOptions.Quiet,
        };
        command.SetAction(parsed =>
        {
            var screen = Screen.Open(parsed.GetValue(GlobalOptions.NoColor), parsed.GetValue(GlobalOptions.Quiet));
            var overrides = new ScenarioOverrides { Set = parsed.GetValue(set) ?? [], Environment = Settings.Environment() };
            var isValid = true;
            foreach (var name in parsed.GetValue(scenarios)!)
            {
                // The scenario itself is not built: its tables of quantiles are not needed for an answer.
                var loaded = ScenarioFiles.Check(screen, name, overrides);
                isValid &= loaded.IsValid;
                if (loaded.IsValid && !parsed.GetValue(GlobalOptions.Quiet))
                {
                    Screen.Line($"{name}: valid");
                }
            }

            return isValid ? ExitCode.Success : ExitCode.Usage;
        });
        return command;
    }
}
