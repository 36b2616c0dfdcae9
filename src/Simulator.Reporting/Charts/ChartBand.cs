namespace Simulator.Reporting;

/// <summary>A marked time behind the curves of a chart.</summary>
/// <param name="Style">Style class: one of <see cref="Kinds"/>.</param>
/// <param name="Label">What it is, shown by the pointer.</param>
/// <param name="From">Its beginning on the horizontal axis.</param>
/// <param name="To">Its end.</param>
internal sealed record ChartBand(string Style, string Label, double From, double To)
{
    /// <summary>Every other shift: where the shading changes, work changes hands.</summary>
    public const string Shift = "shift";

    /// <summary>A time at which planned people are missing.</summary>
    public const string Gap = "gap";

    /// <summary>Every kind in the order of legends, with what it is called there.</summary>
    public static IReadOnlyList<(string Style, string Words)> Kinds { get; } =
    [
        (Shift, "every other shift: work changes hands where the shading does"),
        (Gap, "planned gap"),
        ("away", "people pulled away"),
        ("storm", "storm"),
        ("attack", "leak, up to the mean first attempt"),
        ("fault", "fault"),
    ];

    /// <summary>The style of a kind of marked time.</summary>
    public static string StyleOf(string kind) => kind switch
    {
        "pull_away" => "away",
        Shift or Gap or "storm" or "attack" => kind,
        _ => "fault",
    };
}

/// <summary>A marked time in place.</summary>
/// <param name="Style">Style class.</param>
/// <param name="Label">What it is.</param>
/// <param name="Left">Left edge.</param>
/// <param name="Width">Width.</param>
internal sealed record PlacedBand(string Style, string Label, double Left, double Width)
{
    /// <summary>Narrower than this a marked time would not be seen, pixels.</summary>
    private const double LeastWidth = 1.5;

    /// <summary>Places a band; what lies outside the axis is cut off.</summary>
    public static PlacedBand Of(ChartBand band, Axis axis, Box plot)
    {
        var left = plot.X(axis.Fraction(band.From));
        return new PlacedBand(band.Style, band.Label, left, Math.Max(LeastWidth, plot.X(axis.Fraction(band.To)) - left));
    }
}
