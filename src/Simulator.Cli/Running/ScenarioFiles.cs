using System.Globalization;
using Simulator.Scenarios;

namespace Simulator.Cli;

/// <summary>Loads all scenarios of a call, or prints everything that is wrong with any of them.</summary>
internal static class ScenarioFiles
{
    /// <returns>The scenarios in the order named; null after errors were printed.</returns>
    public static IReadOnlyList<Scenario>? Load(Screen screen, IEnumerable<string> names, ScenarioOverrides overrides)
    {
        var scenarios = new List<Scenario>();
        var isValid = true;
        foreach (var name in names)
        {
            var loaded = Check(screen, name, overrides);
            isValid &= loaded.IsValid;
            if (isValid)
            {
                scenarios.Add(loaded.Scenario!);
            }
        }

        return isValid ? scenarios : null;
    }

    /// <summary>Loads one scenario and prints everything that is wrong with it.</summary>
    public static ScenarioLoadResult Check(Screen screen, string name, ScenarioOverrides overrides)
    {
        var path = ShippedScenarios.Resolve(name);
        var loaded = ScenarioLoader.Load(path, overrides);
        if (!File.Exists(path) && Path.GetFileName(name) == name)
        {
            Screen.Error($"{name}: there is neither such a file nor a shipped scenario of that name; shipped are {string.Join(", ", ShippedScenarios.Names)}");
            return loaded;
        }

        foreach (var error in loaded.Errors)
        {
            Screen.Error(error.ToString());
        }

        foreach (var warning in loaded.Warnings)
        {
            Screen.Error($"warning: {warning}");
        }

        if (loaded.ErrorCount > loaded.Errors.Count)
        {
            Screen.Error(string.Create(CultureInfo.InvariantCulture, $"{name}: {loaded.ErrorCount - loaded.Errors.Count} more errors"));
        }

        return loaded;
    }
}
