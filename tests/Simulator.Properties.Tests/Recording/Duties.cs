using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Statistics;

namespace Simulator.Properties.Tests;

/// <summary>The duties of a person of a pool with a roster, as the workforce says they are.</summary>
internal static class Duties
{
    public static IReadOnlyList<Duty> Of(Scenario scenario, PersonId person, int replication = 0)
    {
        var pool = Staff.PoolOfPerson(scenario)[person.Value];
        var run = scenario.Run;
        var end = run.AfterHorizon == AfterHorizon.Cut ? run.Start + run.Horizon : (run.Start + run.Horizon).AddSaturating(run.RunOnLimit);
        var stream = new DutyStream(scenario.Pools[pool].Roster!, person, person.Value - Staff.FirstReviewer(scenario, pool).Value, run.Start, end);
        stream.Restart(new KeyedDraws(KeyedDraws.KeyFromSeed(run.Seed, Nodes.FormatVersion), replication));
        var duties = new List<Duty>();
        while (stream.MoveNext() && stream.Current.From < end)
        {
            duties.Add(stream.Current);
        }

        return duties;
    }

    /// <summary>Whether the people of a pool come and go by its roster alone.</summary>
    public static bool AreByRosterAlone(Pool pool) => pool is { Roster: not null, OnCall: null, PullAways.Count: 0 };
}
