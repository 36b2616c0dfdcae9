using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Reporting;

/// <summary>What the map says of one setting; the sign says what the colour says.</summary>
/// <param name="Sign">One character.</param>
/// <param name="Words">The same in words.</param>
/// <param name="Style">Style class.</param>
internal sealed record MapCell(string Sign, string Words, string Style)
{
    /// <summary>All kinds of cells in the order of the legend.</summary>
    public static IReadOnlyList<MapCell> Kinds { get; } = [Recommended, Nearest, Better, Worse, Open, Broken, Untried];

    private static MapCell Recommended => new("★", "recommended", "m-chosen");

    private static MapCell Nearest => new("☆", "nearest candidate", "m-near");

    private static MapCell Better => new("●", "feasible, not eliminated", "m-better");

    private static MapCell Worse => new("○", "feasible, eliminated by a better one", "m-worse");

    private static MapCell Open => new("?", "feasibility not decided", "m-open");

    private static MapCell Broken => new("×", "infeasible", "m-broken");

    private static MapCell Untried => new("·", "not tried", "m-untried");

    /// <summary>The cell of a setting.</summary>
    /// <param name="result">The search.</param>
    /// <param name="setting">The setting; null for a point of the grid outside the design.</param>
    public static MapCell Of(TuningResult result, SearchedSetting? setting) =>
        setting is null ? Untried :
        setting.Number == result.Chosen ? result.Outcome == TuningOutcome.Recommended ? Recommended : Nearest :
        setting.Feasibility == Feasibility.Infeasible ? Broken :
        setting.Feasibility == Feasibility.Undecided ? Open :
        setting.EliminatedBy is null ? Better : Worse;
}

/// <summary>The map over the last two of the keys (of one key over that alone), the others held.</summary>
/// <param name="Title">What is held; empty when nothing is.</param>
/// <param name="Rows">The key down the side and its values; of one key the only row.</param>
/// <param name="Columns">The key along the top and its values.</param>
/// <param name="Cells">Row by row.</param>
internal sealed record MapSlice(string Title, VariedKey? Rows, VariedKey Columns, IReadOnlyList<IReadOnlyList<MapCell>> Cells)
{
    /// <summary>Slices drawn at most; the list of settings holds the others.</summary>
    public const int Most = 12;

    /// <summary>The slices, that of the choice first, then those nearest to it.</summary>
    public static IReadOnlyList<MapSlice> Of(TuningResult result)
    {
        // The key with more values lies along the top, where a page has room.
        int[] order = [.. Enumerable.Range(0, result.Keys.Count).OrderBy(key => result.Keys[key].Values.Count).ThenBy(key => key)];
        var across = order[^1];
        int? down = order.Length > 1 ? order[^2] : null;
        int[] held = [.. Enumerable.Range(0, result.Keys.Count).Where(key => key != across && key != down)];
        var centre = result.Chosen is { } chosen ? result.Map[chosen].Levels : null;
        var byHeld = result.Map.GroupBy(setting => string.Join(' ', held.Select(key => setting.Levels[key])))
            .Select(group => (Levels: group.First().Levels, Settings: group.ToList()))
            .OrderBy(group => centre is null ? 0 : held.Sum(key => Math.Abs(group.Levels[key] - centre[key])))
            .ThenBy(group => group.Settings[0].Number).Take(Most);
        return [.. byHeld.Select(group => Slice(result, across, down, held, group.Levels, group.Settings))];
    }

    private static MapSlice Slice(TuningResult result, int across, int? down, int[] held, IReadOnlyList<int> levels, List<SearchedSetting> settings)
    {
        var title = string.Join(", ", held.Select(key => $"{result.Keys[key].Path} {result.Keys[key].Values[levels[key]]}"));
        var rows = down is { } side ? result.Keys[side].Values.Count : 1;
        MapCell Cell(int row, int column) =>
            MapCell.Of(result, settings.Find(setting => setting.Levels[across] == column && (down is not { } key || setting.Levels[key] == row)));
        return new MapSlice(
            title, down is { } first ? result.Keys[first] : null, result.Keys[across],
            [.. Enumerable.Range(0, rows).Select(row => (IReadOnlyList<MapCell>)[.. Enumerable.Range(0, result.Keys[across].Values.Count).Select(column => Cell(row, column))])]);
    }
}

/// <summary>Slices handed to the panel that draws them; their insides stay out of the public surface.</summary>
public sealed class MapFigure
{
    internal MapFigure(TuningResult result)
    {
        Slices = MapSlice.Of(result);
        var used = Slices.SelectMany(slice => slice.Cells).SelectMany(row => row).Distinct().ToList();
        Legend = [.. MapCell.Kinds.Where(used.Contains)];
    }

    internal IReadOnlyList<MapSlice> Slices { get; }

    /// <summary>The kinds of cells that occur.</summary>
    internal IReadOnlyList<MapCell> Legend { get; }
}
