using System.Globalization;
using Simulator.Governance;

namespace Simulator.Scenarios.Tests;

public sealed class CatalogueTests
{
    private static readonly Scenario Baseline = Texts.Valid(ScenarioLoader.Load(RepositoryFiles.Scenario("baseline.json"), ScenarioOverrides.None));

    [Fact]
    public void People_are_numbered_from_one_reviewers_first()
    {
        var catalogue = Catalogue.Create(Baseline);

        Assert.Equal(5, catalogue.Reviewers.Count);
        Assert.Equal(Enumerable.Range(1, 205), catalogue.Reviewers.Select(one => one.Id.Value).Concat(catalogue.BusinessPeople.Select(one => one.Id.Value)));
        Assert.Equal(catalogue.Reviewers[4].Name, catalogue.NameOf(new PersonId(5)));
        Assert.Equal(catalogue.BusinessPeople[0].Name, catalogue.NameOf(new PersonId(6)));
        Assert.Equal("nobody", catalogue.NameOf(PersonId.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => catalogue.NameOf(new PersonId(206)));
        Assert.Throws<ArgumentOutOfRangeException>(() => catalogue.NameOf(new PersonId(-1)));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ja-JP")]
    public void A_catalogue_is_the_same_in_every_culture(string culture)
    {
        var expected = Text(Catalogue.Create(Baseline));
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, Text(Catalogue.Create(Baseline)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>Pins the names: another process, machine or day must give the same.</summary>
    [Fact]
    public void A_catalogue_is_as_committed() =>
        RepositoryFiles.AssertUpToDate(
            Path.Combine(RepositoryFiles.Root, "tests", "Simulator.Scenarios.Tests", "Golden", "baseline.catalogue.txt"), Text(Catalogue.Create(Baseline)));

    [Fact]
    public void Another_run_seed_leaves_the_names_and_another_catalogue_seed_changes_them()
    {
        var otherRun = Baseline with { Run = Baseline.Run with { Seed = 99 } };
        var otherNames = Baseline with { Catalogue = Baseline.Catalogue with { Seed = 2 } };

        Assert.Equal(Text(Catalogue.Create(Baseline)), Text(Catalogue.Create(otherRun)));
        Assert.NotEqual(Text(Catalogue.Create(Baseline)), Text(Catalogue.Create(otherNames)));
    }

    [Fact]
    public void One_more_reviewer_renames_nobody()
    {
        var more = Baseline with { Pools = [Baseline.Pools[0] with { Reviewers = 6 }] };

        var (few, many) = (Catalogue.Create(Baseline), Catalogue.Create(more));
        Assert.Equal(few.Reviewers.Select(one => one.Name), many.Reviewers.Take(5).Select(one => one.Name));
        Assert.Equal(few.BusinessPeople.Select(one => one.Name), many.BusinessPeople.Select(one => one.Name));
    }

    [Fact]
    public void Nobody_shares_a_name_and_no_service_does()
    {
        var catalogue = Catalogue.Create(Baseline with { Catalogue = new CatalogueSpec(3, 1_000, 20_000) });

        Assert.Equal(20_005, catalogue.Reviewers.Select(one => one.Name).Concat(catalogue.BusinessPeople.Select(one => one.Name)).Distinct().Count());
        Assert.Equal(1_000, catalogue.Services.Distinct().Count());
    }

    [Fact]
    public void Titles_belong_to_their_class_and_never_change()
    {
        var catalogue = Catalogue.Create(Baseline);
        var refund = new ClassId(Baseline.Classes.ToList().FindIndex(one => one.Name == "refund"));

        var titles = Enumerable.Range(0, 200).Select(index => catalogue.TitleOf(refund, new NodeId((ulong)index), 0)).ToList();

        Assert.True(titles.Distinct().Count() > 20);
        Assert.All(titles, title => Assert.EndsWith($" in {catalogue.Services[0]}", title, StringComparison.Ordinal));
        Assert.Equal(titles[7], catalogue.TitleOf(refund, new NodeId(7), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => catalogue.TitleOf(new ClassId(5), new NodeId(7), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => catalogue.TitleOf(refund, new NodeId(7), 40));
    }

    private static string Text(Catalogue catalogue) => string.Join('\n',
    [
        .. catalogue.Reviewers.Select(one => FormattableString.Invariant($"{one.Id.Value} {one.Name} {one.Pool}")),
        .. catalogue.BusinessPeople.Take(20).Select(one => FormattableString.Invariant($"{one.Id.Value} {one.Name}")),
        .. catalogue.Services,
        .. Enumerable.Range(0, Baseline.Classes.Count).SelectMany(index => Enumerable.Range(0, 4).Select(node => catalogue.TitleOf(new ClassId(index), new NodeId((ulong)node), node))),
        string.Empty,
    ]);
}
