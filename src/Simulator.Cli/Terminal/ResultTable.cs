using Simulator.Results;
using Spectre.Console;

namespace Simulator.Cli;

/// <summary>A run's answer on the terminal: a sentence, the key figures, the policy effect, what to be careful about, where the report is.</summary>
internal static class ResultTable
{
    private const int NotesShown = 3;

    public static void Print(Screen screen, RunResult result)
    {
        var console = screen.Results;
        console.WriteLine();
        console.Write(new Text(result.Identity.Title, new Style(decoration: Decoration.Bold)));
        console.WriteLine();
        console.Write(new Text(result.Headline));
        console.WriteLine();
        console.Write(new Text("How sure: " + PlainAnswer.HowSure(result), new Style(decoration: Decoration.Dim)));
        console.WriteLine();
        console.WriteLine();
        KeyFigures(result).Write(console);
        if (PolicyEffect.Of(result).Any(effect => !effect.IsEmpty))
        {
            Effects(result).Write(console);
        }

        if (result.Trail is { Findings: > 0 } trail)
        {
            console.Write(new Text($"findings: {HumanText.Count(trail.Findings)} in the trail of replication {trail.Replication}, by {string.Join(", ", trail.Rules.Where(rule => rule.Findings > 0).Select(rule => $"{rule.Rule} ({rule.Meaning})"))}"));
            console.WriteLine();
        }

        var notes = PlainAnswer.OtherNotes(result);
        foreach (var note in notes.Take(NotesShown))
        {
            console.Write(new Text("note: " + note));
            console.WriteLine();
        }

        if (notes.Count > NotesShown)
        {
            console.Write(new Text($"({notes.Count - NotesShown} more note{(notes.Count == NotesShown + 1 ? string.Empty : "s")} in the report)"));
            console.WriteLine();
        }
    }

    private static Grid KeyFigures(RunResult result)
    {
        var table = new Grid("Figure", "Value", "Interval or comparison");
        foreach (var figure in KeyFigure.Of(result))
        {
            table.Add(figure.Label, figure.Value, figure.Detail);
        }

        return table;
    }

    private static Grid Effects(RunResult result)
    {
        var table = new Grid("Policy effect, paired on the same draws", "Governed", "Auto twin", "Effect (95 % interval)");
        foreach (var effect in PolicyEffect.Of(result).Where(effect => !effect.IsEmpty))
        {
            var unit = effect.Definition.Unit;
            table.Add(
                $"{effect.Definition.Title}, {HumanText.Aggregate(effect.Aggregate)}",
                effect.Governed is { } governed ? HumanText.Value(governed.Value, unit) : string.Empty,
                effect.AutoTwin is { } twin ? HumanText.Value(twin.Value, unit) : string.Empty,
                HumanText.EstimateOfChange(effect.Difference, unit));
        }

        return table;
    }
}
