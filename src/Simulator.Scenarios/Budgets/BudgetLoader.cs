using Simulator.Results;

namespace Simulator.Scenarios;

/// <summary>Either budgets or everything that is wrong with their file.</summary>
/// <param name="Budgets">The budgets; null when there are errors.</param>
/// <param name="Errors">Every error, ordered by position.</param>
public sealed record BudgetLoadResult(BudgetSet? Budgets, IReadOnlyList<ScenarioError> Errors);

/// <summary>Reads budgets files: JSON with comments, checked against the one definition of every key, all errors at once.</summary>
public static class BudgetLoader
{
    /// <summary>Loads a file.</summary>
    /// <param name="path">The file; errors name it as it is given here.</param>
    /// <returns>The budgets or the errors; a file that cannot be read is an error too.</returns>
    public static BudgetLoadResult Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Load(new DiskFiles(), path);
    }

    /// <summary>Loads a text.</summary>
    /// <param name="text">The content of a budgets file.</param>
    /// <param name="file">The name that errors give the text.</param>
    public static BudgetLoadResult Parse(string text, string file = "budgets.json")
    {
        ArgumentNullException.ThrowIfNull(text);
        return Load(new TextFiles(new Dictionary<string, string>(StringComparer.Ordinal) { [file] = text }), file);
    }

    private static BudgetLoadResult Load(IScenarioFiles files, string file)
    {
        var errors = new ErrorList();
        var layers = new FileChain(files, errors).Read(file);
        if (layers.Count == 0 || errors.IsFileBroken)
        {
            return new BudgetLoadResult(null, errors.InOrder());
        }

        var root = Resolver.Resolve(LayerStack.Merge(layers, layers.Count), BudgetDefinition.Root, errors, out _);
        if (root.Has("budgets"))
        {
            BudgetChecks.Check(root["budgets"], errors);
        }

        return errors.IsEmpty ? new BudgetLoadResult(Build(root), []) : new BudgetLoadResult(null, errors.InOrder());
    }

    private static BudgetSet Build(Resolved root) => new(
        BudgetBuilder.Build(root["budgets"]),
        root["defaults"]["failCorrection"].As<bool>(),
        root["defaults"]["onNoData"].As<OnNoData>(),
        root["baseline"].Find("run")?.As<string>());
}
