using System.Globalization;
using System.Text;
using Simulator.Results;

namespace Simulator.Scenarios;

/// <summary>Writes the reference of scenario files: every key with type, range, default and the source of the default.</summary>
internal sealed class Reference
{
    private readonly StringBuilder text = new();

    /// <summary>The reference as Markdown.</summary>
    public static string Text()
    {
        var reference = new Reference();
        reference.text.Append(ReferenceText.Introduction);
        reference.Table("The file", ScenarioDefinition.Root.Keys);
        foreach (var key in ScenarioDefinition.Root.Keys)
        {
            reference.Section(key.Name, key);
        }

        reference.Kinds("Distributions of times", DistributionShapes.Time);
        reference.Kinds("Distributions of shares", DistributionShapes.Unit);
        reference.Kinds("Arrivals", ArrivalShapes.Arrivals);
        reference.Kinds("Times of faults", FaultTimesShape.When);
        return reference.text.ToString();
    }

    /// <summary>The reference of budgets files as Markdown, with the metrics that they may name.</summary>
    public static string BudgetsText()
    {
        var reference = new Reference();
        reference.text.Append(ReferenceText.BudgetsIntroduction);
        reference.Table("The file", BudgetDefinition.Root.Keys);
        foreach (var key in BudgetDefinition.Root.Keys)
        {
            reference.Section(key.Name, key);
        }

        reference.Metrics();
        return reference.text.ToString();
    }

    /// <summary>A key in one sentence with its default, for tooltips.</summary>
    public static string Describe(Key key) => key.Default is not { } value
        ? key.Doc
        : $"{key.Doc}. Default: {OneLine(value.Documented)}{(value.MayBeHypothesis ? " (hypothesis)" : string.Empty)}. Source: {value.Source}";

    /// <summary>Sections follow the nesting of blocks; a block inside one has a table of its own.</summary>
    private void Section(string path, Key key)
    {
        var shape = key.Shape is OptionalShape optional ? optional.Inner : key.Shape;
        if (shape is MapShape map)
        {
            path = $"{path}.<{map.Noun}>";
            shape = map.Item;
        }

        if (shape is BlockShape block)
        {
            Table($"`{path}`", block.Keys);
            foreach (var inner in block.Keys)
            {
                Section($"{path}.{inner.Name}", inner);
            }
        }
    }

    private void Table(string title, IReadOnlyList<Key> keys)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n");
        Rows(keys);
    }

    private void Rows(IReadOnlyList<Key> keys, bool isOfForm = false)
    {
        text.Append("| key | meaning | legal values | default | source of the default |\n|---|---|---|---|---|\n");
        foreach (var key in keys)
        {
            string[] cells = [$"`{key.Name}`", Cell(key.Doc), Cell(Legal(key.Shape)), Cell(DefaultOf(key, isOfForm)), Cell(SourceOf(key))];
            text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        }
    }

    private void Metrics()
    {
        text.Append("\n## Metrics\n\n| metric | what it is | unit | better | aggregates | arms | `where` must name | `where` may name |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var metric in MetricCatalogue.All)
        {
            string[] cells =
            [
                $"`{metric.Id}`", Cell(metric.Definition), Cell(metric.Unit), metric.Better.ToString().ToLowerInvariant(), List(metric.Aggregates.Select(word => word == "p" ? "p50, p95, …" : word)),
                List(metric.Arms), List(metric.Always), List(metric.Sometimes),
            ];
            text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        }

        static string List(IEnumerable<string> words) => string.Join(", ", words);
    }

    private void Kinds(string title, KindShape shape)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\nAn object with `\"kind\"`");
        text.Append(shape.Shorthand is null ? ".\n" : $", or a bare value ({shape.Shorthand.Range}) for a fixed one.\n");
        foreach (var kind in shape.Kinds)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {kind.Name}\n\nIn words: {kind.Doc}.");
            text.Append(kind.Forms.Count == 0 ? "\n\n" : $" Give {string.Join(", or ", kind.Forms.Select(form => string.Join(" and ", form)))}.\n\n");
            Rows(kind.Keys, isOfForm: kind.Forms.Count > 0);
        }
    }

    private static string Legal(Shape shape) => shape switch
    {
        ScalarShape scalar => string.Concat([scalar.Type.Range, .. scalar.Type.Words.Select(word => $", or \"{word}\"")]),
        ListShape list when list.Minimum == list.Maximum => string.Create(CultureInfo.InvariantCulture, $"{Words(list)}a list of {list.Minimum}: {list.Item.Range}"),
        ListShape list => string.Create(CultureInfo.InvariantCulture, $"{Words(list)}a list of {list.Minimum} to {list.Maximum}: {list.Item.Range}"),
        BlockShape => "an object, see its table",
        MapShape map => string.Create(CultureInfo.InvariantCulture,
            $"an object of {map.Minimum} to {map.Maximum} entries keyed by name, see its table"),
        OptionalShape optional => $"{Legal(optional.Inner)}, or \"{optional.Word}\"",
        KindShape kinds when kinds == FaultTimesShape.When => "see Times of faults",
        KindShape { Shorthand: null } => "see Arrivals",
        KindShape kinds when kinds == DistributionShapes.Unit => "see Distributions of shares",
        _ => "see Distributions of times",
    };

    private static string Words(ListShape list) => string.Concat(list.Words.Select(word => $"\"{word}\" or "));

    private static string DefaultOf(Key key, bool isOfForm) => key switch
    {
        _ when isOfForm => "as above",
        { Default: { } value } => value.MayBeHypothesis ? $"{value.Documented} *(hypothesis)*" : value.Documented,
        { MayBeAbsent: true } => "absent",
        _ => "**required**",
    };

    private static string SourceOf(Key key) => key.Default?.Source ?? string.Empty;

    private static string OneLine(string content) => string.Join(' ', content.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    private static string Cell(string content) => OneLine(content)
        .Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
