namespace Simulator.Scenarios;

/// <summary>Gives the parts of an override's path the case that definition and files use: environments are often written in capitals.</summary>
internal static class Spelling
{
    /// <summary>The path with known keys and names spelt as they are; what is unknown stays as it was typed and is reported later.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> path, IReadOnlyList<Node> layers)
    {
        var result = new List<string>(path.Count);
        IReadOnlyList<Shape> shapes = [ScenarioDefinition.Root];
        var nodes = layers;
        foreach (var part in path)
        {
            var spelt = shapes.SelectMany(KeysOf).FirstOrDefault(key => IsSame(key.Name, part))?.Name
                ?? (shapes.Any(shape => shape is KindShape) && IsSame("kind", part) ? "kind" : null)
                ?? nodes.Select(node => node.TryGet(part, out var member) ? member.Name : null).FirstOrDefault(name => name is not null)
                ?? part;
            shapes = [.. shapes.SelectMany(shape => ShapesAt(shape, spelt))];
            nodes = [.. nodes.Select(node => node[spelt]).OfType<Node>()];
            result.Add(spelt);
        }

        return result;
    }

    private static IEnumerable<Key> KeysOf(Shape shape) => shape switch
    {
        BlockShape block => block.Keys,
        OptionalShape optional => KeysOf(optional.Inner),
        KindShape kinds => kinds.Kinds.SelectMany(kind => kind.Keys),
        _ => [],
    };

    private static IEnumerable<Shape> ShapesAt(Shape shape, string name) => shape switch
    {
        MapShape map => [map.Item],
        OptionalShape optional => ShapesAt(optional.Inner, name),
        _ => KeysOf(shape).Where(key => key.Name == name).Select(key => key.Shape).Select(Unwrap).Distinct(),
    };

    private static Shape Unwrap(Shape shape) => shape is OptionalShape optional ? optional.Inner : shape;

    private static bool IsSame(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
