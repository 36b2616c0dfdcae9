namespace Simulator.Scenarios.Tests;

/// <summary>Walks the definition of all keys.</summary>
internal static class Definition
{
    /// <summary>Every key with its path; a shape that holds itself is entered once.</summary>
    public static IEnumerable<(string Path, Key Key)> Keys() => KeysOf(string.Empty, ScenarioDefinition.Root, []);

    private static IEnumerable<(string Path, Key Key)> KeysOf(string path, Shape shape, HashSet<Shape> entered)
    {
        if (!entered.Add(shape))
        {
            yield break;
        }

        var (prefix, keys) = shape switch
        {
            BlockShape block => (path, block.Keys),
            MapShape map => ($"{path}.*", map.Item.Keys),
            KindShape kinds => (path, [.. kinds.Kinds.SelectMany(kind => kind.Keys)]),
            OptionalShape { Inner: KindShape kinds } => (path, [.. kinds.Kinds.SelectMany(kind => kind.Keys)]),
            OptionalShape { Inner: BlockShape block } => (path, block.Keys),
            _ => (path, (IReadOnlyList<Key>)[]),
        };
        foreach (var key in keys)
        {
            yield return ($"{prefix}.{key.Name}", key);
            foreach (var inner in KeysOf($"{prefix}.{key.Name}", key.Shape, entered))
            {
                yield return inner;
            }
        }
    }
}
