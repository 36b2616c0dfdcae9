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
        IEnumerable<string> words =
        [
            $"./run.sh {command}", Word(scenario),
            .. options.Select(each => $"{each.Option} {Quoted(each.Value)}"),
            .. overrides.Set.Select(Setting),
            .. overrides.Seed is { } seed ? [string.Create(CultureInfo.InvariantCulture, $"--seed {seed}")] : Array.Empty<string>(),
            .. overrides.Replications is { } count ? [string.Create(CultureInfo.InvariantCulture, $"--replications {count}")] : Array.Empty<string>(),
        ];
        return Behind(overrides.Environment, words);
    }

    /// <summary>The line of a call as it was made.</summary>
    /// <param name="words">Its words.</param>
    /// <param name="environment">What of the environment changed the scenario.</param>
    public static string Of(IEnumerable<string> words, IReadOnlyDictionary<string, string> environment) => Behind(environment, words.Select(Word).Prepend("./run.sh"));

    /// <summary>A setting as the option that repeats it.</summary>
    public static string Setting(string text) => $"--set {Quoted(text)}";

    /// <summary>In single quotes a shell reads nothing but the end of the quotes, so that one of them stands outside.</summary>
    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>Quoted only where a shell would read something else.</summary>
    private static string Word(string text) => text.Length > 0 && text.All(IsPlain) ? text : Quoted(text);

    private static string Behind(IReadOnlyDictionary<string, string> environment, IEnumerable<string> words)
    {
        var changed = environment.OrderBy(variable => variable.Key, StringComparer.Ordinal).Select(variable => Quoted($"{variable.Key}={variable.Value}")).ToList();
        return string.Join(' ', changed.Count > 0 ? [.. changed.Prepend("env"), .. words] : words);
    }

    private static bool IsPlain(char one) => char.IsAsciiLetterOrDigit(one) || one is '.' or '/' or '-' or '_' or ':' or '=' or '%' or ',';
}
