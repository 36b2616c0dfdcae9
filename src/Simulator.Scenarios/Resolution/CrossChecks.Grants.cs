using Simulator.Time;

namespace Simulator.Scenarios;

/// <content>Checks of standing access.</content>
internal sealed partial class CrossChecks
{
    /// <summary>The most grants, recertifications and uses of one replication: an inventory is walked through grant by grant.</summary>
    private const double MaximumGrants = 1_000_000;

    private void CheckGrants()
    {
        if (Section("standingGrants") is not { IsNone: false } grants || Section("run")?.ValueOf<Duration>("horizon") is not { } horizon
            || grants.Find("arrivals")?.Made is not Arrivals arrivals || grants.ValueOf<ulong>("initial") is not { } initial)
        {
            return;
        }

        var expected = ArrivalMaker.Expected(arrivals, horizon) + initial;
        var looks = grants.ValueOf<Duration>("recertification") is { } interval && interval != Duration.MaxValue ? horizon.Microseconds / (double)interval.Microseconds : 0;
        if (expected > MaximumGrants)
        {
            Add(grants["arrivals"], "more than 1000000 grants are made", "write a lower rate");
        }
        else if (looks > 10_000)
        {
            Add(grants["recertification"], "all grants are looked through more than 10000 times", "write a longer time");
        }
        else if (expected * ((grants.ValueOf<double>("usesPerDay") ?? 0) * horizon.TotalMinutes / 1440) > MaximumGrants)
        {
            Add(grants["usesPerDay"], "grants that nobody needs are used more than 1000000 times", "write fewer uses a day");
        }
    }
}
