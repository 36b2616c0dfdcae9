using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>The arrival processes a file may name.</summary>
internal static class ArrivalShapes
{
    /// <summary>The most scripted arrivals of one class.</summary>
    public const int MaximumScripted = 10_000;

    private const string Logs = "event logs of the BPI Challenges 2012 and 2020 (van Dongen)";

    /// <summary>Built-in profiles of the week, by name.</summary>
    public static IReadOnlyDictionary<string, WeekProfile> Profiles { get; } = new Dictionary<string, WeekProfile>(StringComparer.Ordinal)
    {
        ["flat"] = WeekProfile.Flat,
        ["office-hours"] = WeekProfile.OfficeHours,
    };

    public static KindShape Arrivals { get; } = new KindShape("arrivals", "arrival process", null, ArrivalMaker.Make).With(
        new Kind("poisson", "independent arrivals at a rate that is constant or follows a sine, the hour of the week, the day and storms, all as factors",
            new Key("rate", RateType.Positive, "the mean rate"),
            new Key("amplitude", new FactorType(0, 1), "relative height of the sine, 0 for a constant rate")
            {
                Default = Default.Convention("0", "off: a constant rate"),
            },
            new Key("period", DurationType.Positive, "length of one cycle of the sine")
            {
                Default = Default.Convention("\"1d\"", "the day is the strongest cycle of office work; without effect at amplitude 0"),
            },
            new Key("phase", DurationType.NotNegative, "time after the start at which the rate first rises through its mean")
            {
                Default = Default.Convention("\"0s\""),
            },
            new Key("profile", new ListShape(new FactorType(0, 1e6), WeekProfile.Hours, WeekProfile.Hours, words: ["flat", "office-hours"]),
                "weights of the hours of the week on the wall clock of run.timeZone, Monday from midnight first, scaled to mean 1; office-hours is a shape made for this program: nine in ten on weekdays, the peak hour 3.6 times the mean")
            {
                Default = Default.Convention("\"flat\"", "off: every hour the same"),
            },
            new Key("dayFactor", new OptionalShape("none", Day), "how much days differ beyond chance: one random factor a local date, with mean 1, on the rate")
            {
                Default = Default.Convention("\"none\"", "off: every day is expected to be alike"),
            },
            new Key("peak", RateType.Positive,
                "the rate of candidate arrivals, at least the largest rate; keep it fixed while varying the rate, so that all variants share their candidates")
            {
                Default = Default.Computed("the largest rate: rate × (1 + amplitude) × the largest weight × the largest day factor × the largest of its storms",
                    "the smallest legal value: thinning of a Poisson process (Lewis and Shedler, 1979)", LargestRate),
            }),
        new Kind("renewal", "independent intervals of one distribution, the first from the start of the run",
            new Key("interval", DistributionShapes.Time, "the interval")),
        new Kind("scripted", "at chosen times",
            new Key("at", new ListShape(DurationType.NotNegative, 1, MaximumScripted), "the times after the start of the run, in order")),
        new Kind("trace", "at recorded times from a CSV file with a header, UTF-8 and commas, at most 64 MiB and 1,000,000 rows; those before the start of the run are left out",
            [["file"], ["file", "column"], ["times"]],
            new Key("file", new TextType(500), "the CSV file, in the folder of the scenario file that names it or below"),
            new Key("column", new TextType(200), "its column of times, in order: all instants with their offset or all durations after the start of the run; \"at\" when absent"),
            new Key("times", TimesType.Plain, "the times themselves: what a resolved scenario says in place of the file, so that it needs no other file; 7 MiB in all traces together")));

    private static BlockShape Day => new(
        new Key("cv", new FactorType(0, DayFactor.LargestCv), "coefficient of variation of the factor, which is gamma distributed and cut at its 99.99 % quantile; 0 is off, otherwise at least 0.01")
        {
            Default = Default.Of("0.25", $"{Logs}: without the weekly profile daily counts have an index of dispersion of 6 to 12; with this value it is 7 at 100 arrivals a day"),
        },
        new Key("autocorrelation", new FactorType(0, DayFactor.LargestAutocorrelation), "correlation of the normal scores of two days in succession; that of the factors is slightly lower")
        {
            Default = Default.Of("0.5", $"{Logs}: daily counts have an autocorrelation of 0.45 to 0.70"),
        });

    private static string? LargestRate(DefaultContext context) =>
        context.Block.ValueOf<Rate>("rate") is { } rate && context.Block.ValueOf<double>("amplitude") is { } amplitude &&
        context.Block.Find("profile") is { } profile && context.Block.Find("dayFactor") is { } day &&
        StormDefinition.MaximumFor(context.Root, context.Block.Path) is { } storms
            ? $"\"{new Rate(Scenarios.Arrivals.Poisson.LargestPerHour(rate.PerHour, amplitude, ArrivalMaker.ModulationMaximum(profile, day) * storms))}\"" : null;
}
