using Simulator.Experiments;
using Simulator.Results;
using Simulator.Results.Tests.Tuning;
using Simulator.Scenarios;

namespace Simulator.Browser.Tests;

/// <summary>Searches for the pages under test.</summary>
internal static class SampleTunings
{
    /// <summary>Made up; every panel is filled.</summary>
    public static TuningResult Full() => SampleTuning.Create();

    /// <summary>Few replications of a shipped scenario: what counts is the form of the result.</summary>
    public static TuningResult Real()
    {
        VariedKey[] keys = [Key("policy.threshold=70%..95%,step=5%"), Key("pools.desk.reviewers=4..6")];
        var path = Path.Combine(Repository.Root, "scenarios", "baseline.json");
        var model = new ScenarioTuningModel(
            more => ScenarioLoader.Load(path, ScenarioOverrides.None with { Set = ["run.horizon=36h", "run.warmUp=12h", .. more] }), keys);
        var question = new TuningQuestion
        {
            Keys = keys,
            Objective = TuningQuantity.TryParse("wrong_action_exposure", out _)!,
            IsMinimised = true,
            Limits = [TuningLimits.TryParse("approval_latency p95 <= 3h", out _)!],
        };
        var options = new TuningOptions { FirstStage = 16, Budget = 400, Confirmation = 64, Draws = 3, DrawReplications = 8, Threads = 2, Command = "./run.sh tune baseline" };
        return Tuner.Run(question, options, model, TimeProvider.System);
    }

    /// <summary>A text wherever an author of a scenario or a question can put one.</summary>
    public static TuningResult With(string text)
    {
        var sample = SampleTuning.Create();
        return sample with
        {
            Identity = sample.Identity with { Title = text, Scenario = text, Command = text, Platform = text },
            Answer = text,
            Notes = [text],
            Keys = [.. sample.Keys.Select(key => new VariedKey($"classes['{text}'].{key.Path}", key.Values))],
            Limits = [.. sample.Limits.Select(limit => limit with { Quantity = limit.Quantity with { Where = [.. limit.Quantity.Where, new Dimension("class", text)] } })],
            Robustness = sample.Robustness! with { Hypotheses = [new VariedHypothesis(text, 0.5, 2, "assumed")], NotVaried = [text] },
            Flip = sample.Flip! with { Reversal = new FlipPoint(text, 2), Tested = [text] },
        };
    }

    /// <summary>What is left when nothing could be confirmed.</summary>
    public static TuningResult Empty()
    {
        var sample = SampleTuning.Create(TuningOutcome.NoFeasibleSetting);
        return sample with { Finalists = [], Chosen = null, Sensitivity = [], Robustness = null, Flip = null, Notes = [], Answer = "None of the 8 settings tried keeps every limit." };
    }

    private static VariedKey Key(string text) => VariedKey.TryParse(text, 8, out _)!;
}
