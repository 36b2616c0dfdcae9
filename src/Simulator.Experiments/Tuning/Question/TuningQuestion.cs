using Simulator.Results;

namespace Simulator.Experiments;

/// <summary>What is asked of a search.</summary>
public sealed record TuningQuestion
{
    /// <summary>The keys to vary, 1 to 4.</summary>
    public required IReadOnlyList<VariedKey> Keys { get; init; }

    /// <summary>What is optimised.</summary>
    public required TuningQuantity Objective { get; init; }

    /// <summary>True to minimise, false to maximise.</summary>
    public required bool IsMinimised { get; init; }

    /// <summary>The limits that the chosen setting has to keep. Default: none.</summary>
    public IReadOnlyList<TuningLimit> Limits { get; init; } = [];

    /// <summary>The axes of the front. Default: the objective and what is limited, filled up to three with latency, exposure and backlog.</summary>
    public IReadOnlyList<TuningQuantity> Axes { get; init; } = [];
}

/// <summary>How a question is worked on.</summary>
public sealed record TuningOptions
{
    /// <summary>Replications of every setting before anything is decided, 16 to 1,000. Default: 32.</summary>
    public int FirstStage { get; init; } = 32;

    /// <summary>Replications between two looks, 1 to 1,000. Default: 16.</summary>
    public int Block { get; init; } = 16;

    /// <summary>Replications of the search over all settings; null for twice the first stage, at least 4,000 beyond it.</summary>
    public int? Budget { get; init; }

    /// <summary>Risk of a wrong answer, 0.01 to below 0.5. Default: 0.05.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>The difference of the objective that does not matter, in its unit; null for <see cref="RelativeZone"/>.</summary>
    public double? Zone { get; init; }

    /// <summary>The same as a share of the best objective after the first stage, above 0 to 1. Default: 5 %.</summary>
    public double RelativeZone { get; init; } = 0.05;

    /// <summary>How far from its limit a setting may be declared either way by the search, as a share of the limit; of a quantile, of twice its tail. Default: 5 %.</summary>
    public double Tolerance { get; init; } = 0.05;

    /// <summary>The most settings that are confirmed, 2 to 8. Default: 8.</summary>
    public int Finalists { get; init; } = 8;

    /// <summary>Fresh replications of each finalist, 64 to 100,000. Default: 256.</summary>
    public int Confirmation { get; init; } = 256;

    /// <summary>Joint draws of the hypotheses, 0 (no robustness and no flip test) to 1,000. Default: 20.</summary>
    public int Draws { get; init; } = 20;

    /// <summary>Replications of each setting in each draw, 8 to 1,000. Default: 32.</summary>
    public int DrawReplications { get; init; } = 32;

    /// <summary>The most settings of a design; a larger grid becomes a Sobol' design of this size. 2 to 2,000. Default: 500.</summary>
    public int MaximumSettings { get; init; } = 500;

    /// <summary>Threads, at least 1. Default: 1. The result does not depend on them.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Folder where finished blocks are kept so that an interrupted search resumes; null for none.</summary>
    public string? StateFolder { get; init; }

    /// <summary>Version of the program, part of the digest that names the folder.</summary>
    public string ProgramVersion { get; init; } = string.Empty;

    /// <summary>The command that does it again, for the result.</summary>
    public string Command { get; init; } = string.Empty;

    internal IEnumerable<string> Problems()
    {
        (bool Holds, string Problem)[] rules =
        [
            (FirstStage is >= 16 and <= 1_000, "the first stage takes 16 to 1000 replications"),
            (Block is >= 1 and <= 1_000, "a block takes 1 to 1000 replications"),
            (Budget is null or (>= 1 and <= 100_000_000), "the budget takes 1 to 100000000 replications"),
            (Alpha is >= 0.01 and < 0.5, "the risk lies between 0.01 and 0.5"),
            (Zone is null || (Zone > 0 && double.IsFinite(Zone.Value)), "the indifference zone is a number above 0"),
            (RelativeZone is > 0 and <= 1, "the relative indifference zone lies above 0 % and at most at 100 %"),
            (Tolerance is > 0 and <= 1, "the tolerance lies above 0 % and at most at 100 %"),
            (Finalists is >= 2 and <= 8, "2 to 8 finalists are confirmed"),
            (Confirmation is >= 64 and <= 100_000, "the confirmation takes 64 to 100000 replications"),
            (Draws is >= 0 and <= 1_000, "the hypotheses are drawn 0 to 1000 times"),
            (DrawReplications is >= 8 and <= 1_000, "a draw takes 8 to 1000 replications"),
            (MaximumSettings is >= 2 and <= 2_000, "a design has 2 to 2000 settings"),
            (Threads >= 1, "at least one thread is needed"),
        ];
        return rules.Where(rule => !rule.Holds).Select(rule => rule.Problem);
    }
}

/// <summary>What a search is doing.</summary>
public enum TuningStage
{
    /// <summary>Every setting gets its first replications.</summary>
    FirstStage,

    /// <summary>Settings are declared feasible or not and eliminated; then the rest of the budget is spent.</summary>
    Elimination,

    /// <summary>The finalists and their neighbours meet fresh replications.</summary>
    Confirmation,

    /// <summary>The hypotheses are varied.</summary>
    Dependence,
}

/// <summary>How far a search is.</summary>
/// <param name="Stage">What it is doing.</param>
/// <param name="Done">Replications done, those taken from the state folder included.</param>
/// <param name="Expected">Replications expected in all, at most; it falls when a search is decided early.</param>
/// <param name="Left">Estimated time left; null before anything was measured.</param>
public readonly record struct TuningProgress(TuningStage Stage, long Done, long Expected, TimeSpan? Left);
