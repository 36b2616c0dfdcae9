using System.Globalization;
using System.Text;
using Simulator.Results;

namespace Simulator.LoadDriver;

/// <summary>The report of a live run as Markdown: <c>live.md</c> for people, the terminal and pull requests.</summary>
public static class LiveMarkdown
{
    /// <summary>Name of the file in a run's folder.</summary>
    public const string FileName = "live.md";

    private const double MicrosPerMinute = 60_000_000;

    /// <summary>The text.</summary>
    /// <param name="report">The report.</param>
    public static string Write(LiveReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        Line(text, $"# Live run of {report.Scenario} against {report.Target}");
        Line(text, $"");
        Line(text, $"**{(report.IsValid ? "Valid" : "Invalid")}**: {(report.IsValid ? "the driver did what it planned." : string.Join(' ', report.Invalid))}");
        Line(text, $"");
        Accounts(text, report);
        Windows(text, report);
        Failures(text, report);
        Calls(text, report);
        Agreements(text, report.Beside);
        Line(text, $"");
        Line(text, $"## What differs from a simulation");
        Line(text, $"");
        foreach (var difference in report.Differences)
        {
            Line(text, $"- {difference}");
        }

        return text.ToString();
    }

    private static void Accounts(StringBuilder text, LiveReport report)
    {
        var all = report.Engine.All;
        Line(text, $"{all.Planned} planned = {all.Sent} sent + {all.Dropped} dropped + {all.NotReached} not reached. {all.Sent} sent = {all.Answered} answered + {all.FailedInAll} failed + {all.Unfinished} unfinished.");
        Line(text, $"Sent for {report.Engine.Sending.TotalSeconds:0.0} s at {report.Compression:0.###} times the scenario's pace, then waited {report.Engine.Draining.TotalSeconds:0.0} s for answers.");
    }

    private static void Windows(StringBuilder text, LiveReport report)
    {
        Line(text, $"");
        Line(text, $"## Latency");
        Line(text, $"");
        Line(text, $"Latency from the intended time is what a user would have felt; a value known from below only carries ≥, a request that failed or was dropped never got an answer.");
        Line(text, $"");
        Line(text, $"| requests | sent | p50 | p90 | p99 | from sending p99 | pacing lag p50 | p99 | max |");
        Line(text, $"|---|---|---|---|---|---|---|---|---|");
        foreach (var window in report.Engine.Windows.Append(report.Engine.Counted).Where(window => window.Accounts.Planned > 0))
        {
            var lag = window.PacingLag;
            Line(text, $"| {window.Name} | {window.Accounts.Sent} | {Time(window.FromIntended, 0.5)} | {Time(window.FromIntended, 0.9)} | {Time(window.FromIntended, 0.99)} | {Time(window.FromSent, 0.99)} | {Time(window.LagQuantile(0.5))} | {Time(window.LagQuantile(0.99))} | {(lag.Count == 0 ? HumanText.Undefined : Time(lag.Maximum))} |");
        }
    }

    private static void Failures(StringBuilder text, LiveReport report)
    {
        if (report.Engine.Examples.Count == 0)
        {
            return;
        }

        var all = report.Engine.All;
        Line(text, $"");
        Line(text, $"## Failures");
        Line(text, $"");
        Line(text, $"| kind | requests | the first |");
        Line(text, $"|---|---|---|");
        foreach (var (kind, example) in report.Engine.Examples)
        {
            Line(text, $"| {kind.Word()} | {all.Failed[(int)kind]} | {Cell(example)} |");
        }
    }

    private static void Calls(StringBuilder text, LiveReport report)
    {
        if (report.Calls.Count == 0)
        {
            return;
        }

        Line(text, $"");
        Line(text, $"## Approvers and requesters");
        Line(text, $"");
        Line(text, $"| call | ended | failed | the first failure |");
        Line(text, $"|---|---|---|---|");
        foreach (var call in report.Calls)
        {
            Line(text, $"| {call.Call} | {call.Calls} | {call.Failed.Sum()} | {Cell(call.Example ?? string.Empty)} |");
        }
    }

    private static void Agreements(StringBuilder text, AgreementReport? beside)
    {
        if (beside is not { Rows: { Count: > 0 } rows })
        {
            return;
        }

        Line(text, $"");
        Line(text, $"## Live beside simulated");
        Line(text, $"");
        Line(text, $"{beside.Headline(AgreementReport.DefaultAlpha)}");
        Line(text, $"");
        Line(text, $"| metric | live | simulated with the same draws | where single simulated runs fall | verdict |");
        Line(text, $"|---|---|---|---|---|");
        foreach (var row in rows)
        {
            var unit = MetricCatalogue.Get(row.Metric).Unit;
            var name = string.Join(' ', [row.Metric, row.Aggregate, .. row.Where.Where(where => where.Name != "arm").Select(where => where.Value)]);
            var range = row.Verdict == AgreementVerdict.NoValue ? "" : $"{HumanText.Value(row.Low, unit)} to {HumanText.Value(row.High, unit)} ({HumanText.Level(Math.Round(row.Level, 3))})";
            var verdict = row.Verdict switch { AgreementVerdict.Agrees => "agrees", AgreementVerdict.Apart => "**apart**", _ => "no value" };
            Line(text, $"| {name} | {HumanText.Value(row.Live, unit)} | {HumanText.Value(row.SameDraws, unit)} | {range} | {verdict} |");
        }
    }

    private static string Time(LatencySummary latency, double p) => (latency.IsLowerBound(p) ? "≥ " : string.Empty) + Time(latency.Quantile(p));

    private static string Time(double microseconds) => HumanText.Minutes(microseconds / MicrosPerMinute);

    /// <summary>What a gateway said must not become markup.</summary>
    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
