namespace Simulator.Coverage.Tests;

/// <summary>A few experiments of each study with a fixed seed; <c>./run.sh intervals</c> does a thousand.</summary>
public sealed class CoverageTests
{
    private const int Experiments = 40;
    private const ulong Seed = 2;

    public static TheoryData<int> Studies => [.. Enumerable.Range(0, AllStudies.Make().Count)];

    [Theory]
    [MemberData(nameof(Studies))]
    public void Every_method_does_what_is_expected_of_it(int number)
    {
        var studies = AllStudies.Make();
        IntervalsCommand.Measure(studies[number], number, Experiments, Seed);
        var risk = Risk.OfEach(studies.Sum(study => study.Rows.Count));

        Assert.Empty(studies[number].Rows
            .Where(row => !row.IsKept(risk))
            .Select(row => FormattableString.Invariant($"{row.Method}, {row.Model}, {row.Replications}, {row.Quantity}: {row.Measured}, expected {row.Expected}")));
    }

    [Fact]
    public void A_method_that_errs_too_often_is_found()
    {
        var row = new Row("", "", "", 30, "", Promise.AtMost, 0.01, 0.01);
        var cover = new Row("", "", "", 30, "", Promise.AtLeast, 0.95, 0.95);
        for (var experiment = 0; experiment < 1_000; experiment++)
        {
            row.Add(experiment % 25 == 0);
            cover.Add(experiment % 10 != 0);
        }

        Assert.False(row.IsKept(Risk.OfEach(300)));
        Assert.False(cover.IsKept(Risk.OfEach(300)));
    }

    [Fact]
    public void Chance_alone_is_allowed_for_and_doing_better_is_no_fault()
    {
        var row = new Row("", "", "", 30, "", Promise.AtMost, 0.01, 0.01);
        var better = new Row("", "", "", 30, "", Promise.AtLeast, 0.95, 0.95);
        for (var experiment = 0; experiment < 1_000; experiment++)
        {
            row.Add(experiment % 80 == 0);
            better.Add(true);
        }

        Assert.True(row.IsKept(Risk.OfEach(300)));
        Assert.True(better.IsKept(Risk.OfEach(300)));
        Assert.InRange(row.Allowed(Risk.OfEach(300)), 0.02, 0.03);
    }

    [Fact]
    public void What_is_known_to_be_worse_than_stated_is_worse_than_stated() => Assert.Empty(AllStudies.Make()
        .SelectMany(study => study.Rows)
        .Where(row => row.Promise == Promise.AtMost ? row.Expected < row.Nominal : row.Expected > row.Nominal)
        .Select(row => row.Method + ", " + row.Model + ", " + row.Quantity));

    [Fact]
    public void The_document_lists_the_methods_of_today()
    {
        var rows = AllStudies.Make().SelectMany(study => study.Rows).ToList();
        Assert.True(
            IntervalsDocument.Mask(File.ReadAllText(IntervalsDocument.Path)) == IntervalsDocument.Mask(IntervalsDocument.Write(CoverageOptions.Standard, rows)),
            "docs/intervals.md is stale: ./run.sh intervals --write");
    }

    [Fact]
    public void The_command_line_is_understood_or_refused()
    {
        Assert.Equal(CoverageOptions.Standard, CoverageOptions.Parse([]));
        Assert.Equal(new CoverageOptions(50, 7, true), CoverageOptions.Parse(["--seed", "7", "--write", "--experiments", "50"]));
        Assert.Null(CoverageOptions.Parse(["--experiments", "5"]));
        Assert.Null(CoverageOptions.Parse(["--seed"]));
        Assert.Null(CoverageOptions.Parse(["--frobnicate"]));
    }
}
