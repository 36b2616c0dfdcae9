using System.CommandLine;

namespace Simulator.Cli;

/// <summary>Options that several commands share.</summary>
internal static class GlobalOptions
{
    public static Option<bool> NoColor { get; } = new("--no-color") { Description = "No colours; the environment variable NO_COLOR does the same." };

    /// <summary>Scenarios to read; a mistyped option is not taken for one.</summary>
    public static Argument<string[]> Scenarios(string description, ArgumentArity arity)
    {
        var argument = new Argument<string[]>("SCENARIO") { Description = description, Arity = arity };
        argument.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-')))
            {
                result.AddError($"there is no option '{token.Value}'");
            }
        });
        return argument;
    }

    /// <summary>How an answer that is missing is read.</summary>
    public static Option<string> Inconclusive()
    {
        var option = new Option<string>("--inconclusive")
        {
            Description = "What an inconclusive verdict counts as: 'report' (exit code 3), 'fail' (99) or 'pass' (0).",
            DefaultValueFactory = _ => "report",
        };
        option.AcceptOnlyFromAmong("report", "fail", "pass");
        return option;
    }

    public static Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "No progress, and only the path of the result." };
}
