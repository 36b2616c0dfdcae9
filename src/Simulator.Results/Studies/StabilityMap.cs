namespace Simulator.Results;

/// <summary>One setting of a map.</summary>
/// <param name="Row">Value of the key of the rows.</param>
/// <param name="Column">Value of the key of the columns.</param>
/// <param name="Value">The metric, in its unit; NaN = undefined, infinite = not reached.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Utilisation">Share of its time that the busiest pool is busy, 0 to 1.</param>
/// <param name="BusiestPool">That pool.</param>
/// <param name="IsStable">Whether every pool keeps up: none is busy <see cref="StabilityMap.Saturated"/> of its time or more, none has a backlog that grows without end, or does not only because requests expire.</param>
/// <param name="Problem">Why the scenario refuses the setting; empty when it does not.</param>
public sealed record StabilityCell(
    string Row, string Column, double Value, double Low, double High, double Utilisation, string BusiestPool, bool IsStable, string Problem);

/// <summary>A metric over two keys of a scenario, with the boundary between settings that keep up with the work and those that do not.</summary>
/// <param name="Title">Title of the scenario.</param>
/// <param name="Command">The words that give the map again.</param>
/// <param name="Rows">The key whose values are rows, staffing as a rule.</param>
/// <param name="Columns">The key whose values are columns, a threshold as a rule.</param>
/// <param name="Quantity">What is shown in each cell.</param>
/// <param name="Replications">Replications of each cell, on the same draws.</param>
/// <param name="Cells">Row by row, column by column.</param>
public sealed record StabilityMap(
    string Title, string Command, VariedKey Rows, VariedKey Columns, TuningQuantity Quantity, int Replications, IReadOnlyList<StabilityCell> Cells)
{
    /// <summary>A pool that is busy this share of its time has no room left for a bad day.</summary>
    public const double Saturated = 0.95;

    /// <summary>The cell of a row and a column, by position.</summary>
    public StabilityCell At(int row, int column) => Cells[(row * Columns.Values.Count) + column];

    /// <summary>Whether a setting keeps up; one that the scenario refuses is neither.</summary>
    public static bool? KeepsUp(StabilityCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell.Problem.Length > 0 ? null : cell.IsStable;
    }

    /// <summary>What is shown, as a heading.</summary>
    public string Heading => Quantity.InWords() is { Length: > 1 } words ? char.ToUpperInvariant(words[0]) + words[1..] : string.Empty;

    /// <summary>What the map says in a sentence or two.</summary>
    public string Headline => string.Join(' ', new[] { Keeping, Idle }.Where(sentence => sentence.Length > 0));

    /// <summary>Which of the keys changes nothing at all; empty where both do.</summary>
    private string Idle
    {
        get
        {
            var rows = Enumerable.Range(0, Rows.Values.Count).ToList();
            var columns = Enumerable.Range(0, Columns.Values.Count).ToList();
            var byColumn = columns.Count < 2 || rows.Any(row => columns.Any(column => !IsSame(At(row, column), At(row, 0))));
            var byRow = rows.Count < 2 || columns.Any(column => rows.Any(row => !IsSame(At(row, column), At(0, column))));
            return (byRow, byColumn) switch
            {
                (true, true) => string.Empty,
                (true, false) => $"{Columns.Path} changes nothing here.",
                (false, true) => $"{Rows.Path} changes nothing here.",
                _ => "Neither key changes anything here.",
            };
        }
    }

    private static bool IsSame(StabilityCell left, StabilityCell right) => left.Problem == right.Problem && left.Value.Equals(right.Value) && left.Utilisation.Equals(right.Utilisation);

    private string Keeping
    {
        get
        {
            var (stable, all) = (Cells.Count(cell => KeepsUp(cell) == true), Cells.Count(cell => cell.Problem.Length == 0));
            return stable == all ? $"All {HumanText.Count(all)} settings keep up with the work."
                : stable == 0 ? $"None of {HumanText.Count(all)} settings keeps up with the work."
                : $"{HumanText.Count(stable)} of {HumanText.Count(all)} settings keep up with the work.";
        }
    }
}
