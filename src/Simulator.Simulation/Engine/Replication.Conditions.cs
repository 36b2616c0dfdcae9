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

    private ReviewConditions ConditionsOf(ReviewDesk desk, int server, Duration minimum, in TaskWork task, in Work work)
    {
        var person = desk.PersonOf(server).Value;
        var onDuty = desk.Servers.OnDutyCount / (double)desk.PlacesEach;
        return new ReviewConditions
        {
            Speed = desk.Pool.SwitchingCost == 0 ? speeds[person] : speeds[person] * (1 + (desk.Pool.SwitchingCost * (desk.InHandsOf(server) - 1))),
            Minimum = minimum,
            Context = setup.HasCompression ? task.Context * setup.ContextOf(work) : task.Context,
            QueuePerPerson = onDuty == 0 ? 0 : desk.Line.Count / onDuty,
            Streak = streaks[person],
            SinceFound = sinceFound[person],
            HoursOnDuty = desk.Pool.Roster is null ? 0 : (now - desk.DutyBegan[server]).TotalHours,
            IsNight = scenario.Review.Fatigue is not null && desk.Pool.Roster is { } roster && IsNight(roster.Clock),
            Training = TrainingOf(desk, server),
            Authority = authorities[person],
            Slowdown = desk.Pool.Training?.Slowdown ?? 0,
            BatchSize = BatchOf(desk, work),
        };
    }

    /// <summary>A planted case is judged before the review; people are told of it afterwards, and look for the next one.</summary>
    /// <returns>Whether one was planted.</returns>
    private bool Plant(in Work work, PlaceInfo info, PersonId person, in ReviewConditions conditions, ref TaskWork task)
    {
        task.WasPlanted = true;
        var planted = setup.Reviewing.DrawPlanted(work.Recommendation, info.Role, info.Occurrence, conditions, draws);
        if (planted.Time == Duration.Zero)
        {
            return false;
        }

        task.SetUp += planted.Time;
        sinceFound[person.Value] = 0;
        score.Planted(work, planted.Detected);
        return true;
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
