using System.Runtime.CompilerServices;
using Simulator.Governance;
using Simulator.Kernel;
using Simulator.Scenarios;

namespace Simulator.Simulation;

/// <content>A long backlog widens what runs unasked; a short one restores it. Each switch is a change of the policy that the trail tells.</content>
public sealed partial class Replication
{
    private bool isWidened;
    private bool isSwitchArmed;
    private EventHandle scopeSwitch;

    /// <summary>Receives every change of the policy, a fact about no request. Default: nobody.</summary>
    public Action<AuditEvent>? PolicyChanges { get; set; }

    private void ResetScope()
    {
        isWidened = isSwitchArmed = false;
        scopeSwitch = default;
        policy = setup.PolicyOf(Arm);
    }

    /// <summary>Looks at the backlog between events: it has to stay on its side of the limit for the whole time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // of the question alone, which is asked after every event
    private void FollowBacklog()
    {
        if (scenario.Policy.Widening is { } plan)
        {
            FollowBacklog(plan);
        }
    }

    private void FollowBacklog(Widening plan)
    {
        var backlog = BacklogOf(plan);
        var isDue = isWidened ? backlog < plan.Below : backlog > plan.Above;
        if (isDue == isSwitchArmed)
        {
            return;
        }

        isSwitchArmed = isDue;
        if (isDue)
        {
            var delay = isWidened ? plan.RestoreAfter : plan.WidenAfter;
            scopeSwitch = Schedule(now.AddSaturating(delay), EventOrder.Timer, new SimEvent(SimEventKind.ScopeSwitches, 0, 0, 0));
        }
        else
        {
            calendar.Cancel(scopeSwitch);
        }
    }

    private int BacklogOf(Widening plan)
    {
        if (plan.Pool >= 0)
        {
            return score.BacklogOf(plan.Pool);
        }

        var sum = 0;
        for (var pool = 0; pool < desks.Length; pool++)
        {
            sum += score.BacklogOf(pool);
        }

        return sum;
    }

    /// <summary>What is evaluated from now on is decided by the other version; what waits in a gate stays there.</summary>
    private void SwitchScope()
    {
        isSwitchArmed = false;
        isWidened = !isWidened;
        score.ScopeSwitched(isWidened, now);
        if (!isOnFallback) // what stands in for the engine knows no backlog
        {
            PutPolicyInForce();
        }
    }
}
