using System.Collections.Concurrent;
using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Service.Tests;

/// <summary>What a host can plug in: who carries actions out, and how long answers take.</summary>
public sealed class PortTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly ManualClock clock = new(World.Start);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_executor_carries_out_what_is_authorised_and_hears_of_it_again_after_a_restart_until_it_reports()
    {
        var silent = new Executor(null);
        string id;
        await using (var live = await Live.StartAsync(folder, options => options with { Executor = silent }, clock))
        {
            id = await live.Submit("note");
            await Eventually(() => silent.Orders.Count == 1);
            Assert.Equal("authorised", await live.State(id));
        }

        Assert.True(silent.Orders.TryPeek(out var first) && !first.IsRepeated && first.Credential.StartsWith("lease.c1.0.", StringComparison.Ordinal));
        var working = new Executor(order => order.Digest);
        await using var restarted = await Live.StartAsync(folder, options => options with { Executor = working }, clock);
        await Eventually(() => restarted.Host.Engine.Read(core => core.Find(first!.Request)!.State) == RequestState.Executed);
        Assert.True(working.Orders.TryPeek(out var second) && second.IsRepeated && second.Credential == first!.Credential);
        Assert.Equal("""{"amount":12,"to":"x"}""", System.Text.Encoding.UTF8.GetString(second!.Arguments.Span));
        Assert.True(restarted.Verify().IsClean);
    }

    [Fact]
    public async Task An_executor_that_carries_out_something_else_is_told_in_the_trail()
    {
        await using var live = await Live.StartAsync(folder, options => options with { Executor = new Executor(_ => new Digest(6, 6)) }, clock);
        var id = await live.Submit("note");
        await Eventually(() => live.Host.Engine.Read(core => core.FindTask(1) is null && core.Find(NodeOf(id))!.State == RequestState.DigestMismatch));
    }

    [Fact]
    public async Task Answers_that_take_time_come_when_they_are_due_and_survive_a_restart()
    {
        string id;
        await using (var live = await Live.StartAsync(folder, Slow, clock))
        {
            id = await live.Submit("note");
            Assert.Equal("evaluating", await live.State(id));
        }

        await using var restarted = await Live.StartAsync(folder, Slow, clock);
        Assert.Equal("evaluating", await restarted.State(id));
        clock.Advance(Duration.FromSeconds(10));
        await Eventually(() => restarted.Host.Engine.Read(core => core.Find(NodeOf(id))!.State) == RequestState.Authorised);
        var view = (await restarted.Get(World.Ops, "/v1/requests/" + id)).Json;
        Assert.Equal((World.Start + Duration.FromSeconds(5)).ToString(), view.GetProperty("credential").GetProperty("issued").GetString());

        static ServiceOptions Slow(ServiceOptions options) => options with { Timing = new Delays() };
    }

    private static NodeId NodeOf(string id) => Text.TryNode(id, out var node) ? node : throw new ArgumentException(id);

    private static async Task Eventually(Func<bool> holds)
    {
        for (var attempt = 0; !holds(); attempt++)
        {
            Assert.True(attempt < 1_000, "It never became so.");
            await Task.Delay(10);
        }
    }

    private sealed class Executor(Func<ExecutionOrder, Digest?>? carryOut) : IActionExecutor
    {
        public ConcurrentQueue<ExecutionOrder> Orders { get; } = new();

        public Task<Digest?> ExecuteAsync(ExecutionOrder order, CancellationToken cancellation)
        {
            Orders.Enqueue(order);
            return Task.FromResult(carryOut?.Invoke(order));
        }
    }

    /// <summary>The policy takes two seconds, the credential broker three.</summary>
    private sealed class Delays : IWishTiming
    {
        public Duration DelayOf(Wish wish, NodeId node, int occurrence) => Duration.FromSeconds(wish == Wish.EvaluatePolicy ? 2 : 3);
    }
}
