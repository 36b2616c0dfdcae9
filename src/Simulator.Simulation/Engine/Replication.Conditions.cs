using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>The state in which a reviewer begins: load, habit, fatigue, training.</content>
public sealed partial class Replication
{
    private const int Evening = 22;
    private const int Morning = 6;

    /// <summary>Those of the review that begins.</summary>
    private readonly ReviewConditions conditions = new();

    private void NoteConditions(ReviewDesk desk, int server, Duration minimum, in TaskWork task, in Work work)
    {
        var person = desk.PersonOf(server).Value;
        conditions.Speed = desk.Pool.SwitchingCost == 0 ? speeds[person] : speeds[person] * (1 + (desk.Pool.SwitchingCost * (desk.InHandsOf(server) - 1)));
        conditions.Minimum = minimum;
        conditions.Context = setup.HasCompression ? task.Context * setup.ContextOf(work) : task.Context;
        conditions.Training = TrainingOf(desk, server);
        conditions.Authority = authorities[person];
        conditions.Slowdown = desk.Pool.Training?.Slowdown ?? 0;
        conditions.BatchSize = BatchOf(desk, work);
        if (setup.Reviewing.DependsOnTheHour)
        {
            NoteTheHour(desk, server, person);
        }
    }

    /// <summary>What changes from review to review: the load, what went before, how long the duty has lasted.</summary>
    private void NoteTheHour(ReviewDesk desk, int server, int person)
    {
        var onDuty = desk.Servers.OnDutyCount / (double)desk.PlacesEach;
        conditions.QueuePerPerson = onDuty == 0 ? 0 : desk.Line.Count / onDuty;
        conditions.Streak = streaks[person];
        conditions.SinceFound = sinceFound[person];
        conditions.HoursOnDuty = desk.Pool.Roster is null ? 0 : (now - desk.DutyBegan[server]).TotalHours;
        conditions.IsNight = scenario.Review.Fatigue is not null && desk.Pool.Roster is { } roster && IsNight(roster.Clock);
    }

    /// <summary>A planted case is judged before the review; people are told of it afterwards, and look for the next one.</summary>
    private void Plant(in Work work, PlaceInfo info, PersonId person, ref TaskWork task)
    {
        task.WasPlanted = true;
        var planted = setup.Reviewing.DrawPlanted(work.Recommendation, info.Role, info.Occurrence, conditions, draws);
        if (planted.Time == Duration.Zero)
        {
            return;
        }

        task.SetUp += planted.Time;
        sinceFound[person.Value] = 0;
        conditions.SinceFound = 0;
        score.Planted(work, planted.Detected);
    }

    /// <summary>What a decision leaves behind in the person who made it.</summary>
    private void Remember(int person, in Review review)
    {
        unchecked
        {
            streaks[person] = review.Verdict == Verdict.Approve ? streaks[person] + 1 : 0;
            sinceFound[person] = review.Detected ? 0 : sinceFound[person] + 1;
        }
    }

    private bool IsNight(ZoneClock clock) => clock.HourOfWeek(now) % 24 is >= Evening or < Morning;

    /// <summary>How many tasks are judged together: this one and those of its class that wait in the same queue.</summary>
    private int BatchOf(ReviewDesk desk, in Work work) => scenario.Review.Batch is { } batch
        ? Math.Min(batch.Maximum, 1 + desk.Line.CountOf(work.Recommendation.Request.Action.Class.Index))
        : 1;
}
