namespace Simulator.Scenarios;

/// <summary>Puts the times of trace files in the place of their names, so that a resolved scenario needs no other file.</summary>
internal sealed class TraceInlining(IScenarioFiles files, string top, ErrorList errors)
{
    /// <summary>The column that is read when none is named.</summary>
    public const string DefaultColumn = "at";

    private const string FileKey = "file";
    private const string ColumnKey = "column";
    private const string TimesKey = "times";

    /// <summary>Inlines every trace in a merged scenario.</summary>
    public void Apply(Node root) => Apply(root, JsonPath.Root);

    private void Apply(Node node, JsonPath path)
    {
        foreach (var member in node.Members)
        {
            Apply(member.Value, path[member.Name]);
        }

        if (node["kind"] is not { Kind: NodeKind.Text or NodeKind.Override, Text: "trace" } || node[TimesKey] is not null ||
            node[FileKey] is not { Kind: NodeKind.Text or NodeKind.Override } file ||
            node[ColumnKey] is not (null or { Kind: NodeKind.Text or NodeKind.Override }))
        {
            return; // the definition of the keys says what is wrong
        }

        var times = Read(file, node[ColumnKey], path[FileKey]);
        node.Remove(FileKey);
        node.Remove(ColumnKey);
        node.TryAdd(TimesKey, file.Place, times is null ? new Node(NodeKind.Invalid, file.Place) : new Node(NodeKind.Text, file.Place, times.Text));
    }

    private TraceTimes? Read(Node file, Node? column, JsonPath path)
    {
        if (!IsBelow(file.Text))
        {
            errors.Add(file.Place, path, $"{PrintableText.Quote(file.Text)} is no path below the scenario file",
                "copy the trace beside the scenario file and write its name");
            return null;
        }

        // An override has no folder of its own: its paths are seen from the scenario file.
        var name = files.Combine(file.Kind == NodeKind.Override ? top : file.Place.File, file.Text);
        var content = files.Read(name, TraceCsv.MaximumBytes);
        if (content.Problem is { } problem)
        {
            errors.Add(file.Place, path, $"{PrintableText.Quote(name)}: {problem}", content.Remedy);
            return null;
        }

        return new TraceCsv(name, file.Place.Rank, path, errors).Read(content.Bytes, column?.Text ?? DefaultColumn);
    }

    /// <summary>Whether a path leads to a file in the same folder or below, on every platform: a scenario of a stranger reads nothing else.</summary>
    private static bool IsBelow(string path)
    {
        var parts = path.Split('/', '\\');
        return path.Length > 0 && !Path.IsPathRooted(path) && !path.Contains(':', StringComparison.Ordinal) && !path.Contains('\0', StringComparison.Ordinal)
            && parts.All(part => part.Length > 0 && part != "..");
    }
}
