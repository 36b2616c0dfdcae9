using System.Collections;
using Simulator.Scenarios;

namespace Simulator.Cli;

/// <summary>Settings from outside the files.</summary>
internal static class Settings
{
    /// <summary>The environment variables of this process that override scenario keys.</summary>
    public static IReadOnlyDictionary<string, string> Environment() => System.Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .Where(entry => ((string)entry.Key).StartsWith(ScenarioOverrides.EnvironmentPrefix, StringComparison.OrdinalIgnoreCase))
        .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? string.Empty, StringComparer.Ordinal);
}
