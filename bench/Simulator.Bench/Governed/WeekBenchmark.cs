using Simulator.Bench.Harness;
using Simulator.Simulation;

namespace Simulator.Bench.Governed;

/// <summary>A week of a large organisation.</summary>
internal sealed class WeekBenchmark : IBenchmark
{
    public string Name => "week";

    public string Report => "simulation";

    public string Description =>
        "A week of an organisation with 100,000 requests a day in the mix of the baseline: seconds for one replication under the policy, and\n" +
        "for the same replication under its auto twin.";

    public IEnumerable<Figure> Run(Effort effort)
    {
        // Long enough to need few rounds; the other benchmarks have warmed the code, but this one may be run alone.
        var short_ = effort with { WarmUps = Math.Min(effort.WarmUps, 3), Rounds = Math.Min(effort.Rounds, 7) };
        var setup = Organisation.Of("week");
        var roots = 0L;
        var turns = new Alternation();
        foreach (var arm in new[] { Arm.Governed, Arm.AutoTwin })
        {
            var replication = new Replication(setup, arm);
            var number = 0;
            turns.Add(arm.ToString(), () =>
            {
                roots = replication.Run(number++).All.Roots;
                return 1;
            });
        }

        turns.Run(short_);
        yield return new Figure("week.requests", roots, "requests");
        yield return new Figure("week.governed", turns.Seconds(nameof(Arm.Governed)), "s/replication", AtMost: 1);
        yield return new Figure("week.auto-twin", turns.Seconds(nameof(Arm.AutoTwin)), "s/replication");
    }
}
