using Simulator.Statistics;

namespace Simulator.LoadDriver;

/// <summary>What became of the requests of one slice of the counted time. Times are microseconds of the scenario.</summary>
internal sealed class LiveSlice(int pools)
{
    /// <summary>The ends of gates in the order in which the simulator counts them.</summary>
    public static readonly string[] GateEnds = ["approved", "rejected", "expired", "withdrawn", "turned_away"];

    public LogLinearHistogram ApprovalLatency { get; } = new();

    public LogLinearHistogram AuthorisedAuto { get; } = new();

    public LogLinearHistogram AuthorisedGated { get; } = new();

    public LogLinearHistogram Executed { get; } = new();

    public LogLinearHistogram[] Waiting { get; } = [.. Enumerable.Range(0, pools).Select(_ => new LogLinearHistogram())];

    public long[] ByGateEnd { get; } = new long[GateEnds.Length];

    public long Roots { get; set; }

    public long Auto { get; set; }

    public long Denied { get; set; }

    public long Unresolved { get; set; }

    public long WrongReviewed { get; set; }

    public long Detected { get; set; }
}
