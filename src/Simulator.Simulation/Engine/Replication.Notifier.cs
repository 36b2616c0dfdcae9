using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>The notifier is down: who waits to be told waits longer, and nobody further up is told either.</content>
public sealed partial class Replication
{
    /// <summary>
    /// After how long a notification goes out that is due after a time: at the end of a fault that it meets, or as the first reminder that does
    /// not meet it. Only the fault under way or the next one is looked at: one after that is not known yet.
    /// </summary>
    private Duration Sent(Duration due, Duration reminder, ref Work work)
    {
        if (faults.Length == 0 || faults[(int)FaultTarget.Notifier] is not { } windows)
        {
            return due;
        }

        var at = now.AddSaturating(due);
        if (at < windows.Begin || at >= windows.End)
        {
            return due;
        }

        var late = windows.End - at;
        if (scenario.Faults!.Notifier!.IsLost)
        {
            var reminders = ((late.Microseconds - 1) / reminder.Microseconds) + 1; // a reminder due at the end arrives
            late = Duration.FromMicroseconds(reminder.Microseconds * (double)reminders);
        }

        score.NotifiedLate(work, late);
        return due + late;
    }

    /// <summary>Who visits now and then is not told of a task: when it is over, by a reminder, or never.</summary>
    private void AddressLater(RequestId id, int place, ref TaskWork task, ref Work work, Visits visits, ulong node, int occurrence)
    {
        var isLost = scenario.Faults!.Notifier!.IsLost;
        if (visits.Response is { } response && !isLost)
        {
            var looks = response.Quantile(draws.Uniform(node, DrawPurpose.Response, occurrence));
            ScheduleResponse(id, place, ref task, Sent(Duration.Zero, default, ref work).Microseconds + looks);
        }
        else if (visits.Reminder is { } reminder)
        {
            ScheduleResponse(id, place, ref task, Sent(reminder, reminder, ref work).Microseconds);
        }
    }

    /// <summary>Whether an escalation is still due and has to wait for the notifier.</summary>
    private bool IsLeftWaiting(RequestId id, int place)
    {
        if (!pipeline.IsEscalationDue(id, place, now))
        {
            return false;
        }

        score.EscalatedLate(works[id.Slot]);
        Schedule(faults[(int)FaultTarget.Notifier]!.End, EventOrder.Timer, SimEventKind.EscalationDue, id, place);
        return true;
    }
}
