using System.Globalization;
using Simulator.LoadDriver;
using Simulator.Reporting;
using Simulator.Results;

namespace Simulator.Cli;

/// <summary>A live run in the words and tables that the terminal and the report share.</summary>
internal static class LiveSections
{
    private const double MicrosPerMinute = 60_000_000;

    /// <summary>Quantiles of a curve: enough that no eye sees a corner.</summary>
    private const int CurvePoints = 200;

    /// <summary>Everything that only a live run has.</summary>
    public static LiveSection Of(LiveReport report) => new(
        report.IsValid,
        report.IsValid ? "The driver did what it planned, so the figures may be used." : string.Join(' ', report.Invalid),
        Sentences(report),
        [.. new[] { Latency(report), Failures(report), Calls(report), Beside(report) }.OfType<LiveTable>()],
        Curves(report));

    /// <summary>Both ways of measuring the latency, up to where it is known; what failed or was dropped is never answered.</summary>
    private static IReadOnlyList<Curve> Curves(LiveReport report) =>
    [
        Curve("governed", "from the intended time", report.Engine.Counted.FromIntended),
        Curve("other", "from sending", report.Engine.Counted.FromSent),
    ];

    private static Curve Curve(string id, string label, LatencySummary latency)
    {
        var (minutes, shares) = (new List<double>(), new List<double>());
        for (var point = 1; point <= CurvePoints; point++)
        {
            var share = (double)point / CurvePoints;
            var value = latency.Quantile(share) / MicrosPerMinute;
            if (!double.IsFinite(value) || latency.IsLowerBound(share))
            {
                break;
            }

            if (minutes.Count > 0 && minutes[^1] >= value)
            {
                shares[^1] = share;
            }
            else
            {
                minutes.Add(value);
                shares.Add(share);
            }
        }

        return new Curve(id, label, minutes, shares, null, null);
    }

    /// <summary>Latency by stretch of the run.</summary>
    public static LiveTable Latency(LiveReport report) => new(
        "Latency of submissions",
        "From the intended time: what a user would have felt, whatever the driver was waiting for. ≥ marks a figure known from below only; a request that failed or was dropped was never answered.",
        ["Stretch", "Sent", "p50", "p90", "p99", "p99 from sending", "Pacing lag p50", "Pacing lag p99", "Longest lag"],
        [
            .. report.Engine.Windows.Append(report.Engine.Counted).Where(window => window.Accounts.Planned > 0).Select(window => new[]
            {
                window.Name,
                HumanText.Count(window.Accounts.Sent),
                Time(window.FromIntended, 0.5),
                Time(window.FromIntended, 0.9),
                Time(window.FromIntended, 0.99),
                Time(window.FromSent, 0.99),
                Time(window.LagQuantile(0.5)),
                Time(window.LagQuantile(0.99)),
                window.PacingLag.Count == 0 ? Time(double.NaN) : Time(window.PacingLag.Maximum),
            }),
        ]);

    /// <summary>What failed, by kind; null when nothing did.</summary>
    public static LiveTable? Failures(LiveReport report)
    {
        var all = report.Engine.All;
        return report.Engine.Examples.Count == 0 ? null : new LiveTable(
            "Failures by kind",
            string.Empty,
            ["Kind", "Requests", "The first"],
            [.. report.Engine.Examples.Select(failure => new[] { failure.Kind.Word(), HumanText.Count(all.Failed[(int)failure.Kind]), failure.Example })]);
    }

    /// <summary>The live run beside the simulation; null when it was not simulated.</summary>
    public static LiveTable? Beside(LiveReport report) => report.Beside is { Rows.Count: > 0 } beside ? Beside(beside, AgreementReport.DefaultAlpha, onlyApart: false) : null;

    /// <summary>The figures of a comparison.</summary>
    /// <param name="beside">The comparison.</param>
    /// <param name="alpha">Risk of calling a run apart that is not.</param>
    /// <param name="onlyApart">Whether those that agree are left out.</param>
    public static LiveTable Beside(AgreementReport beside, double alpha, bool onlyApart) => new(
        "Live beside simulated",
        beside.Headline(alpha),
        ["Figure", "Live", "Simulated, same draws", "Where single simulated runs fall", "Verdict"],
        [
            .. beside.Rows.Where(row => !onlyApart || row.Verdict == AgreementVerdict.Apart).Select(row =>
            {
                var definition = MetricCatalogue.Get(row.Metric);
                var where = string.Join(", ", row.Where.Where(each => each.Name != "arm").Select(each => HumanText.Word(each.Value)));
                return new[]
                {
                    $"{definition.Title}, {HumanText.Aggregate(row.Aggregate)}{(where.Length > 0 ? $" ({where})" : string.Empty)}",
                    HumanText.Value(row.Live, definition.Unit),
                    HumanText.Value(row.SameDraws, definition.Unit),
                    row.Verdict == AgreementVerdict.NoValue ? string.Empty : $"{HumanText.Value(row.Low, definition.Unit)} to {HumanText.Value(row.High, definition.Unit)}",
                    row.Verdict switch { AgreementVerdict.Agrees => "agrees", AgreementVerdict.Apart => "apart", _ => "no value" },
                };
            }),
        ]);

    private static LiveTable? Calls(LiveReport report) => report.Calls.Count == 0 ? null : new LiveTable(
        "Calls of approvers and requesters",
        "A claim that is refused is no fault: somebody else was faster.",
        ["Call", "Ended", "Failed", "The first failure"],
        [.. report.Calls.Select(call => new[] { call.Call, HumanText.Count(call.Calls), HumanText.Count(call.Failed.Sum()), call.Example ?? string.Empty })]);

    private static List<string> Sentences(LiveReport report)
    {
        var all = report.Engine.All;
        var text = CultureInfo.InvariantCulture;
        var sentences = new List<string>
        {
            string.Create(text, $"{HumanText.Count(all.Planned)} planned = {HumanText.Count(all.Sent)} sent + {HumanText.Count(all.Dropped)} dropped + {HumanText.Count(all.NotReached)} not reached; {HumanText.Count(all.Sent)} sent = {HumanText.Count(all.Answered)} answered + {HumanText.Count(all.FailedInAll)} failed + {HumanText.Count(all.Unfinished)} unfinished."),
            string.Create(text, $"Sent to {report.Target} ({report.Mapping}) for {report.Engine.Sending.TotalSeconds:0.0} s at {report.Compression:0.###} times the scenario's pace, with at most {HumanText.Count(report.MaximumInFlight)} in flight and {report.Timeout} for an answer; then {report.Engine.Draining.TotalSeconds:0.0} s for answers. {HumanText.Count(report.Open)} accepted requests were open in the end."),
        };
        if (report.Delayed > 0)
        {
            sentences.Add($"{HumanText.Count(report.Delayed)} calls were held up by the driver on purpose.");
        }

        if (report.NoTrail is { } reason)
        {
            sentences.Add($"There is no audit trail of the gateway here: {reason}.");
        }

        return sentences;
    }

    private static string Time(LatencySummary latency, double share) => (latency.IsLowerBound(share) ? "≥ " : string.Empty) + Time(latency.Quantile(share));

    private static string Time(double microseconds) => microseconds == 0 ? "0 ms" : HumanText.Minutes(microseconds / MicrosPerMinute);
}
