using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.TestSupport;
using Simulator.Time;

namespace Simulator.LoadDriver.Tests;

/// <summary>Who gets which task.</summary>
public class PoolDeskTests
{
    private static PoolDesk Desk(Scenario scenario)
    {
        var plan = new LoadPlan(scenario, PhaseSchedule.AsItIs(scenario.Run.Horizon, 60), Duration.Zero);
        var client = new GatewayClient(MappingFile.Reference, new HttpTransport(new Uri("http://127.0.0.1:1"), Duration.FromSeconds(1)), Duration.FromSeconds(1));
        return new PoolDesk(new LiveWorld(scenario, plan, client, GatewayTokens.None, "r", TimeProvider.System, default), 0, new Reviewing(scenario));
    }

    private static WaitingTask Task(string id, int kind, long joined, LiveRequest? request = null) => new(
        id,
        "owner",
        request ?? new LiveRequest(new PlannedSend(0, Duration.Zero, Instant.Epoch, new NodeId(1), new ClassId(kind), 0, false), default, "q" + id, 0),
        joined);

    [Fact]
    public void First_come_is_first_served_and_nobody_has_two_tasks()
    {
        var scenario = Lab.With("pools.desk.reviewers=2");
        var desk = Desk(scenario);
        Assert.True(desk.Add(Task("b", 0, 20)));
        Assert.True(desk.Add(Task("a", 0, 10)));
        Assert.True(desk.Add(Task("c", 0, 30)));
        Assert.False(desk.Add(Task("a", 0, 40)));
        var now = scenario.Run.Start;
        Assert.Equal(("a", 0), Name(desk.TryAssign(now)));
        Assert.Equal(("b", 1), Name(desk.TryAssign(now)));
        Assert.Null(desk.TryAssign(now));
        desk.Release(1);
        Assert.Equal(("c", 1), Name(desk.TryAssign(now)));
    }

    [Fact]
    public void The_urgent_class_is_served_first()
    {
        var scenario = Lab.Shipped("baseline", "pools.desk.reviewers=2");
        var urgent = scenario.Classes.Index().First(kind => kind.Item.Name == "secret-containment").Index;
        var calm = scenario.Classes.Index().First(kind => kind.Item.Name == "refund").Index;
        var desk = Desk(scenario);
        desk.Add(Task("early", calm, 1));
        desk.Add(Task("late", urgent, 2));
        Assert.Equal("late", desk.TryAssign(scenario.Run.Start)!.Value.Task.Id);
    }

    [Fact]
    public void Nobody_fills_two_places_of_one_request()
    {
        var scenario = Lab.With("pools.desk.reviewers=2");
        var desk = Desk(scenario);
        var first = Task("a", 0, 1);
        desk.Add(first);
        desk.Add(Task("b", 0, 2, first.Request));
        Assert.Equal(("a", 0), Name(desk.TryAssign(scenario.Run.Start)));
        desk.Release(0);
        Assert.Equal(("b", 1), Name(desk.TryAssign(scenario.Run.Start)));
    }

    [Fact]
    public void A_task_whose_request_ended_is_given_to_nobody()
    {
        var scenario = Lab.With();
        var desk = Desk(scenario);
        var task = Task("a", 0, 1);
        desk.Add(task);
        task.Request.End = LiveState.Expired;
        Assert.Null(desk.TryAssign(scenario.Run.Start));
    }

    [Fact]
    public void Nobody_works_off_duty()
    {
        var scenario = Lab.Shipped("shift-handoff");
        var desk = Desk(scenario);
        var pool = scenario.Pools[0];
        desk.Add(Task("a", 0, 1));
        var instants = Enumerable.Range(0, 7 * 24).Select(hour => scenario.Run.Start + Duration.FromHours(hour)).ToList();
        var duties = Duties(scenario, pool);
        foreach (var at in instants)
        {
            var isAnybodyThere = duties.Any(duty => duty.From <= at && at < duty.To);
            var assigned = desk.TryAssign(at);
            Assert.Equal(isAnybodyThere, assigned is not null);
            if (assigned is { } given)
            {
                desk.Release(given.Server);
                desk.Forget(given.Task.Id);
                desk.Add(Task("a", 0, 1));
            }
        }
    }

    private static List<Duty> Duties(Scenario scenario, Pool pool)
    {
        var duties = new List<Duty>();
        for (var server = 0; server < pool.Reviewers - (pool.OnCall?.People ?? 0); server++)
        {
            var stream = new DutyStream(pool.Roster!, new PersonId(Staff.FirstReviewer(scenario, 0).Value + server), server, scenario.Run.Start, scenario.Run.Start + Duration.FromDays(400));
            stream.Restart(new LoadPlan(scenario, PhaseSchedule.AsItIs(scenario.Run.Horizon, 60), Duration.Zero).Draws);
            while (stream.MoveNext() && stream.Current.From < scenario.Run.Start + Duration.FromDays(8))
            {
                duties.Add(stream.Current);
            }
        }

        return duties;
    }

    private static (string, int) Name((WaitingTask Task, int Server)? assigned) => (assigned!.Value.Task.Id, assigned.Value.Server);
}
