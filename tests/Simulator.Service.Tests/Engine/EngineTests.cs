using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Service.Tests;

/// <summary>The writer against storage that fails, hangs and comes back.</summary>
public sealed class EngineTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly FaultyFolder disk = new();
    private readonly ServiceMeters meters = new();

    public void Dispose()
    {
        disk.Responds.Set();
        meters.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Many_commands_at_once_share_few_flushes()
    {
        using var engine = Start(new ManualClock(World.Start));
        disk.Responds.Reset();
        var first = engine.SendAsync(Note(1));
        var others = Enumerable.Range(2, 500).Select(node => engine.SendAsync(Note((ulong)node))).ToArray();
        await Task.Delay(50);
        Assert.False(first.IsCompleted); // nothing is answered before it is durable
        Assert.Equal(0, engine.Read(core => core.InFlight)); // nor seen
        var before = disk.Flushes;
        disk.Responds.Set();
        await Task.WhenAll([first, .. others]);
        Assert.InRange(disk.Flushes - before, 1, 3);
        Assert.Equal(501, engine.Read(core => core.InFlight));
    }

    [Fact]
    public async Task A_full_disk_is_a_clear_refusal_and_nothing_is_half_applied()
    {
        using var engine = Start(new ManualClock(World.Start));
        disk.Room = 20;
        var refused = await Assert.ThrowsAsync<EngineUnavailableException>(() => engine.SendAsync(Note(1)));
        Assert.True(refused.OutcomeIsKnown);
        Assert.Contains("No space left", refused.Message, StringComparison.Ordinal);
        Assert.NotNull(engine.Unavailable);
        Assert.Null(engine.Read(core => core.Find(new NodeId(1))));

        disk.Room = long.MaxValue;
        Assert.Equal(OutcomeCode.Done, (await engine.SendAsync(Note(1))).Code);
        Assert.Null(engine.Unavailable);
        Assert.Equal(2, new SegmentLog(disk.Copy()).Recover((_, _) => { }).Commands); // the configuration and the note
    }

    [Fact]
    public async Task A_hanging_disk_is_told_in_time_and_what_was_under_way_counts_when_it_comes_back()
    {
        using var engine = Start(TimeProvider.System, new ServiceLimits { StorageTimeout = Duration.FromSeconds(0.3) });
        disk.Responds.Reset();
        var underWay = engine.SendAsync(Note(1) with { Key = 1, Content = 1 });
        await Task.Delay(50);
        var behind = engine.SendAsync(Note(2));
        Assert.False((await Assert.ThrowsAsync<EngineUnavailableException>(() => underWay)).OutcomeIsKnown);
        Assert.True((await Assert.ThrowsAsync<EngineUnavailableException>(() => behind)).OutcomeIsKnown);
        Assert.Equal("The storage does not answer.", engine.Unavailable);
        Assert.True((await Assert.ThrowsAsync<EngineUnavailableException>(() => engine.SendAsync(Note(3)))).OutcomeIsKnown);

        disk.Responds.Set();
        Assert.True(SpinWait.SpinUntil(() => engine.Unavailable is null, 10_000));
        var again = await engine.SendAsync(Note(1) with { Key = 1, Content = 1 });
        Assert.Equal(OutcomeCode.Done, again.Code);
        Assert.Equal(1, engine.Read(core => core.InFlight)); // once, and never the one behind it
        Assert.Null(engine.Unavailable);
    }

    [Fact]
    public async Task After_a_failed_flush_the_service_takes_nothing_until_it_starts_again()
    {
        using var engine = Start(new ManualClock(World.Start));
        await engine.SendAsync(Note(1));
        disk.FlushFails = true;
        Assert.False((await Assert.ThrowsAsync<EngineUnavailableException>(() => engine.SendAsync(Note(2)))).OutcomeIsKnown);
        disk.FlushFails = false;
        Assert.True((await Assert.ThrowsAsync<EngineUnavailableException>(() => engine.SendAsync(Note(3)))).OutcomeIsKnown);
        Assert.Equal(1, engine.Read(core => core.InFlight));
    }

    [Fact]
    public async Task The_same_key_is_carried_out_once_and_another_content_is_refused_also_after_a_restart()
    {
        var clock = new ManualClock(World.Start);
        var command = Note(0) with { HasNode = false, Key = 77, Content = 5 };
        CommandOutcome first;
        using (var engine = Start(clock))
        {
            first = await engine.SendAsync(command with { });
            Assert.Equal(first, await engine.SendAsync(command with { }));
            Assert.Equal(OutcomeCode.KeyReused, (await engine.SendAsync(command with { Content = 6 })).Code);
        }

        using var restarted = Start(clock);
        Assert.Equal(first, await restarted.SendAsync(command with { }));
        Assert.Equal(1, restarted.Read(core => core.InFlight));
        clock.Advance(Duration.FromHours(25)); // keys live for a day
        await restarted.SendAsync(Note(5) with { Key = 78, Content = 1 });
        Assert.NotEqual(first, await restarted.SendAsync(command with { }));
    }

    [Fact]
    public async Task A_clock_that_was_set_back_does_not_bring_the_expired_to_life()
    {
        var clock = new ManualClock(World.Start);
        using (var engine = Start(clock))
        {
            await engine.SendAsync(Change(1));
            clock.Advance(Duration.FromMinutes(61));
            Assert.True(SpinWait.SpinUntil(() => engine.Read(core => core.Find(new NodeId(1))!.State) == RequestState.Expired, 10_000));
        }

        clock.Now = World.Start;
        using var restarted = Start(clock);
        Assert.Equal(RequestState.Expired, restarted.Read(core => core.Find(new NodeId(1))!.State));
        Assert.Equal(OutcomeCode.Done, (await restarted.SendAsync(Note(2))).Code);
        Assert.True(restarted.Read(core => core.Find(new NodeId(2))!.Submitted) > World.Start + Duration.FromMinutes(60));
    }

    [Fact]
    public void Commands_come_back_from_their_bytes_as_they_were()
    {
        var codec = new CommandCodec();
        foreach (var command in new[]
        {
            Note(7) with { At = World.Start, Token = "ci-ä", Person = new PersonId(3), Key = UInt128.MaxValue, Content = 9, IsOperator = true },
            new Command(CommandKind.Decide) { Target = 5, Digest = new Digest(1, ulong.MaxValue), Verdict = TaskVerdict.Escalate, ReasonCode = DecisionReason.OutOfTime, Reason = "weil „so“" },
            new Command(CommandKind.Executed) { Target = ulong.MaxValue, Digest = new Digest(3, 4) },
            new Command(CommandKind.Revoke) { Target = 12 },
            new Command(CommandKind.Tick) { At = World.Start },
            new Command(CommandKind.Configure) { Reason = "all of it" },
        })
        {
            var back = CommandCodec.Decode(codec.Encode(command));
            Assert.Equal(command with { Arguments = default }, back with { Arguments = default });
            Assert.Equal(command.Arguments.ToArray(), back.Arguments.ToArray());
        }
    }

    [Fact]
    public void Bytes_that_are_no_command_are_refused()
    {
        var whole = new CommandCodec().Encode(Note(7)).ToArray();
        for (var length = 0; length < whole.Length; length++)
        {
            var part = whole[..length];
            Assert.Throws<FormatException>(() => CommandCodec.Decode(part));
        }

        Assert.Throws<FormatException>(() => CommandCodec.Decode([.. whole, 0]));
        whole[0] = 9;
        Assert.Throws<FormatException>(() => CommandCodec.Decode(whole));
    }

    private EngineHost Start(TimeProvider clock, ServiceLimits? limits = null)
    {
        var engine = new EngineHost(new ServiceConfiguration(World.Options(folder.Path, clock, limits)), new SegmentLog(disk), null, meters);
        engine.Recover();
        engine.Start();
        return engine;
    }

    private static Command Note(ulong node) => Submission(node, 0, Impact.Low);

    private static Command Change(ulong node) => Submission(node, 1, Impact.High);

    private static Command Submission(ulong node, int kind, Impact impact) => new(CommandKind.Submit)
    {
        HasNode = true,
        Arguments = "{}"u8.ToArray(),
        Request = new ActionRequest(
            new NodeId(node), new Subject(Origin.Ai, PersonId.None), new ActionDescription(new ClassId(kind), Access.Write, true),
            new Resource(0, RiskFlags.None), new RequestContext(impact, double.NaN, false), new Digest(node, 1)),
    };
}
