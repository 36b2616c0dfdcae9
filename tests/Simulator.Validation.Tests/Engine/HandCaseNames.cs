using System.Text.RegularExpressions;
using Simulator.TestSupport;

namespace Simulator.Validation.Tests;

/// <summary>The hand cases by the names of their tests, which are sentences.</summary>
internal static partial class HandCaseNames
{
    public static IReadOnlyList<string> All { get; } =
    [
        .. Directory.EnumerateFiles(System.IO.Path.Combine(Lab.RepositoryRoot, "tests", "Simulator.Simulation.Tests"), "*HandCaseTests.cs")
            .Order(StringComparer.Ordinal)
            .SelectMany(path => TestMethod().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value.Replace('_', ' ') + ".")),
    ];

    [GeneratedRegex(@"\[(?:Fact|InlineData[^\n]*)\][^\n]*\n\s*public void (\w+)\(")]
    private static partial Regex TestMethod();
}
