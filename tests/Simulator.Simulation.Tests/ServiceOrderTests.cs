using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.Statistics;
using Simulator.TestSupport;
using Simulator.Time;

namespace Simulator.Simulation.Tests;

/// <summary>Whatever the order of service, a walk offers each waiting task once and nothing else, however tasks come and go meanwhile.</summary>
public class ServiceOrderTests
{
    private const int Items = 12;
    private const int Steps = 20_000;

    [Theory]
    [InlineData("fifo")]
    [InlineData("priority")]
    [InlineData("deadline")]
    [InlineData("costAware")]
    [InlineData("random")]
    [InlineData("aiAdvisory")]
    public void A_walk_offers_each_waiting_task_once(string discipline)
    {
        var scenario = Lab.Over($$"""{ "pools": { "desk": { "discipline": "{{discipline}}" } }, "classes": { "other": { "arrivals": { "kind": "scripted", "at": ["0s"] }, "access": "read", "impact": "low", "priority": 3, "serviceLevel": "1h", "delayCost": 2 } } }""");
        var order = new ServiceOrder(scenario.Pools[0], new PersonId(1), scenario.Classes);
        order.Restart(new KeyedDraws(7, 0));
        var draws = KeyedDraws.FromSeed(1, 1, 0);
        var waiting = new Dictionary<int, WaitingAt>();
        for (var step = 0; step < Steps; step++)
        {
            int Below(int count, int block) => (int)(draws.Uniform((ulong)step, 1, 0, block) * count);
            var item = Below(Items, 0);
            switch (Below(8, 1))
            {
                case < 4 when !waiting.ContainsKey(item):
                    var kind = item % scenario.Classes.Count;
                    waiting[item] = Below(2, 2) == 0 ? order.EnqueueFirst(item, kind, new Instant(step)) : order.EnqueueLast(item, kind, new Instant(step), noise: Below(5, 3));
                    break;
                case < 7 when waiting.Remove(item, out var at):
                    order.Remove(at);
                    order.Remove(at); // who left already cannot leave again
                    break;
                case 7:
                    WalkSome(order, waiting, step, share: Below(3, 2) / 2.0, draws);
                    break;
            }

            Assert.Equal(waiting.Count, order.Count);
            Assert.Equal(waiting.Keys.Count(each => each % 2 == 1), order.CountOf(1));
        }
    }

    /// <summary>Walks all that wait and takes a share of them; a task may be taken as soon as it is offered.</summary>
    private static void WalkSome(ServiceOrder order, Dictionary<int, WaitingAt> waiting, int step, double share, KeyedDraws draws)
    {
        HashSet<int> left = [.. waiting.Keys];
        order.Rewind(new Instant(step));
        while (order.TryNext(out var item, out var at))
        {
            Assert.True(left.Remove(item), $"Step {step}: {item} does not wait, or was offered twice.");
            if (draws.Uniform((ulong)step, 2, item) < share)
            {
                order.Remove(at);
                waiting.Remove(item);
            }
        }

        Assert.Empty(left);
    }
}
