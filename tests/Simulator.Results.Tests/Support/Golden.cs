using System.Text;

namespace Simulator.TestSupport;

/// <summary>
/// Files that a test's output must equal to the byte. Run the tests with UPDATE_GOLDEN=1 to write them anew, then read the difference
/// before committing it.
/// </summary>
internal static class Golden
{
    /// <summary>Compares with, or rewrites, <c>tests/{project}/Golden/{name}</c>.</summary>
    public static void Check(string project, string name, string actual)
    {
        var path = Path.Combine(Root(), "tests", project, "Golden", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual, new UTF8Encoding(false));
            return;
        }

        Assert.True(File.Exists(path), $"{path} is missing: run the tests with UPDATE_GOLDEN=1 and read what they wrote.");
        var expected = File.ReadAllText(path);
        Assert.True(expected == actual, $"{name}: {FirstDifference(expected, actual)}");
    }

    private static string FirstDifference(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        for (var line = 0; line < Math.Max(left.Length, right.Length); line++)
        {
            var (was, now) = (left.ElementAtOrDefault(line), right.ElementAtOrDefault(line));
            if (was != now)
            {
                return $"line {line + 1}\n  was {Short(was)}\n  now {Short(now)}";
            }
        }

        return "equal";
    }

    private static string Short(string? line) => line is null ? "(no such line)" : line.Length <= 300 ? line : line[..300] + "…";

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests must run inside the repository.");
    }
}
