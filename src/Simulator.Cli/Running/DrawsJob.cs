using System.Globalization;
using Simulator.Experiments;
using Simulator.Results;
using Simulator.Scenarios;

namespace Simulator.Cli;

/// <summary>Looks at the limits of budgets again in joint draws of a scenario's hypotheses: a verdict holds the model fixed, this says how far it rests on values that no source supports.</summary>
/// <param name="screen">Where progress goes.</param>
/// <param name="scenario">The file, or the name of a shipped scenario.</param>
/// <param name="overrides">What the call lays over it.</param>
/// <param name="draws">Joint draws, 1 to 1,000.</param>
/// <param name="threads">Threads, at least 1.</param>
internal sealed class DrawsJob(Screen screen, string scenario, ScenarioOverrides overrides, int draws, int threads)
{
    /// <summary>The verdicts with the share of draws beside each limit; nothing is simulated where no budget has one.</summary>
    public BudgetReport Beside(BudgetReport report, CancellationToken cancellation)
    {
        Budget[] limited = [.. report.Checks.Where(check => !check.IsRelative).Select(check => check.Budget)];
        if (limited.Length == 0)
        {
            return report;
        }

        var path = ShippedScenarios.Resolve(scenario);
        var options = new HypothesisShareOptions { Draws = draws, Threads = threads };
        var result = ProgressBar.Show(screen, "draws of the hypotheses", draws * options.Replications, progress => HypothesisShare.Of(
            more => ScenarioLoader.Load(path, overrides with { Set = [.. overrides.Set, .. more] }),
            options,
            [.. limited.Select(budget => (Func<SampleSet, bool>)(samples => HypothesisDraws.Keeps(samples, budget)))],
            progress,
            cancellation));
        var kept = limited.Zip(result.Holds).ToDictionary(pair => pair.First.Id, pair => pair.Second, StringComparer.Ordinal);
        return new HypothesisDraws([.. result.Hypotheses.Select(Words)], result.Draws, options.Replications, result.NotVaried).Beside(report, kept);
    }

    private static string Words(VariedHypothesis each) =>
        string.Create(CultureInfo.InvariantCulture, $"{each.Path} × {each.Low:0.###} to {each.High:0.###}");
}
