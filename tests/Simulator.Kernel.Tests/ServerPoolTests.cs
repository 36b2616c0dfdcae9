using FsCheck;
using FsCheck.Fluent;

namespace Simulator.Kernel.Tests;

public sealed class ServerPoolTests
{
    [Fact]
    public void Servers_are_taken_in_the_order_they_became_idle()
    {
        var pool = new ServerPool(3, onDuty: true);
        Assert.Equal([0, 1, 2], TakeAll(pool));

        pool.Release(1);
        pool.Release(2);
        pool.Release(0);
        Assert.Equal([1, 2, 0], TakeAll(pool));
        Assert.False(pool.TryTakeLongestIdle(out var none));
        Assert.Equal(-1, none);
    }

    [Fact]
    public void One_server_can_be_taken_out_of_order()
    {
        var pool = new ServerPool(3, onDuty: true);

        Assert.True(pool.TryTake(1));
        Assert.False(pool.TryTake(1));
        Assert.True(pool.IsBusy(1));
        Assert.Equal([0, 2], Walk(pool));
    }

    [Fact]
    public void Pool_that_starts_off_duty_has_nobody_to_take()
    {
        var pool = new ServerPool(2, onDuty: false);

        Assert.False(pool.TryTakeLongestIdle(out _));
        Assert.False(pool.TryTake(0));
        pool.SetOnDuty(1);
        Assert.Equal([1], Walk(pool));
        Assert.Equal((1, 1, 0), (pool.OnDutyCount, pool.IdleCount, pool.BusyCount));
    }

    [Fact]
    public void Idle_server_that_goes_off_duty_is_not_available()
    {
        var pool = new ServerPool(2, onDuty: true);
        pool.SetOffDuty(0);
        pool.SetOffDuty(0);

        Assert.False(pool.IsIdle(0));
        Assert.False(pool.TryTake(0));
        Assert.Equal([1], Walk(pool));
    }

    [Fact]
    public void Busy_server_that_goes_off_duty_stays_busy_until_released_and_is_then_not_available()
    {
        var pool = new ServerPool(1, onDuty: true);
        pool.TryTake(0);
        pool.SetOffDuty(0);

        Assert.True(pool.IsBusy(0));
        Assert.False(pool.IsOnDuty(0));
        Assert.Equal(1, pool.BusyCount);
        pool.Release(0);
        Assert.Equal((0, 0), (pool.BusyCount, pool.IdleCount));
        pool.SetOnDuty(0);
        Assert.True(pool.TryTake(0));
    }

    [Fact]
    public void Busy_server_that_comes_back_on_duty_before_its_release_is_available_after_it()
    {
        var pool = new ServerPool(1, onDuty: true);
        pool.TryTake(0);
        pool.SetOffDuty(0);
        pool.SetOnDuty(0);

        Assert.False(pool.TryTake(0));
        pool.Release(0);
        Assert.True(pool.IsIdle(0));
    }

    [Fact]
    public void Only_a_busy_server_can_be_released_and_only_an_idle_one_has_a_next()
    {
        var pool = new ServerPool(2, onDuty: true);
        pool.TryTake(1);

        Assert.Throws<InvalidOperationException>(() => pool.Release(0));
        Assert.Throws<InvalidOperationException>(() => pool.NextIdle(1));
        Assert.Equal((1, 1), (pool.IdleCount, pool.BusyCount));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void Unknown_server_is_refused(int server)
    {
        var pool = new ServerPool(2, onDuty: true);
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.TryTake(server));
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.Release(server));
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.SetOnDuty(server));
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.SetOffDuty(server));
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.IsIdle(server));
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.NextIdle(server));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ServerPool(-1, onDuty: true));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Reset_forgets_all_work_and_duty(bool onDuty)
    {
        var pool = new ServerPool(3, onDuty: true);
        pool.TryTake(0);
        pool.SetOffDuty(1);
        pool.Reset(onDuty);

        Assert.Equal(onDuty ? [0, 1, 2] : [], Walk(pool));
        Assert.Equal((0, onDuty ? 3 : 0), (pool.BusyCount, pool.OnDutyCount));
    }

    [Fact]
    public void Pool_agrees_with_plain_lists_on_random_operations()
    {
        var scripts = Arb.From(Gen.ArrayOf(Gen.Choose(0, int.MaxValue)));
        Prop.ForAll(scripts, AgreesWithPlainLists).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(300).WithReplay(20_260_303, 1));
    }

    [Fact]
    public void Nothing_is_ever_allocated()
    {
        var pool = new ServerPool(10, onDuty: true);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++)
        {
            pool.TryTakeLongestIdle(out var server);
            pool.SetOffDuty((server + 3) % 10);
            pool.SetOnDuty((server + 5) % 10);
            for (var idle = pool.FirstIdle; idle >= 0; idle = pool.NextIdle(idle))
            {
            }

            pool.Release(server);
            pool.SetOnDuty(server);
        }

        pool.Reset(onDuty: false);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void AgreesWithPlainLists(int[] steps)
    {
        const int servers = 5;
        var pool = new ServerPool(servers, onDuty: false);
        var idle = new List<int>();
        var busy = new HashSet<int>();
        var onDuty = new HashSet<int>();
        foreach (var step in steps)
        {
            var server = step / 8 % servers;
            switch (step % 8)
            {
                case 0 or 1:
                    Assert.Equal(idle.Count > 0, pool.TryTakeLongestIdle(out var taken));
                    Assert.Equal(idle.Count > 0 ? idle[0] : -1, taken);
                    if (taken >= 0)
                    {
                        idle.RemoveAt(0);
                        busy.Add(taken);
                    }

                    break;
                case 2:
                    Assert.Equal(idle.Remove(server), pool.TryTake(server) && busy.Add(server));
                    break;
                case 3 or 4:
                    if (busy.Remove(server))
                    {
                        pool.Release(server);
                        if (onDuty.Contains(server))
                        {
                            idle.Add(server);
                        }
                    }
                    else
                    {
                        Assert.Throws<InvalidOperationException>(() => pool.Release(server));
                    }

                    break;
                case 5 or 6:
                    pool.SetOnDuty(server);
                    if (onDuty.Add(server) && !busy.Contains(server))
                    {
                        idle.Add(server);
                    }

                    break;
                default:
                    pool.SetOffDuty(server);
                    onDuty.Remove(server);
                    idle.Remove(server);
                    break;
            }

            Assert.Equal(idle, Walk(pool));
            Assert.Equal((idle.Count, busy.Count, onDuty.Count), (pool.IdleCount, pool.BusyCount, pool.OnDutyCount));
            Assert.All(Enumerable.Range(0, servers), s =>
                Assert.Equal((idle.Contains(s), busy.Contains(s), onDuty.Contains(s)), (pool.IsIdle(s), pool.IsBusy(s), pool.IsOnDuty(s))));
        }
    }

    private static List<int> Walk(ServerPool pool)
    {
        var servers = new List<int>();
        for (var server = pool.FirstIdle; server >= 0; server = pool.NextIdle(server))
        {
            servers.Add(server);
        }

        return servers;
    }

    private static List<int> TakeAll(ServerPool pool)
    {
        var servers = new List<int>();
        while (pool.TryTakeLongestIdle(out var server))
        {
            servers.Add(server);
        }

        return servers;
    }
}
