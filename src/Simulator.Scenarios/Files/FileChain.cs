namespace Simulator.Scenarios;

/// <summary>A scenario file and the files it extends, read from the top to the base.</summary>
internal sealed class FileChain(IScenarioFiles files, ErrorList errors)
{
    /// <summary>The most files one scenario may be made of.</summary>
    public const int MaximumFiles = 8;

    private const string Extends = "extends";

    /// <summary>Keys that describe one file and are not handed on to the files that extend it.</summary>
    private static readonly string[] OwnKeys = [Extends, "$schema", "name", "title", "description"];

    /// <summary>Reads the chain.</summary>
    /// <param name="file">The file the user named.</param>
    /// <returns>One layer a readable file, the base first.</returns>
    public IReadOnlyList<Node> Read(string file)
    {
        var layers = new List<Node>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var link = (Place: new Place(0, file, 0, 0), Path: JsonPath.Root);
        for (string? next = file; next is not null;)
        {
            if (!seen.Add(files.IdentityOf(next)))
            {
                errors.AddBrokenFile(link.Place, link.Path, $"{PrintableText.Quote(next)} extends itself, directly or through others",
                    "break the circle");
                break;
            }

            if (layers.Count == MaximumFiles)
            {
                errors.AddBrokenFile(link.Place, link.Path, $"more than {MaximumFiles} files extend one another", "merge some of them");
                break;
            }

            if (ReadOne(next, layers.Count, link.Place, link.Path) is not { } layer)
            {
                break;
            }

            next = Follow(next, layer, ref link);
            if (layers.Count > 0)
            {
                Array.ForEach(OwnKeys, layer.Remove);
            }

            layers.Add(layer);
        }

        layers.Reverse();
        return layers;
    }

    private Node? ReadOne(string file, int rank, Place place, JsonPath path)
    {
        var content = files.Read(file);
        if (content.Problem is { } problem)
        {
            errors.AddBrokenFile(place, path, rank == 0 ? problem : $"{PrintableText.Quote(file)}: {problem}", content.Remedy);
            return null;
        }

        return JsonLayerReader.Read(rank, file, content.Bytes.Span, errors);
    }

    /// <summary>The file that a layer extends; null at the end of the chain.</summary>
    private string? Follow(string file, Node layer, ref (Place Place, JsonPath Path) link)
    {
        if (layer[Extends] is not { } node || node.Kind == NodeKind.Invalid)
        {
            return null;
        }

        link = (node.Place, JsonPath.Root[Extends]);
        if (node.Kind != NodeKind.Text || node.Text.Length == 0 || Path.IsPathRooted(node.Text) || node.Text.Contains('\0', StringComparison.Ordinal))
        {
            errors.AddBrokenFile(link.Place, link.Path, $"{PrintableText.Quote(node.Text)} is no relative path",
                "write the file's path as seen from this file");
            return null;
        }

        return files.Combine(file, node.Text);
    }
}
