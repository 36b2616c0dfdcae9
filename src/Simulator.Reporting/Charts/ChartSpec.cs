namespace Simulator.Reporting;

/// <summary>What a chart shows, without a size: drawn once for each width that a page offers, and once more as a file.</summary>
internal sealed record ChartSpec
{
    /// <summary>Stable id, unique on a page: letters, digits and dashes.</summary>
    public required string Id { get; init; }

    /// <summary>What the chart is, a few words.</summary>
    public required string Title { get; init; }

    /// <summary>How to read it, one short line.</summary>
    public required string Subtitle { get; init; }

    /// <summary>What it shows, in words for those who do not see it.</summary>
    public required string Description { get; init; }

    /// <summary>Horizontal axis.</summary>
    public required Axis X { get; init; }

    /// <summary>Vertical axis.</summary>
    public required Axis Y { get; init; }

    /// <summary>The curves, drawn in this order.</summary>
    public required IReadOnlyList<Series> Series { get; init; }

    /// <summary>A marked range of the horizontal axis, or null.</summary>
    public Window? Window { get; init; }

    /// <summary>Marked times behind the curves. Default: none.</summary>
    public IReadOnlyList<ChartBand> Bands { get; init; } = [];
}

/// <summary>One curve with an optional band.</summary>
/// <param name="Style">Style class, which carries the colour: one of <see cref="SeriesStyle"/>.</param>
/// <param name="Label">Words for legend and read-out.</param>
/// <param name="BandLabel">What the band is; empty when there is none.</param>
/// <param name="X">Abscissae, not decreasing.</param>
/// <param name="Y">Ordinates.</param>
/// <param name="Low">Lower edge of the band, or null.</param>
/// <param name="High">Upper edge of the band, or null.</param>
internal sealed record Series(
    string Style,
    string Label,
    string BandLabel,
    IReadOnlyList<double> X,
    IReadOnlyList<double> Y,
    IReadOnlyList<double>? Low,
    IReadOnlyList<double>? High)
{
    /// <summary>Whether there is a band to draw.</summary>
    public bool HasBand => Low is not null && High is not null;
}

/// <summary>A marked range of the horizontal axis.</summary>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end.</param>
/// <param name="Label">What it is.</param>
/// <param name="Short">The same where there is little room.</param>
internal sealed record Window(double From, double To, string Label, string Short);

/// <summary>Style classes of curves; a class stands for the same thing on every page.</summary>
internal static class SeriesStyle
{
    /// <summary>Requests that pass a human gate, and the run's own policy.</summary>
    public const string Gated = "gated";

    /// <summary>Requests without a human gate, and the auto twin.</summary>
    public const string Auto = "auto";

    /// <summary>The attacker.</summary>
    public const string Attack = "attack";

    /// <summary>Anything else.</summary>
    public const string Other = "other";

    /// <summary>The class of a route, arm or curve id.</summary>
    public static string Of(string id) => id switch
    {
        "auto" or "auto_twin" or "contained_auto_twin" => Auto,
        "gated" or "governed" or "single" or "dual" or "contained_governed" => Gated,
        "attack" or "attacker_first" => Attack,
        _ => Other,
    };
}
