using Microsoft.Playwright;

namespace Simulator.Browser.Tests;

/// <summary>How a page is looked at.</summary>
/// <param name="Width">Of the window, pixels.</param>
/// <param name="Scheme">Light or dark.</param>
internal sealed record Look(int Width, ColorScheme Scheme)
{
    /// <summary>A desktop in daylight.</summary>
    public static Look Desktop { get; } = new(1_400, ColorScheme.Light);

    /// <summary>A phone in daylight.</summary>
    public static Look Phone { get; } = new(390, ColorScheme.Light);

    /// <summary>A tablet in the dark.</summary>
    public static Look Night { get; } = new(800, ColorScheme.Dark);

    /// <summary>A desktop, a tablet and a phone, each by day and by night.</summary>
    public static IReadOnlyList<Look> All { get; } =
        [.. new[] { 1_400, 800, 390 }.SelectMany(width => new[] { new Look(width, ColorScheme.Light), new Look(width, ColorScheme.Dark) })];

    /// <summary>Of the window, pixels.</summary>
    public int Height => Width < 500 ? 844 : 900;

    public override string ToString() => $"{Width} px, {(Scheme == ColorScheme.Dark ? "dark" : "light")}";
}
