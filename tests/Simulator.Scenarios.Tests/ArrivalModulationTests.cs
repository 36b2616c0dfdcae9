using Simulator.Time;

namespace Simulator.Scenarios.Tests;

/// <summary>Profiles, day factors and storms, from a file to the model.</summary>
public sealed class ArrivalModulationTests
{
    private const string Storm = """
        "storms": { "rain": { "starts": { "kind": "scripted", "at": ["2h"] }, "classes": ["item"], "height": 3 } }
        """;

    [Fact]
    public void A_constant_rate_has_no_modulation() =>
        Assert.Null(Poisson("").Modulation);

    [Theory]
    [InlineData("\"profile\": \"flat\"")]
    [InlineData("\"dayFactor\": \"none\"")]
    [InlineData("\"dayFactor\": { \"cv\": 0 }")]
    public void What_is_switched_off_leaves_nothing_behind(string members) => Assert.Equal(Poisson(""), Poisson(members));

    [Fact]
    public void A_named_profile_follows_the_zone_of_the_run()
    {
        var scenario = Texts.Valid(Texts.Over("""
            "run": { "timeZone": "Europe/Berlin" }, "classes": { "item": { "arrivals": { "profile": "office-hours" } } }
            """));
        var modulation = Assert.IsType<Arrivals.Poisson>(scenario.Classes[0].Arrivals).Modulation;

        Assert.Same(WeekProfile.OfficeHours, modulation?.Profile);
        Assert.Equal("Europe/Berlin", modulation?.Clock.Name);
        Assert.Equal("Europe/Berlin", scenario.Run.Clock.Name);
    }

    [Fact]
    public void A_profile_of_weights_is_scaled_to_mean_one()
    {
        var poisson = Poisson($"\"profile\": [{string.Join(", ", Enumerable.Range(0, 168).Select(hour => hour < 84 ? 30 : 10))}]");

        Assert.Equal((1.5, 0.5), (poisson.Modulation!.Profile[0], poisson.Modulation.Profile[167]));
        Assert.Equal(6, poisson.Peak.PerHour);
    }

    [Fact]
    public void An_override_may_name_a_profile_or_list_its_weights()
    {
        var named = Texts.Item("", "classes.item.arrivals.profile=office-hours");
        var listed = Texts.Item("", $"classes.item.arrivals.profile={string.Join(',', Enumerable.Range(1, 168))}");

        Assert.Same(WeekProfile.OfficeHours, ((Arrivals.Poisson)named.Arrivals!).Modulation?.Profile);
        Assert.Equal(168 / 84.5, ((Arrivals.Poisson)listed.Arrivals!).Modulation!.Profile[167], 1e-12);
    }

    [Fact]
    public void A_day_factor_has_the_documented_defaults()
    {
        var day = Poisson("\"dayFactor\": {}").Modulation?.DayFactor;

        Assert.Equal((0.25, 0.5), (day?.Cv, day?.Autocorrelation));
        Assert.Contains("0.25", ArrivalKey("dayFactor.cv").Default!.Documented, StringComparison.Ordinal);
    }

    [Fact]
    public void The_peak_covers_sine_week_day_and_storms()
    {
        var poisson = (Arrivals.Poisson)Texts.Valid(Texts.Over($$"""
            {{Storm}}, "classes": { "item": { "arrivals": { "rate": "10/h", "amplitude": 0.5, "profile": "office-hours", "dayFactor": {} } } }
            """)).Classes[0].Arrivals!;

        Assert.Equal(10 * 1.5 * WeekProfile.OfficeHours.Maximum * new DayFactor(0.25, 0.5).Maximum * 5, poisson.Peak.PerHour, 1e-9);
        Assert.Equal(poisson.LargestRate, poisson.Peak);
    }

    [Fact]
    public void A_storm_has_the_documented_defaults_and_hits_only_its_classes()
    {
        var scenario = Texts.Valid(Texts.Over($$"""
            {{Storm}}, "classes": { "other": { "arrivals": { "kind": "poisson", "rate": "1/h" }, "access": "read", "impact": "low" } }
            """));
        var storm = Assert.Single(scenario.Storms);

        Assert.Equal(("rain", 3.0, 5.0, StormShape.Decay, Duration.FromHours(2)), (storm.Name, storm.Height, storm.Maximum, storm.Shape, storm.Length));
        Assert.Equal(["item"], storm.Classes);
        Assert.Equal(20, ((Arrivals.Poisson)scenario.Classes[0].Arrivals!).Peak.PerHour);
        Assert.Null(((Arrivals.Poisson)scenario.Classes[1].Arrivals!).Modulation);
    }

    [Fact]
    public void The_hypotheses_of_a_storm_are_listed() => Assert.Subset(
        Texts.Valid(Texts.Over(Storm)).Hypotheses.ToHashSet(), new HashSet<string> { "storms.rain.length", "storms.rain.shape" });

    [Fact]
    public void A_resolved_scenario_with_everything_resolves_to_itself()
    {
        var first = Texts.Valid(Texts.Over($$"""
            {{Storm}}, "run": { "timeZone": "Asia/Tokyo" },
            "classes": { "item": { "arrivals": { "rate": "7.3/h", "profile": "office-hours", "dayFactor": { "cv": 0.31 }, "amplitude": 0.1 } } }
            """));
        var second = Texts.Valid(ScenarioLoader.Parse(first.ResolvedJson, ScenarioOverrides.None, "other.json"));

        Assert.Equal(first.ResolvedJson, second.ResolvedJson);
        Assert.Equal(((Arrivals.Poisson)first.Classes[0].Arrivals!).Peak, ((Arrivals.Poisson)second.Classes[0].Arrivals!).Peak);
    }

    [Theory]
    [InlineData("\"profile\": \"office\"", "classes.item.arrivals.profile: 'office' is none of the choices; write \"flat\" or \"office-hours\" or a list of 168 values")]
    [InlineData("\"profile\": [1, 2]", "classes.item.arrivals.profile: the list has 2 entries; give 168 to 168")]
    [InlineData("\"dayFactor\": { \"cv\": 0.001 }", "classes.item.arrivals: a day factor with a coefficient of variation below 0.01 does nothing; write 0 for none, or 0.01 and more")]
    [InlineData("\"dayFactor\": { \"autocorrelation\": 0.99 }", "classes.item.arrivals.dayFactor.autocorrelation: 0.99 is out of range; write a number from 0 to 0.95, such as 0.5")]
    [InlineData("\"dayFactor\": 0.25", "classes.item.arrivals.dayFactor: a value stands where an object belongs; write { … } or \"none\"")]
    [InlineData("\"amplitude\": 1, \"peak\": \"7/h\"", "classes.item.arrivals: the peak of 7/h is below the largest rate of 8/h; write a peak of 8/h or more, or leave it out")]
    public void Mistakes_are_named(string members, string expected) =>
        Assert.EndsWith(expected, Assert.Single(Texts.Lines(Load(members))), StringComparison.Ordinal);

    [Fact]
    public void A_profile_of_zeros_is_an_error() => Assert.EndsWith(
        "the profile is 0 in every hour; give one hour a weight",
        Assert.Single(Texts.Lines(Load($"\"profile\": [{string.Join(", ", Enumerable.Repeat(0, 168))}]"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"classes\": [\"itm\"]", "storms.s.classes: there is no class 'itm'; did you mean 'item'?")]
    [InlineData("\"classes\": [\"still\"]", "storms.s.classes: the class 'still' has no poisson arrivals, and a storm raises no others; leave it out, or give it poisson arrivals")]
    [InlineData("\"classes\": [\"item\"], \"height\": 4, \"maximum\": 2", "storms.s.maximum: the maximum of 2 is below the height of 4; write a larger maximum, or leave it out")]
    [InlineData("\"classes\": [\"item\"], \"height\": 0.5", "storms.s.height: 0.5 is out of range; write a number from 1 to 1000, such as 1.5")]
    [InlineData("\"classes\": []", "storms.s.classes: the list has 0 entries; give 1 to 200")]
    [InlineData("\"classes\": [\"item\"], \"starts\": { \"kind\": \"poisson\", \"rate\": \"1000000/h\" }", "storms.s.starts: the storm breaks out more than 10000 times; write a lower rate: storms are rare")]
    public void Mistakes_of_storms_are_named(string members, string expected)
    {
        var starts = members.Contains("starts", StringComparison.Ordinal) ? string.Empty : "\"starts\": { \"kind\": \"scripted\", \"at\": [\"1h\"] },";
        var lines = Texts.Lines(Texts.Over($$"""
            "storms": { "s": { {{starts}} {{members}} } }, "classes": { "still": { "access": "read", "impact": "low" } }
            """));

        Assert.EndsWith(expected, Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_given_peak_has_to_cover_the_storms()
    {
        var lines = Texts.Lines(Texts.Over($$"""
            {{Storm}}, "classes": { "item": { "arrivals": { "peak": "10/h" } } }
            """));

        Assert.EndsWith("classes.item.arrivals: the peak of 10/h is below the largest rate of 20/h; write a peak of 20/h or more, or leave it out", Assert.Single(lines), StringComparison.Ordinal);
    }

    private static Arrivals.Poisson Poisson(string members) => Assert.IsType<Arrivals.Poisson>(Texts.Valid(Load(members)).Classes[0].Arrivals);

    private static ScenarioLoadResult Load(string members) => Texts.Over($$"""
        "classes": { "item": { "arrivals": { {{members}} } } }
        """);

    private static Key ArrivalKey(string path) => Definition.Keys().First(entry => entry.Path.EndsWith($"arrivals.{path}", StringComparison.Ordinal)
        || entry.Path.EndsWith($"starts.{path}", StringComparison.Ordinal)).Key;
}
