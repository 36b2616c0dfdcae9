using System.Globalization;
using Simulator.Time;

namespace Simulator.LoadDriver;

/// <summary>When the figures of a load run may be used: the driver must have done what it planned.</summary>
public sealed record ValidityRule
{
    /// <summary>The largest 99th percentile of the pacing lag, the warm-up left out; more than zero, default 10 ms.</summary>
    public Duration MaximumLag { get; init; } = new(10_000);

    /// <summary>The smallest share of the plan that must be sent; 0 to 1, default 0.99.</summary>
    public double MinimumSentShare { get; init; } = 0.99;

    /// <summary>How many requests may be dropped; at least 0, default 0.</summary>
    public long MaximumDropped { get; init; }

    /// <summary>Judges a run.</summary>
    /// <param name="report">What the engine found.</param>
    /// <returns>Why the run is invalid, in sentences; empty when it is valid. An invalid run ends with exit code 97.</returns>
    public IReadOnlyList<string> Judge(EngineReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var reasons = new List<string>();
        var all = report.All;
        var text = CultureInfo.InvariantCulture;
        if (report.Counted.Accounts.Planned == 0)
        {
            reasons.Add("The plan has no request after the warm-up: raise the compression, lengthen the phases or shorten the warm-up.");
        }

        if (all.Dropped > MaximumDropped)
        {
            reasons.Add(string.Create(text, $"{all.Dropped} of {all.Planned} requests were dropped because as many as allowed were in flight: allow more or load less."));
        }

        if (all.SentShare < MinimumSentShare)
        {
            reasons.Add(string.Create(text, $"Only {all.SentShare:P2} of the plan was sent, less than {MinimumSentShare:P2}{WhyNot(report.Stopped)}."));
        }

        if (report.Counted.LagQuantile(0.99) > MaximumLag.Microseconds)
        {
            reasons.Add(string.Create(text, $"Pacing lagged: one request in a hundred was sent {report.Counted.LagQuantile(0.99) / 1000:0.0} ms or more after its time, the limit is {MaximumLag}: this machine is too busy or too slow for the rate."));
        }

        if (report.Counted.Accounts is { Sent: > 0, Answered: 0 })
        {
            reasons.Add("Not one counted request was answered as the mapping accepts: there is nothing to measure but failures.");
        }

        return reasons;
    }

    private static string WhyNot(StopReason stopped) => stopped switch
    {
        StopReason.ErrorShare => ": the run stopped itself because too many requests failed",
        StopReason.ShutOut => ": the run stopped itself because the gateway let no request in; see that it is there and knows the tokens (--tokens)",
        StopReason.Interrupted => ": the run was interrupted",
        _ => string.Empty,
    };
}
