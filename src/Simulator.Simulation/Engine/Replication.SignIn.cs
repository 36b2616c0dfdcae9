namespace Simulator.Simulation;

/// <content>Reviewers who cannot sign in, or see nothing to decide.</content>
public sealed partial class Replication
{
    private void SetSignedOut(bool isSignedOut)
    {
        needsDispatch = true;
        foreach (var pool in scenario.Faults!.SignIn!.Pools)
        {
            var desk = desks[pool];
            desk.SetSignedOut(isSignedOut, now);
            if (!isSignedOut)
            {
                ComeAgain(desk);
            }
        }
    }

    /// <summary>Reviews under way go back to the head of their queue, undecided; nobody begins another one.</summary>
    private void SignOut(int pool, ReviewDesk desk)
    {
        for (var server = 0; server < desk.Servers.Count; server++)
        {
            if (desk.Servers.IsBusy(server))
            {
                PutBack(pool, desk, server);
            }
        }

        desk.Leaving.Clear(); // nothing is left in their hands
        foreach (var visitor in desk.Visitors)
        {
            if (!desk.TurnedAway.Contains(visitor))
            {
                desk.TurnedAway.Add(visitor);
            }
        }

        desk.EndVisits(now);
        CallOrRelease(pool, desk);
    }

    private void PutBack(int pool, ReviewDesk desk, int server)
    {
        var (slot, place) = ReviewDesk.TaskOf(desk.InHand(server));
        ref var task = ref works[slot].Tasks[place];
        if (task.IsMisrouted)
        {
            calendar.Cancel(task.Ends);
            EndStint(pool, ref task);
            task.Progress = 0; // as when a duty ends: a look is too short to be gone on with
        }
        else
        {
            Interrupt(pool, ref task);
            task.Progress *= scenario.Faults!.SignIn!.Retention;
            pipeline.HandBack(pipeline.CurrentIdOf(slot), place, desk.PersonOf(server), now);
            score.InterruptedByFault(works[slot]);
        }

        ReturnToHead(desk, slot, place, ref task);
    }

    /// <summary>Who looked in vain looks again at once, or when next on duty.</summary>
    private void ComeAgain(ReviewDesk desk)
    {
        foreach (var server in desk.TurnedAway)
        {
            if (desk.Servers.IsOnDuty(server))
            {
                desk.BeginVisit(server, now);
            }
            else
            {
                desk.IsOwnLookDue[server] = true;
            }
        }

        desk.TurnedAway.Clear();
    }
}
