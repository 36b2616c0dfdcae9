namespace Simulator.Governance;

/// <summary>What can be wrong with a table as a whole.</summary>
public enum PolicyDefectKind
{
    /// <summary>A request meets neither a stop nor a level: it is denied because nobody thought of it.</summary>
    Uncovered,

    /// <summary>A worse request is decided more leniently than a better one.</summary>
    Lowered,

    /// <summary>A row changes neither the level nor the obligations of any request.</summary>
    Idle,

    /// <summary>A write that cannot be undone runs without anybody's approval, beforehand or by an approved playbook.</summary>
    FinalAuto,

    /// <summary>The table tells more kinds of requests apart than can be checked; the simplest were.</summary>
    Unchecked,
}

/// <summary>One defect with a counter-example.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Row">The row to look at; null when the table as a whole is meant.</param>
/// <param name="Problem">The counter-example in words, without a full stop.</param>
/// <param name="Remedy">What to do about it, without a full stop.</param>
public sealed record PolicyDefect(PolicyDefectKind Kind, string? Row, string Problem, string Remedy);
