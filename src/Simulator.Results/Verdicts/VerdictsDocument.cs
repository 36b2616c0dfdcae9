using System.Text.Json;
using System.Text.Json.Serialization;
using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>The root of <c>verdicts.json</c>; the order of the members is the order in the file.</summary>
internal sealed record VerdictsDocument
{
    public required string Schema { get; init; }

    public required int Version { get; init; }

    /// <summary>How numbers are written, for readers of the file.</summary>
    public required string Numbers { get; init; }

    public required VerdictsRun Run { get; init; }

    /// <summary>Null when nothing was compared with a baseline.</summary>
    public required VerdictsRun? Baseline { get; init; }

    public required BudgetAnswer Answer { get; init; }

    public required string Headline { get; init; }

    /// <summary>What was drawn beside the verdicts; null when nobody asked.</summary>
    public required HypothesisDraws? Draws { get; init; }

    /// <summary>In the order of the report: the worst first.</summary>
    public required IReadOnlyList<VerdictEntry> Verdicts { get; init; }
}

/// <summary>What it takes to find and repeat a run.</summary>
internal sealed record VerdictsRun
{
    public required string Scenario { get; init; }

    public required string RunId { get; init; }

    public required string ScenarioDigest { get; init; }

    public required ulong Seed { get; init; }

    public required int Replications { get; init; }

    public required string ProgramVersion { get; init; }

    public required string Command { get; init; }

    public static VerdictsRun Of(RunIdentity identity) => new()
    {
        Scenario = identity.Scenario,
        RunId = identity.RunId,
        ScenarioDigest = identity.ScenarioDigest,
        Seed = identity.Seed,
        Replications = identity.Replications,
        ProgramVersion = identity.ProgramVersion,
        Command = identity.Command,
    };
}

/// <summary>One verdict. Value, interval, bound and what was detectable are in <see cref="Unit"/>; NaN where there is none.</summary>
internal sealed record VerdictEntry
{
    public required string Id { get; init; }

    /// <summary>What it was held against: the limit or the baseline.</summary>
    public required string Against { get; init; }

    public required BudgetVerdict Verdict { get; init; }

    public required BudgetSeverity Severity { get; init; }

    public required string Metric { get; init; }

    public required string Aggregate { get; init; }

    public required IReadOnlyList<Dimension> Where { get; init; }

    /// <summary>The share of periods that must keep the limit; null when all items are judged together.</summary>
    public required double? Periods { get; init; }

    public required string Unit { get; init; }

    /// <summary>As it was written.</summary>
    public required string Limit { get; init; }

    public required double Bound { get; init; }

    public required double Value { get; init; }

    public required double Low { get; init; }

    public required double High { get; init; }

    public required double BaselineValue { get; init; }

    public required int Samples { get; init; }

    public required string Method { get; init; }

    /// <summary>One-sided level of this look, and the one that the budget states.</summary>
    public required double Alpha { get; init; }

    public required double StatedAlpha { get; init; }

    public required bool IsGuaranteed { get; init; }

    public required double PValueKept { get; init; }

    public required double PValueBreached { get; init; }

    /// <summary>After the correction for the number of budgets.</summary>
    public required double PValueBreachedAdjusted { get; init; }

    public required int? ReplicationsToSettle { get; init; }

    public required double Detectable { get; init; }

    /// <summary>In how many of <see cref="Draws"/> joint draws of the hypotheses the limit is kept by estimate; null where nobody asked.</summary>
    public required int? KeptInDraws { get; init; }

    public required int Draws { get; init; }

    public required string Reason { get; init; }

    public required string Sentence { get; init; }

    public static VerdictEntry Of(BudgetCheck check) => new()
    {
        Id = check.Budget.Id,
        Against = check.IsRelative ? "baseline" : "limit",
        Verdict = check.Verdict,
        Severity = check.Budget.Severity,
        Metric = check.Budget.Metric,
        Aggregate = check.Budget.Aggregate.Word,
        Where = check.Budget.Where,
        Periods = check.IsRelative ? null : check.Budget.Periods,
        Unit = check.Unit,
        Limit = check.Limit,
        Bound = check.Bound,
        Value = check.Value.Value,
        Low = check.Value.Low,
        High = check.Value.High,
        BaselineValue = check.Base,
        Samples = check.Value.Samples,
        Method = check.Method,
        Alpha = check.Alpha,
        StatedAlpha = check.Budget.Alpha,
        IsGuaranteed = check.IsGuaranteed,
        PValueKept = check.PValuePass,
        PValueBreached = check.PValueFail,
        PValueBreachedAdjusted = check.PValueFailAdjusted,
        ReplicationsToSettle = check.Needed,
        Detectable = check.DetectableAt,
        KeptInDraws = check.KeptInDraws,
        Draws = check.Draws,
        Reason = check.Reason,
        Sentence = VerdictText.Sentence(check),
    };
}

/// <summary>How verdicts are written as JSON: as summaries are, with words for states.</summary>
[JsonSerializable(typeof(VerdictsDocument))]
internal sealed partial class VerdictsJson : JsonSerializerContext
{
    /// <summary>A context with this project's settings; a new one each time, as nothing static may change.</summary>
    public static VerdictsJson Create() => new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
        Converters = { new ExactSeedConverter(), new ExactNumberConverter(), Words<BudgetAnswer>(), Words<BudgetVerdict>(), Words<BudgetSeverity>() },
    });

    private static JsonStringEnumConverter<T> Words<T>()
        where T : struct, Enum => new(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
}
