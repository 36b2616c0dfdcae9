using Simulator.TestSupport;

namespace Simulator.Results.Tests;

public sealed class RunFolderTests : IDisposable
{
    private static readonly FolderWriter Writer = new("build-7", 4711, _ => false);

    private readonly TemporaryFolder root = new();

    public void Dispose() => root.Dispose();

    [Fact]
    public void A_run_is_written_with_a_manifest_that_verifies()
    {
        var result = Write(Files());

        Assert.Equal(RunFolderOutcome.Created, result.Outcome);
        Assert.Equal(Path.Combine(root.Path, "leak-at-shift-change", "5b1f0c9a7d3e4826"), result.Path);
        Assert.Empty(RunFolder.Verify(result.Path));
        var manifest = Manifest.Read(result.Path);
        Assert.Equal(["plots/race.svg", "report.md", "summary.json"], manifest.Files.Select(file => file.Name));
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", manifest.Files[1].Sha256);
        Assert.Equal(SampleRun.Identity().Command, manifest.Command);
        Assert.Equal(1UL, manifest.Seed);
    }

    [Fact]
    public void The_files_of_a_result_make_a_folder_that_reads_back()
    {
        var result = Write(ResultFiles.Of(SampleRun.Create()));

        Assert.Empty(RunFolder.Verify(result.Path));
        Assert.Equal(["replications.csv", "report.md", "summary.json"], Manifest.Read(result.Path).Files.Select(file => file.Name));
        Assert.Equal(SampleRun.Identity(), SummaryFile.Read(result.Path).Identity);
    }

    [Fact]
    public void A_writer_may_close_what_it_was_given()
    {
        var result = Write([new RunFile("a.txt", stream => { using var writer = new StreamWriter(stream); writer.Write("abc"); })]);

        Assert.Empty(RunFolder.Verify(result.Path));
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Manifest.Read(result.Path).Files[0].Sha256);
    }

    [Fact]
    public void Nothing_but_the_folder_is_left_behind()
    {
        Write(Files());

        Assert.Equal(["5b1f0c9a7d3e4826"], Siblings());
    }

    [Fact]
    public void A_writer_that_fails_half_way_leaves_nothing()
    {
        RunFile[] files = [.. Files(), new RunFile("audit.jsonl", stream => { stream.Write("half"u8); throw new TimeoutException("interrupted"); })];

        Assert.Throws<TimeoutException>(() => Write(files));

        Assert.Empty(Siblings());
    }

    [Fact]
    public void While_a_run_is_being_written_its_folder_does_not_exist()
    {
        var seen = new List<bool>();
        RunFile[] files = [.. Files(), new RunFile("late.txt", _ => seen.Add(Directory.Exists(RunFolder.PathOf(root.Path, "leak-at-shift-change", "5b1f0c9a7d3e4826"))))];

        Write(files);

        Assert.Equal([false], seen);
    }

    [Fact]
    public void What_an_interrupted_process_left_is_removed_and_what_a_running_or_foreign_one_writes_is_not()
    {
        var parent = Directory.CreateDirectory(Path.Combine(root.Path, "leak-at-shift-change")).FullName;
        foreach (var name in new[] { ".aaaa.build-7.100.partial", ".bbbb.build-7.200.partial", ".cccc.other.100.partial", ".dddd.build-7.4711.partial", ".mine", "cafe" })
        {
            Directory.CreateDirectory(Path.Combine(parent, name));
            File.WriteAllText(Path.Combine(parent, name, "x"), "half");
        }

        RunFolder.Write(root.Path, SampleRun.Identity(), Files(), Writer with { IsRunning = process => process == 200 });

        Assert.Equal([".bbbb.build-7.200.partial", ".cccc.other.100.partial", ".mine", "5b1f0c9a7d3e4826", "cafe"], Siblings());
    }

    [Fact]
    public void The_same_run_again_is_verified_and_kept()
    {
        var first = Write(Files());
        var written = File.GetLastWriteTimeUtc(Path.Combine(first.Path, "summary.json"));

        var second = Write(Files());

        Assert.Equal(RunFolderOutcome.Kept, second.Outcome);
        Assert.True(second.Holds);
        Assert.Equal(written, File.GetLastWriteTimeUtc(Path.Combine(first.Path, "summary.json")));
        Assert.Single(Siblings());
    }

    [Fact]
    public void Another_result_for_the_same_run_id_is_reported_and_overwrites_nothing()
    {
        var first = Write(Files());

        var second = Write([RunFile.FromText("summary.json", "{\"other\":1}"), .. Files()[1..]]);

        Assert.Equal(RunFolderOutcome.Differs, second.Outcome);
        Assert.False(second.Holds);
        Assert.Contains("(summary.json differ)", second.Message, StringComparison.Ordinal);
        Assert.Equal("{}", File.ReadAllText(Path.Combine(first.Path, "summary.json")));
        Assert.Empty(RunFolder.Verify(first.Path));
    }

    [Theory]
    [InlineData("changed", "summary.json: the content is not the one of the manifest")]
    [InlineData("longer", "summary.json: 3 bytes instead of 2")]
    [InlineData("missing", "summary.json: missing")]
    [InlineData("extra", "notes.txt: not in the manifest")]
    [InlineData("nomanifest", "manifest.json: no such file")]
    public void A_damaged_folder_is_reported_in_one_line_and_left_alone(string damage, string expected)
    {
        var first = Write(Files());
        Damage(first.Path, damage);

        var second = Write(Files());

        Assert.Equal(RunFolderOutcome.Damaged, second.Outcome);
        Assert.Contains(expected, second.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', second.Message);
        Assert.Contains(RunFolder.Verify(first.Path), problem => problem.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void A_link_inside_a_folder_is_damage()
    {
        var result = Write(Files());
        var summary = Path.Combine(result.Path, "summary.json");
        File.Move(summary, Path.Combine(root.Path, "elsewhere.json"));
        File.CreateSymbolicLink(summary, Path.Combine(root.Path, "elsewhere.json"));

        Assert.Equal(["summary.json: a link, not a file"], RunFolder.Verify(result.Path));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_said_so() =>
        Assert.Equal([$"{root.Path}/none: there is no such folder; give the folder of a run, which the run names when it ends"], RunFolder.Verify(root.Path + "/none"));

    [Theory]
    [InlineData("../evil")]
    [InlineData("..")]
    [InlineData("a/../b")]
    [InlineData("/etc/passwd")]
    [InlineData("C:\\x")]
    [InlineData("a\\b")]
    [InlineData(".hidden")]
    [InlineData("name.")]
    [InlineData("con.txt")]
    [InlineData("COM1")]
    [InlineData("a//b")]
    [InlineData("")]
    [InlineData("sp ace")]
    [InlineData("a/b/c/d")]
    public void No_name_leaves_the_folder_or_means_a_device(string name)
    {
        Assert.Throws<ArgumentException>(() => Write([RunFile.FromText(name, "x")]));
        Assert.Throws<ArgumentException>(() => RunFolder.PathOf(root.Path, name, "abc"));
        Assert.Throws<ArgumentException>(() => RunFolder.PathOf(root.Path, "scenario", name));
        Assert.Empty(Directory.EnumerateFileSystemEntries(root.Path));
    }

    [Fact]
    public void A_file_given_twice_or_named_like_the_manifest_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Write([RunFile.FromText("a.txt", "1"), RunFile.FromText("A.txt", "2")]));
        Assert.Throws<ArgumentException>(() => Write([RunFile.FromText("manifest.json", "{}")]));
    }

    [Fact]
    public void A_manifest_that_names_a_file_outside_the_folder_is_refused()
    {
        var result = Write(Files());
        var path = Path.Combine(result.Path, Manifest.FileName);
        File.WriteAllText(path, File.ReadAllText(path).Replace("summary.json", "../summary.json", StringComparison.Ordinal));

        Assert.EndsWith("names a file outside the folder", Assert.Single(RunFolder.Verify(result.Path)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_one_line_for_the_user()
    {
        var file = Path.Combine(root.Path, "a-file");
        File.WriteAllText(file, "x");

        var error = Assert.Throws<InvalidResultException>(() => RunFolder.Write(file, SampleRun.Identity(), Files(), Writer));

        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private RunFolderResult Write(IReadOnlyList<RunFile> files) => RunFolder.Write(root.Path, SampleRun.Identity(), files, Writer);

    private static RunFile[] Files() =>
        [RunFile.FromText("summary.json", "{}"), RunFile.FromText("report.md", "abc"), RunFile.FromText("plots/race.svg", "<svg/>")];

    private List<string> Siblings() =>
        [.. Directory.EnumerateFileSystemEntries(Path.Combine(root.Path, "leak-at-shift-change")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static void Damage(string folder, string how)
    {
        var summary = Path.Combine(folder, "summary.json");
        switch (how)
        {
            case "changed": File.WriteAllText(summary, "[]"); break;
            case "longer": File.WriteAllText(summary, "{ }"); break;
            case "missing": File.Delete(summary); break;
            case "extra": File.WriteAllText(Path.Combine(folder, "notes.txt"), "mine"); break;
            default: File.Delete(Path.Combine(folder, Manifest.FileName)); break;
        }
    }
}
