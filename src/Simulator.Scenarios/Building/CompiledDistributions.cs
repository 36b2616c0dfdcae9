using Simulator.Statistics;

namespace Simulator.Scenarios;

/// <summary>Compiles each distribution of a scenario once: equal ones share their table.</summary>
internal sealed class CompiledDistributions
{
    private readonly Dictionary<string, Distribution> byText = new(StringComparer.Ordinal);

    /// <summary>The compiled distribution of a resolved value.</summary>
    public Distribution Of(Resolved value)
    {
        var text = ScenarioBuilder.ToJson(value);
        if (!byText.TryGetValue(text, out var compiled))
        {
            compiled = DistributionMaker.Of(value).Compile();
            byText.Add(text, compiled);
        }

        return compiled;
    }

    /// <summary>The compiled distribution; null when the value says there is none.</summary>
    public Distribution? OrNull(Resolved value) => value.IsNone ? null : Of(value);
}
