using Simulator.Bench.Harness;
using Simulator.Bench.Yardsticks;
using Simulator.Governance;
using Simulator.Simulation;

namespace Simulator.Bench.Governed;

/// <summary>What one governed request costs.</summary>
internal sealed class GovernedRequestBenchmark : IBenchmark
{
    private const int Requests = 200_000;
    private const string Yardstick = "bare";

    public string Name => "governed_request";

    public string Report => "simulation";

    public string Description =>
        "One root request from its arrival to the end of its last credential: policy risk_tiered, queue, review, credentials, execution, trail\n" +
        "digest, all statistics. `single`: every request waits for one approval; `baseline`: the shipped scenario, two of three run on\n" +
        "their own; `features`: the baseline with rosters, breaks, handoffs, patience and personal speeds. Bytes are those allocated between\n" +
        "the first and the last fact of a replication that ran before, the result apart. `of-bare` is the speed relative to a customer\n" +
        "of the bare M/M/10 loop (see kernel.md), a figure that compares across machines.";

    public IEnumerable<Figure> Run(Effort effort)
    {
        var requests = effort.Of(Requests);
        string[] names = ["single", "baseline", "features"];
        Replication[] replications = [.. names.Select(name => new Replication(Organisation.Of(name, requests), Arm.Governed))];
        var last = new ReplicationResult[names.Length];
        var turns = new Alternation().Add(Yardstick, () => Bare(requests));
        for (var index = 0; index < names.Length; index++)
        {
            var own = index;
            var number = 0;
            turns.Add(names[own], () => (last[own] = replications[own].Run(number++)).All.Roots);
        }

        turns.Run(effort);
        for (var index = 0; index < names.Length; index++)
        {
            var name = "governed_request." + names[index];
            double? target = names[index] == "features" ? null : 1;
            yield return new Figure(name, turns.Nanoseconds(names[index]), "ns/request");
            yield return new Figure(name + ".speed", turns.Millions(names[index]), "M requests/s/core", target);
            yield return new Figure(name + ".of-bare", turns.SpeedRatio(names[index], Yardstick), "ratio");
            yield return new Figure(name + ".events", last[index].Events / (double)last[index].All.Roots, "events/request");
            yield return new Figure(name + ".bytes", BytesPerRequest(replications[index]), "bytes/request", AtMost: 0);
        }
    }

    private static long Bare(int customers)
    {
        BareQueue.Run(new Exponential(1), customers);
        return customers;
    }

    private static double BytesPerRequest(Replication replication)
    {
        replication.Run(0);
        long first = -1, latest = 0;
        var result = replication.Run(0, (in AuditEvent _, in ActionRequest _) =>
        {
            latest = GC.GetAllocatedBytesForCurrentThread();
            first = first < 0 ? latest : first;
        });
        return (latest - first) / (double)result.All.Roots;
    }
}
