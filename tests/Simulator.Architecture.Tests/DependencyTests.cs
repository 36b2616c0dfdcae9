using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Simulator.Architecture.Tests;

/// <summary>Who may know whom: the table of docs/architecture.md, held against project files and against what the compiler really used.</summary>
public class DependencyTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Time"] = [],
        ["Kernel"] = ["Time"],
        ["Statistics"] = [],
        ["Governance"] = ["Time"],
        ["Results"] = ["Time", "Statistics"],
        ["Scenarios"] = ["Time", "Statistics", "Governance", "Results"],
        ["Operations"] = ["Time", "Statistics", "Governance", "Scenarios"],
        ["Simulation"] = ["Kernel", "Time", "Statistics", "Governance", "Scenarios", "Operations"],
        ["Experiments"] = ["Simulation", "Time", "Statistics", "Governance", "Results", "Scenarios", "Operations"],
        ["Reporting"] = ["Results", "Statistics", "Time"],
        ["LoadDriver"] = ["Time", "Statistics", "Governance", "Results", "Scenarios", "Operations"],
        ["Service"] = ["Governance", "Time"],
        ["Cli"] = ["Time", "Statistics", "Governance", "Results", "Scenarios", "Operations", "Simulation", "Experiments", "Reporting", "Service"],
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Fact]
    public void Every_project_of_the_product_is_in_the_table() => Assert.Equal(
        Allowed.Keys.Order(StringComparer.Ordinal),
        Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src")).Select(path => Short(Path.GetFileName(path))).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_file_names_only_what_the_project_may_know(string project)
    {
        var references = XDocument.Parse(Repository.Read($"src/Simulator.{project}/Simulator.{project}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Short(Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!)));
        Assert.Empty(references.Except(Allowed[project]));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void An_assembly_uses_only_what_the_project_may_know(string project)
    {
        var path = Path.Combine(AppContext.BaseDirectory, project == "Cli" ? "simulator.dll" : $"Simulator.{project}.dll");
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        var used = metadata.AssemblyReferences
            .Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
            .Where(name => name.StartsWith("Simulator.", StringComparison.Ordinal))
            .Select(Short);
        Assert.Empty(used.Except(Allowed[project]));
    }

    [Fact]
    public void The_architecture_document_shows_the_same_table()
    {
        var document = Repository.Read("docs/architecture.md");
        foreach (var (project, mayKnow) in Allowed)
        {
            var row = document.Split('\n').SingleOrDefault(line => line.StartsWith($"| `Simulator.{project}` |", StringComparison.Ordinal));
            Assert.True(row is not null, $"docs/architecture.md has no row for Simulator.{project}");
            var listed = row.Split('|')[3].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(name => name != "nothing");
            Assert.Equal(mayKnow.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        }
    }

    private static string Short(string name) => name["Simulator.".Length..];
}
