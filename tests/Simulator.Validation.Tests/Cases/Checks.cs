using Simulator.Time;

namespace Simulator.Validation.Tests;

/// <summary>Checks that many cases share.</summary>
internal static class Checks
{
    public const string Desk = "governed desk";

    /// <summary>Half a bucket of the histograms that quantiles are read from, and the step from one bucket to the next.</summary>
    private const double QuantileResolution = 0.006;

    public static Estimated Waits(double probability, Formula from, double sharpness, string pool = Desk) =>
        new("P(wait > 0)", "waiting_probability", "share", pool, probability, from, sharpness);

    public static Estimated MeanWait(double minutes, Formula from, double sharpness, string pool = Desk) =>
        new("mean wait, min", "waiting_time", "mean_decided", pool, minutes, from, sharpness);

    public static Estimated WaitsNoLonger(string time, double share, Formula from, double sharpness) =>
        new($"P(wait ≤ {time})", "waited_within", "share", $"{Desk} {time}", share, from, sharpness);

    public static Estimated WaitQuantile(int percent, double minutes, Formula from, double sharpness) =>
        new($"{percent} % quantile of the wait, min", "waiting_time", $"p{percent}", Desk, minutes, from, sharpness, QuantileResolution);

    public static Estimated LatencyQuantile(int percent, double minutes, Formula from, double sharpness) =>
        new($"{percent} % quantile of the latency, min", "approval_latency", $"p{percent}", "governed", minutes, from, sharpness, QuantileResolution);

    public static Estimated Latency(double minutes, Formula from, double sharpness, string? kind = null) =>
        new(kind is null ? "mean latency, min" : $"mean latency of '{kind}', min", "approval_latency", "mean_decided",
            kind is null ? "governed" : $"governed {kind}", minutes, from, sharpness);

    public static Estimated Backlog(double items, Formula from, double sharpness, string pool = Desk) =>
        new("mean backlog", "backlog", "mean", pool, items, from, sharpness);

    public static Estimated BacklogAt(double hours, double items, Formula from, double sharpness) => new(
        FormattableString.Invariant($"mean backlog after {hours} h"),
        "backlog", "mean", $"{Desk} {Duration.FromMinutes(Math.Round(60 * hours))}", items, from, sharpness);

    public static Estimated Busy(double share, Formula from, double sharpness, string pool = Desk) =>
        new("utilisation", "utilisation", "share", pool, share, from, sharpness);

    public static Estimated Ends(string how, double share, Formula from, double sharpness) =>
        new($"share {how.Replace('_', ' ')}", "outcome_share", "share", $"governed {how}", share, from, sharpness);
}
