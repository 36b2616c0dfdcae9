using Simulator.Governance;
using Simulator.Operations;

namespace Simulator.Simulation.Tests;

public class RoutesTests
{
    [Fact]
    public void A_bit_a_root_is_kept_by_class_and_forgotten_with_the_replication()
    {
        var routes = new Routes();
        routes.Clear(classes: 2);
        long[] ordinals = [0, 63, 64, 5_000, 1_000_000];
        foreach (var ordinal in ordinals)
        {
            routes.Add(new ClassId(1), Nodes.Request(7, ordinal));
        }

        Assert.All(ordinals, ordinal => Assert.True(routes.Contains(new ClassId(1), Nodes.Request(7, ordinal))));
        Assert.All(ordinals, ordinal => Assert.False(routes.Contains(new ClassId(0), Nodes.Request(7, ordinal))));
        Assert.False(routes.Contains(new ClassId(1), Nodes.Request(7, 1)));
        Assert.False(routes.Contains(new ClassId(1), Nodes.Request(7, 2_000_000)));
        routes.Clear(classes: 2);
        Assert.All(ordinals, ordinal => Assert.False(routes.Contains(new ClassId(1), Nodes.Request(7, ordinal))));
    }
}
