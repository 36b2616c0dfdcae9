namespace Simulator.Scenarios;

/// <summary>Turns overrides into layers above the files: environment, then <c>--set</c>, then the options of the command.</summary>
internal sealed class OverrideLayers(IReadOnlyList<Node> files, ErrorList errors)
{
    private readonly List<Node> layers = [];
    private int rank = FileChain.MaximumFiles;

    /// <summary>The files with the overrides above them.</summary>
    public IReadOnlyList<Node> Over(ScenarioOverrides overrides)
    {
        AddLayer(overrides.Environment
            .Where(variable => variable.Key.StartsWith(ScenarioOverrides.EnvironmentPrefix, StringComparison.OrdinalIgnoreCase))
            .OrderBy(variable => variable.Key, StringComparer.Ordinal)
            .Select(variable => Variable(variable.Key, variable.Value)));
        AddLayer(overrides.Set.Select(Setting));
        AddLayer(Options(overrides));
        return [.. files, .. layers];
    }

    private IEnumerable<Override?> Options(ScenarioOverrides overrides)
    {
        if (overrides.Seed is { } seed)
        {
            yield return Of(["run", "seed"], FormattableString.Invariant($"{seed}"), "--seed");
        }

        if (overrides.Replications is { } replications)
        {
            yield return Of(["run", "replications"], FormattableString.Invariant($"{replications}"), "--replications");
        }
    }

    private Override? Variable(string name, string value)
    {
        var source = $"environment variable {PrintableText.Shorten(name)}";
        var parts = name[ScenarioOverrides.EnvironmentPrefix.Length..].Split("__");
        if (parts.All(part => part.Length > 0))
        {
            return Of(parts, value, source);
        }

        errors.Add(NextPlace(source), JsonPath.Root, "the name holds no path",
            $"write {ScenarioOverrides.EnvironmentPrefix}RUN__HORIZON for run.horizon");
        return null;
    }

    private Override? Setting(string text)
    {
        var source = $"--set {PrintableText.Shorten(text)}";
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals > 0 && JsonPath.Parse(text[..equals]) is { } parts)
        {
            return Of(parts, text[(equals + 1)..], source);
        }

        errors.Add(NextPlace(source), JsonPath.Root, "this is no setting", "write path=value, such as run.horizon=8h");
        return null;
    }

    private Override? Of(IReadOnlyList<string> parts, string value, string source)
    {
        if (string.Equals(parts[0], "extends", StringComparison.OrdinalIgnoreCase))
        {
            errors.Add(NextPlace(source), JsonPath.Root[parts[0]], "an override cannot add a file",
                "write a file that extends both, or change its keys one by one");
            return null;
        }

        if (parts.Count <= JsonLayerReader.MaximumDepth)
        {
            return new Override(parts, value.Trim(), NextPlace(source));
        }

        errors.Add(NextPlace(source), JsonPath.Root, $"the path has {parts.Count} parts", "no key lies that deep: see the reference of keys");
        return null;
    }

    private Place NextPlace(string source) => Place.Of(rank++, source);

    private void AddLayer(IEnumerable<Override?> overrides)
    {
        var layer = new Node(NodeKind.Object, Place.Of(rank, string.Empty));
        foreach (var one in overrides)
        {
            if (one is not null)
            {
                Put(layer, one);
            }
        }

        if (layer.Members.Any())
        {
            layers.Add(layer);
        }
    }

    /// <summary>Puts a value at its path; a later one takes the place of an earlier one.</summary>
    private void Put(Node layer, Override one)
    {
        var spelt = Spelling.Of(one.Path, [.. files, .. layers, layer]);
        var node = layer;
        for (var index = 0; index < spelt.Count - 1; index++)
        {
            if (node[spelt[index]] is not { IsObject: true })
            {
                node.Remove(spelt[index]);
                node.TryAdd(spelt[index], one.Place, new Node(NodeKind.Object, one.Place));
            }

            node = node[spelt[index]]!;
        }

        node.Remove(spelt[^1]);
        node.TryAdd(spelt[^1], one.Place, new Node(NodeKind.Override, one.Place, one.Value));
    }

    private sealed record Override(IReadOnlyList<string> Path, string Value, Place Place);
}
