using Simulator.Time;

namespace Simulator.Governance.Tests;

public sealed class AllocationTests
{
    [Fact]
    public void Whole_life_cycles_allocate_nothing_once_the_tables_have_grown()
    {
        var pipeline = new GovernancePipeline(World.SerialGates, World.Credentials, World.PoolOfPerson);
        var digest = new TrailDigest();
        var requests = new[]
        {
            World.Auto(1, World.WithSession), World.Single(2, World.WithSession), World.Dual(3, World.WithSession),
            World.Request(Impact.Low, node: 4),
        };
        for (var round = 0; round < 3; round++)
        {
            Run(pipeline, digest, requests);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 100; round++)
        {
            Run(pipeline, digest, requests);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(0, pipeline.InFlight);
    }

    private static void Run(GovernancePipeline pipeline, TrailDigest digest, ActionRequest[] requests)
    {
        var now = World.Start;
        foreach (ref readonly var request in requests.AsSpan())
        {
            var id = pipeline.Submit(request, now);
            pipeline.Resolve(id, World.Policy.Evaluate(request), now);
            for (var place = 0; pipeline.PhaseOf(id) == RequestPhase.Pending; place++)
            {
                var person = place == 0 ? World.Olga : World.Rita;
                pipeline.Begin(id, place, person, now);
                now += new Duration(120_000_000);
                pipeline.Decide(id, place, person, Verdict.Approve, request.Digest, now);
            }

            pipeline.Issued(id, now);
            pipeline.Executed(id, request.Digest, now);
            now += new Duration(60_000_000);
            pipeline.CredentialRevoked(id, Component.Executor, now);
            pipeline.CredentialRevoked(id, Component.Orchestrator, now);
            foreach (ref readonly var fact in pipeline.Trail.Take())
            {
                digest.Add(fact);
            }

            pipeline.Effects.Take();
        }
    }
}
