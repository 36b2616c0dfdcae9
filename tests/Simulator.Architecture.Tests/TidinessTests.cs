using System.Text.RegularExpressions;

namespace Simulator.Architecture.Tests;

/// <summary>House rules that a reader would otherwise have to enforce.</summary>
public partial class TidinessTests
{
    private const int LongestFile = 400;

    [Fact]
    public void No_source_file_is_longer_than_a_subject_needs() => Assert.Empty(
        Sources().Where(path => File.ReadLines(Path.Combine(Repository.Root, path)).Count() > LongestFile));

    [Fact]
    public void Classes_are_sealed_static_or_abstract() => Assert.Empty(
        Repository.Files("src", "*.cs").SelectMany(path => OpenClass().Matches(Repository.Read(path)).Select(match => $"{path}: {match.Value.Trim()}")));

    [Fact]
    public void No_static_state_can_change() => Assert.Empty(
        Repository.Files("src", "*.cs").SelectMany(path => MutableStatic().Matches(Repository.Read(path)).Select(match => $"{path}: {match.Value.Trim()}")));

    [Fact]
    public void Nothing_is_left_to_be_done_in_the_code() => Assert.Empty(
        Sources().Where(path => !path.EndsWith("TidinessTests.cs", StringComparison.Ordinal) && Unfinished().IsMatch(Repository.Read(path))));

    [Fact]
    public void Every_file_uses_a_file_scoped_namespace() => Assert.Empty(
        Sources().Where(path => BlockNamespace().IsMatch(Repository.Read(path))));

    [Fact]
    public void Every_package_version_is_central() => Assert.Empty(
        new[] { "src", "tests", "bench" }.SelectMany(folder => Repository.Files(folder, "*.csproj"))
            .Where(path => Repository.Read(path).Contains("Version=\"", StringComparison.Ordinal)));

    [Fact]
    public void Every_package_is_listed_with_its_licence()
    {
        var notices = Repository.Read("THIRD-PARTY-NOTICES.md");
        var packages = PackageVersion().Matches(Repository.Read("Directory.Packages.props")).Select(match => match.Groups[1].Value);
        Assert.Empty(packages.Where(package => !notices.Contains($"| {package} |", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Sources() => new[] { "src", "tests", "bench" }.SelectMany(folder => Repository.Files(folder, "*.cs"));

    [GeneratedRegex(@"^\s*(public|internal) (partial )?class \w+", RegexOptions.Multiline)]
    private static partial Regex OpenClass();

    [GeneratedRegex(@"^\s*(public|internal|private)( protected)? static (?!readonly|partial|class|extern|implicit|explicit|unsafe|async|ref|event|bool operator)[\w<>?,\[\] ]+ \w+( = [^>].*)?;$", RegexOptions.Multiline)]
    private static partial Regex MutableStatic();

    [GeneratedRegex(@"TODO|FIXME|HACK|NotImplementedException|Skip ?= ?""")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"^namespace [\w.]+\s*$", RegexOptions.Multiline)]
    private static partial Regex BlockNamespace();

    [GeneratedRegex(@"<PackageVersion Include=""([^""]+)""")]
    private static partial Regex PackageVersion();
}
