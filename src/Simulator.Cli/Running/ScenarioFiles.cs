using System.Globalization;
using Simulator.Scenarios;

namespace Simulator.Cli;

/// <summary>Loads all scenarios of a call, or prints everything that is wrong with any of them.</summary>
internal static class ScenarioFiles
{
    /// <summary>Loads every scenario named.</summary>
    /// <param name="screen">Where errors go.</param>
    /// <param name="names">Files, or names of shipped scenarios.</param>
    /// <param name="overrides">What the call lays over the files.</param>
    /// <param name="mostReplications">At most so many replications each, as if the call had asked for that number; null for the file's.</param>
    /// <returns>The scenarios in the order named; null after errors were printed.</returns>
    public static IReadOnlyList<Scenario>? Load(Screen screen, IEnumerable<string> names, ScenarioOverrides overrides, int? mostReplications = null)
    {
        var scenarios = new List<Scenario>();
        var isValid = true;
        foreach (var name in names)
        {
            var loaded = Check(screen, name, overrides);
            isValid &= loaded.IsValid;
            if (isValid)
            {
                scenarios.Add(Limit(loaded.Scenario!, name, overrides, mostReplications));
            }
        }

        return isValid ? scenarios : null;
    }

    /// <summary>The number of replications is part of the resolved scenario, so that its file alone gives the same run again.</summary>
    private static Scenario Limit(Scenario scenario, string name, ScenarioOverrides overrides, int? most) =>
        most is { } limit && scenario.Run.Replications > limit
            ? ScenarioLoader.Load(ShippedScenarios.Resolve(name), overrides with { Replications = limit }).Scenario!
            : scenario;

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
