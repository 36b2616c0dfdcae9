using Simulator.Experiments;
using Simulator.Results;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

public class ReplicatorTests
{
    [Fact]
    public void One_thread_and_many_give_the_same_bits()
    {
        var bytes = new[] { 1, 2, 5 }.Select(threads => SummaryFile.Write(Assemble(threads))).ToList();
        Assert.All(bytes, each => Assert.Equal(bytes[0], each));
    }

    [Fact]
    public void Another_seed_gives_another_trail_digest()
    {
        Assert.NotEqual(Assemble(2).Identity.TrailDigest, Assemble(2, "run.seed=2").Identity.TrailDigest);
    }

    [Fact]
    public void Progress_counts_every_replication_once_and_up()
    {
        var seen = new List<RunProgress>();
        Replicator.Run(Setup("run.replications=7"), 3, seen.Add);
        Assert.Equal(Enumerable.Range(1, 7), seen.Select(progress => progress.Done));
        Assert.All(seen, progress => Assert.Equal(7, progress.Total));
        Assert.True(seen[^1].Events > 0);
    }

    [Fact]
    public void A_cancelled_run_ends_with_the_exception_and_no_result()
    {
        using var cancellation = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => Replicator.Run(
            Setup("run.replications=1000"), 2, progress => cancellation.Cancel(), cancellation.Token));
    }

    [Fact]
    public void A_failure_ends_every_thread_and_leaves_no_result()
    {
        var done = 0;
        Assert.Throws<AggregateException>(() => Replicator.Run(
            Setup("run.replications=2000"),
            2,
            progress =>
            {
                done = progress.Done;
                throw new InvalidOperationException("no more");
            }));
        Assert.InRange(done, 1, 1000); // the other thread does not go through all that is left
    }

    [Fact]
    public void More_threads_than_replications_do_no_harm() => Assert.Equal(SummaryFile.Write(Assemble(1)), SummaryFile.Write(Assemble(64)));

    private static RunResult Assemble(int threads, params string[] set)
    {
        var setup = Setup(["run.replications=6", .. set]);
        return RunAssembler.Assemble(setup.Scenario, Replicator.Run(setup, threads), "test", string.Empty);
    }

    private static ReplicationSetup Setup(params string[] set) => new(Lab.Shipped("baseline", set));
}
