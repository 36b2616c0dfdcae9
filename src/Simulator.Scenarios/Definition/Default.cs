using Simulator.Governance;

namespace Simulator.Scenarios;

/// <summary>A default with its source.</summary>
/// <param name="Documented">The value as the reference shows it.</param>
/// <param name="Source">Who says so: author or product, year; for a hypothesis what it rests on.</param>
/// <param name="Json">
/// The value in force for one place, as JSON; null when what it depends on is itself in error, empty when there is none at that place and
/// the key must be given.
/// </param>
/// <param name="IsHypothesis">Whether no source supports the value at that place.</param>
internal sealed record Default(string Documented, string Source, Func<DefaultContext, string?> Json, Func<DefaultContext, bool> IsHypothesis)
{
    /// <summary>Whether the reference marks it as a hypothesis.</summary>
    public bool MayBeHypothesis { get; init; }

    /// <summary>A default that a source supports.</summary>
    public static Default Of(string json, string source) => new(json, source, _ => json, _ => false);

    /// <summary>A default that decides nothing about the world: a convention of the file format.</summary>
    public static Default Convention(string json, string why = "a convention of this format") => Of(json, why);

    /// <summary>A default that no source supports and that a study should vary.</summary>
    public static Default Hypothesis(string json, string source) => new(json, source, _ => json, _ => true) { MayBeHypothesis = true };

    /// <summary>A hypothesis for each impact, low to critical.</summary>
    public static Default ByImpact(string source, params string[] values) =>
        new($"low {values[0]}, medium {values[1]}, high {values[2]}, critical {values[3]}", source,
            context => context.Impact is { } impact ? values[(int)impact] : null, _ => true) { MayBeHypothesis = true };

    /// <summary>A default that depends on other keys.</summary>
    public static Default Computed(string documented, string source, Func<DefaultContext, string?> json) =>
        new(documented, source, json, _ => false);

    /// <summary>A hypothesis that depends on other keys.</summary>
    public static Default ComputedHypothesis(string documented, string source, Func<DefaultContext, string?> json) =>
        new(documented, source, json, _ => true) { MayBeHypothesis = true };
}

/// <summary>What a default may look at: the keys of the same block that come before it, and those of the whole file.</summary>
/// <param name="Root">The root, as far as it is resolved.</param>
/// <param name="Block">The block of the key, as far as it is resolved.</param>
internal readonly record struct DefaultContext(Resolved Root, Resolved Block)
{
    /// <summary>The impact of the class the block is; null when it is in error.</summary>
    public Impact? Impact => Block.ValueOf<Impact>("impact");
}
