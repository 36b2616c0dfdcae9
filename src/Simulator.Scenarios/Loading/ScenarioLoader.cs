namespace Simulator.Scenarios;

/// <summary>Reads scenario files: JSON with comments, layered, overridden, checked against the one definition of every key.</summary>
/// <remarks>Nothing is thrown for what a user may write: a result holds either a scenario or every error with its place and remedy.</remarks>
public static class ScenarioLoader
{
    /// <summary>Loads a scenario from a file and the files it extends.</summary>
    /// <param name="path">The file, absolute or relative to the current folder; errors name it as it is given here.</param>
    /// <param name="overrides">What is laid over the files.</param>
    /// <returns>The scenario or its errors; a file that cannot be read is an error too.</returns>
    public static ScenarioLoadResult Load(string path, ScenarioOverrides overrides)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(overrides);
        return Load(new DiskFiles(), path, overrides);
    }

    /// <summary>Loads a scenario from a text.</summary>
    /// <param name="text">The content of a scenario file.</param>
    /// <param name="overrides">What is laid over it.</param>
    /// <param name="file">The name that errors give the text; without its ending also the default name of the scenario.</param>
    /// <param name="others">Texts by name that <c>extends</c> and traces may refer to. Default: none.</param>
    /// <returns>The scenario or its errors.</returns>
    public static ScenarioLoadResult Parse(
        string text, ScenarioOverrides overrides, string file = "scenario.json", IReadOnlyDictionary<string, string>? others = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(overrides);
        ArgumentNullException.ThrowIfNull(file);
        var texts = new Dictionary<string, string>(others ?? new Dictionary<string, string>(), StringComparer.Ordinal) { [file] = text };
        return Load(new TextFiles(texts), file, overrides);
    }

    private static ScenarioLoadResult Load(IScenarioFiles files, string file, ScenarioOverrides overrides)
    {
        var errors = new ErrorList();
        var layers = new FileChain(files, errors).Read(file);
        SpellingCheck.Check(layers, errors);
        var all = new OverrideLayers(layers, errors).Over(overrides);
        if (layers.Count == 0 || errors.IsFileBroken)
        {
            return ScenarioLoadResult.Invalid(errors.InOrder()); // without its text a file would seem to lack every key
        }

        var merged = LayerStack.Merge(all, layers.Count);
        NameItself(merged, file);
        new TraceInlining(files, file, errors).Apply(merged);
        var root = Resolver.Resolve(merged, ScenarioDefinition.Root, errors, out var hypotheses);
        ArrivalCompletion.Complete(root, errors);
        var warnings = new ErrorList();
        CrossChecks.Check(root, errors, overrides.AllowUnsatisfiable ? warnings : errors, warnings);
        return errors.IsEmpty
            ? ScenarioLoadResult.Valid(() => ScenarioBuilder.Build(root, hypotheses), warnings.InOrder())
            : ScenarioLoadResult.Invalid(errors.InOrder());
    }

    /// <summary>A scenario without a name has that of its file, one without a title its name.</summary>
    private static void NameItself(Node root, string file)
    {
        root.TryAdd("name", root.Place, new Node(NodeKind.Text, root.Place, Path.GetFileNameWithoutExtension(file)) { IsDefault = true });
        root.TryAdd("title", root.Place, new Node(NodeKind.Text, root.Place, root["name"]?.Text ?? string.Empty) { IsDefault = true });
    }
}
