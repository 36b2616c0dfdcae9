using System.CommandLine;
using Simulator.LoadDriver;

namespace Simulator.Cli;

/// <summary><c>load</c>: play a scenario against a live gateway, in real or compressed time.</summary>
internal static class LoadCommand
{
    public static Command Create()
    {
        var options = new LoadOptions();
        var command = new Command(
            "load",
            "Play a scenario against a live gateway: its arrivals as an open-loop load, its reviewers as people who decide through the API, and the result beside the simulation of the same scenario.\n\n"
            + "Examples:\n  load tokens baseline; serve baseline --compress 600 &\n  load baseline --url http://127.0.0.1:8080 --tokens load-tokens.json --set run.horizon=24h --set run.warmUp=4h --compress 600\n"
            + "  load baseline --url http://127.0.0.1:8080 --compress 600 --phases ramp:10s:0..1 hold:1m spike:5s:4 hold:30s\n"
            + "  load my.json --url http://gateway.test:9000 --mapping acme.json --allow-remote --no-approvers --budgets budgets.json\n"
            + "  load mapping > acme.json               a pattern for the mapping file\n\n"
            + "Exit codes: 0 valid and within budgets, 97 an invalid run (the driver lagged, dropped requests, sent less than 99 % of the plan, or got no answer at all), "
            + "99 a breached budget, 3 a budget that cannot be settled, 2 wrong usage, 130 interrupted (what was measured is kept).")
        {
            CreateMapping(), LoadTokensCommand.Create(),
        };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var isQuiet = parsed.GetValue(GlobalOptions.Quiet);
            var screen = Screen.Open(parsed.GetValue(GlobalOptions.NoColor), isQuiet);
            if (options.Read(parsed, screen) is not { } settings)
            {
                return ExitCode.Usage;
            }

            var judge = new BudgetJob(screen, options.Judge.Read(parsed), isQuiet);
            return judge.Load(settings.Options.Scenario.Budgets) is { } budgets
                ? await new LoadJob(screen, settings, judge).RunAsync(budgets, cancellation).ConfigureAwait(false)
                : ExitCode.Usage;
        });
        return command;
    }

    private static Command CreateMapping()
    {
        var command = new Command("mapping", "Print the mapping of the reference service: a pattern for that of another gateway.");
        command.SetAction(_ =>
        {
            Screen.Line(MappingFile.ReferenceText);
            return ExitCode.Success;
        });
        return command;
    }
}
