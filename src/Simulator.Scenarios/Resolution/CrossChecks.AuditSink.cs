using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <content>Checks of the audit sink.</content>
internal sealed partial class CrossChecks
{
    /// <summary>The most outages of a horizon; more are no faults but the way it works.</summary>
    private const double MaximumOutages = 10_000;

    private void CheckAuditSink()
    {
        if (Section("auditSink") is not { IsNone: false } sink || sink.Find("outages")?.Made is not Arrivals outages ||
            Section("run")?.ValueOf<Duration>("horizon") is not { } horizon)
        {
            return;
        }

        var expected = ArrivalMaker.Expected(outages, horizon);
        if (expected > MaximumOutages)
        {
            Add(sink["outages"], "the sink fails more than 10000 times", "write a lower rate: outages are rare");
        }
        else if (outages is not Arrivals.Scripted && sink.Find("length")?.Made is Distribution length && expected * length.Mean > horizon.Microseconds / 2.0)
        {
            Add(sink["outages"], "the sink is expected to be down for more than half of the time", "write a lower rate, or shorter outages");
        }
    }
}
