using System.Globalization;
using Simulator.Scenarios;

namespace Simulator.Cli;

/// <summary>The line that gives the same answer again in a shell: pages show it, so that whoever reads one can check it.</summary>
internal static class RepeatedCommand
{
    /// <summary>The line: what the environment changed goes before the program, everything else behind it.</summary>
    /// <param name="command">The command and its kind, such as <c>study map</c>.</param>
    /// <param name="scenario">The scenario as it was named.</param>
    /// <param name="options">What else was asked: the name of an option, then its value.</param>
    /// <param name="overrides">What changed the scenario.</param>
    public static string Of(string command, string scenario, IEnumerable<(string Option, string Value)> options, ScenarioOverrides overrides)
    {
        var environment = overrides.Environment.OrderBy(variable => variable.Key, StringComparer.Ordinal).Select(variable => Quoted($"{variable.Key}={variable.Value}")).ToList();
        IEnumerable<string> words =
        [
            .. environment.Count > 0 ? ["env", .. environment] : Array.Empty<string>(),
            $"./run.sh {command}", scenario.All(IsPlain) ? scenario : Quoted(scenario),
            .. options.Select(each => $"{each.Option} {Quoted(each.Value)}"),
            .. overrides.Set.Select(Setting),
            .. overrides.Seed is { } seed ? [string.Create(CultureInfo.InvariantCulture, $"--seed {seed}")] : Array.Empty<string>(),
            .. overrides.Replications is { } count ? [string.Create(CultureInfo.InvariantCulture, $"--replications {count}")] : Array.Empty<string>(),
        ];
        return string.Join(' ', words);
    }

    /// <summary>A setting as the option that repeats it.</summary>
    public static string Setting(string text) => $"--set {Quoted(text)}";

    /// <summary>In single quotes a shell reads nothing but the end of the quotes, so that one of them stands outside.</summary>
    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(char one) => char.IsAsciiLetterOrDigit(one) || one is '.' or '/' or '-' or '_';
}
