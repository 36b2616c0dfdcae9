using Simulator.Operations;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

/// <summary>How long people take, by role, pool and shift.</summary>
public class TaskLatencyTests
{
    [Fact]
    public void Where_every_gate_asks_one_person_tasks_take_what_gates_take()
    {
        var run = Lab.Run(Lab.Shipped("mm5", "run.horizon=30h"));
        var gate = run.Gates.Single(each => each.Latency.Entered > 0).Latency;
        Assert.True(gate.Count > 100);
        Assert.Equal(gate, run.Tasks.Roles.Single(each => each.Entered > 0));
        Assert.Equal(gate, Assert.Single(run.Tasks.Shifts.Single(pool => pool.Any(each => each.Entered > 0))));
    }

    [Fact]
    public void Every_task_is_counted_once_by_role_and_once_by_pool_and_shift()
    {
        foreach (var name in new[] { "baseline", "staffing-gap", "shift-handoff", "queue-pressure" })
        {
            var run = Lab.Run(Lab.Shipped(name));
            var shifts = run.Tasks.Shifts.SelectMany(pool => pool).ToList();
            Assert.Equal(run.Tasks.Roles.Sum(role => role.Count), shifts.Sum(shift => shift.Count));
            Assert.Equal(run.Tasks.Roles.Sum(role => role.NeverCount), shifts.Sum(shift => shift.NeverCount));
            Assert.True(run.Tasks.Roles.Sum(role => role.Count) > 0);
        }
    }

    [Fact]
    public void What_expires_was_never_decided()
    {
        var run = Lab.Run(Lab.Shipped("staffing-gap"));
        Assert.True(run.Tasks.Roles.Sum(role => role.NeverCount) >= run.All.ByGateEnd[(int)GateEnd.Expired]);
        Assert.True(run.All.ByGateEnd[(int)GateEnd.Expired] > 0);
    }

    [Fact]
    public void An_instant_belongs_to_the_shift_that_began_last()
    {
        var scenario = Lab.Shipped("shift-handoff");
        var (pool, roster) = scenario.Pools.Select((each, index) => (index, each.Roster)).First(each => each.Roster is not null);
        var windows = new ShiftWindows(roster!, new WallTimes(roster!.Clock));
        var names = ShiftWindows.NamesOf(roster);
        Assert.Equal(windows.Count, names.Count);
        for (var minute = 0; minute < 3 * 24 * 60; minute += 7)
        {
            var at = scenario.Run.Start + Time.Duration.FromMinutes(minute);
            Assert.Equal(Expected(roster, at), names[windows.At(at)]);
        }

        Assert.Equal(windows.Count, Lab.Run(scenario).Tasks.Shifts[pool].Count);
    }

    /// <summary>The definition, spelled out: every window of every shift of the days around.</summary>
    private static string Expected(Scenarios.Roster roster, Time.Instant at)
    {
        var today = roster.Clock.DayOf(at);
        return (from day in new[] { today.AddDays(-1), today }
                from shift in roster.Shifts
                where shift.People > 0 ? shift.BeginsOn(day) : Enumerable.Range(0, roster.Rotation!.Crews).Any(crew => roster.Rotation.ShiftOn(crew, day) >= 0 && roster.Shifts[roster.Rotation.ShiftOn(crew, day)] == shift)
                let begins = roster.Clock.At(day, shift.From)
                let ends = roster.Clock.At(shift.To <= shift.From ? day.AddDays(1) : day, shift.To)
                where begins <= at && at < ends
                orderby begins descending
                select shift.Name).FirstOrDefault(ShiftWindows.OutsideName);
    }
}
