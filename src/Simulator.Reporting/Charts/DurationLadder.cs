namespace Simulator.Reporting;

/// <summary>Round durations for logarithmic axes, in minutes.</summary>
internal static class DurationLadder
{
    private const double Second = 1.0 / 60;
    private const double Hour = 60;
    private const double Day = 1_440;

    /// <summary>Durations that may carry a label; those with the smaller tier are chosen first.</summary>
    public static IReadOnlyList<(double Minutes, int Tier)> All { get; } =
    [
        (0.001 * Second, 1), (0.01 * Second, 2), (0.1 * Second, 1),
        (1 * Second, 0), (2 * Second, 3), (5 * Second, 3), (10 * Second, 1), (30 * Second, 2),
        (1, 0), (2, 3), (5, 3), (10, 1), (20, 3), (30, 2),
        (1 * Hour, 0), (2 * Hour, 3), (4 * Hour, 2), (8 * Hour, 2), (12 * Hour, 3),
        (1 * Day, 0), (2 * Day, 2), (4 * Day, 3), (7 * Day, 1), (14 * Day, 2), (30 * Day, 0), (90 * Day, 2), (365 * Day, 0), (3_650 * Day, 0),
    ];

    /// <summary>Steps of linear axes.</summary>
    public static IReadOnlyList<double> Steps { get; } =
    [
        .. new[] { 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5 }.Select(s => s * Second),
        .. new[] { 1, 2, 5, 10, 15, 30 }.Select(s => s * Second),
        1, 2, 5, 10, 15, 30, Hour, 2 * Hour, 3 * Hour, 6 * Hour, 12 * Hour, Day, 2 * Day, 7 * Day, 14 * Day,
    ];

    /// <summary>Durations for tables and read-outs, about 12 a decade.</summary>
    public static IReadOnlyList<double> Fine { get; } =
    [
        .. new[] { 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5 }.Select(s => s * Second),
        .. new[] { 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50 }.Select(s => s * Second),
        1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 22, 25, 27, 30, 35, 40, 45, 50, 55,
        .. new[] { 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 10, 12, 14, 16, 18, 20 }.Select(h => h * Hour),
        .. new[] { 1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 10, 14, 21, 30, 60, 90, 180, 365, 730, 1_825, 3_650 }.Select(d => d * Day),
    ];
}
