using Simulator.Experiments;
using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Experiments.Tests.Tuning;

/// <summary>Questions to the stand-in.</summary>
internal static class Question
{
    public static TuningOptions Quick { get; } = new() { Confirmation = 64, Draws = 4, DrawReplications = 8, Budget = 6_000 };

    public static TuningQuestion Of(string objective, params string[] limits) => new()
    {
        Keys = [Key($"{AnalyticModel.Path}=70%..99%,step=1%")],
        Objective = Quantity(objective),
        IsMinimised = true,
        Limits = [.. limits.Select(Limit)],
    };

    public static VariedKey Key(string text) => VariedKey.TryParse(text, 11, out var problem) ?? throw new InvalidOperationException(problem);

    public static TuningQuantity Quantity(string text) => TuningQuantity.TryParse(text, out var problem) ?? throw new InvalidOperationException(problem);

    /// <summary>A limit as <c>quantity &lt;= number</c>, in the unit of the quantity.</summary>
    public static TuningLimit Limit(string text)
    {
        var parts = text.Split(["<=", ">="], StringSplitOptions.TrimEntries);
        return new TuningLimit(
            Quantity(parts[0]), text.Contains("<=", StringComparison.Ordinal) ? LimitSide.AtMost : LimitSide.AtLeast,
            double.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    public static TuningResult Run(TuningQuestion question, AnalyticModel model, TuningOptions? options = null, Action<TuningProgress>? progress = null) =>
        Tuner.Run(question, options ?? Quick, model, TimeProvider.System, progress);
}
