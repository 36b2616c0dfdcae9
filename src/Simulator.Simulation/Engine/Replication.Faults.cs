using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>Receives the declaration that the policy engine is down.</summary>
/// <param name="from">Since when.</param>
/// <param name="to">Until when.</param>
/// <param name="fallback">The version of the policy that decides meanwhile; null when nothing may be authorised.</param>
public delegate void PolicyOutageSink(Instant from, Instant to, string? fallback);

/// <content>What fails, and what stands in for the policy engine while it is down.</content>
public sealed partial class Replication
{
    private readonly FaultWindows?[] faults;
    private bool isPolicyDown;
    private bool isPolicySlow;
    private bool isOnFallback;
    private bool isBrokerDown;
    private bool isNotifierDown;
    private bool isTicketingDown;
    private bool isAiDown;

    /// <summary>Receives every outage of the policy engine when it begins, before the facts it is about. Default: nobody.</summary>
    public PolicyOutageSink? PolicyOutages { get; set; }

    /// <summary>By target; empty where nothing fails, so that nothing is asked.</summary>
    private FaultWindows?[] FaultsOf(FaultModel? model) => model is null ? [] :
    [
        .. Enum.GetValues<FaultTarget>().Select(target => model.TimesOf(target) is { } times
            ? new FaultWindows(times, FaultModel.NameOf(target), start, limit)
            : null),
    ];

    private void StartFaults()
    {
        ResetLapses();
        isPolicyDown = isPolicySlow = isOnFallback = isBrokerDown = isNotifierDown = isTicketingDown = isAiDown = false;
        for (var target = 0; target < faults.Length; target++)
        {
            faults[target]?.Restart(draws);
            ScheduleFault(target);
        }
    }

    private void ScheduleFault(int target)
    {
        if (faults[target] is { } windows && windows.MoveNext())
        {
            Schedule(windows.Begin, EventOrder.Fault, new SimEvent(SimEventKind.FaultBegins, 0, target, 0));
        }
    }

    private void BeginFault(FaultTarget target)
    {
        var until = faults[(int)target]!.End;
        Schedule(until, EventOrder.Fault, new SimEvent(SimEventKind.FaultEnds, 0, (int)target, 0));
        score.FaultBegan(target, now);
        switch (target)
        {
            case FaultTarget.PolicyEngine:
                BeginPolicyOutage(until);
                break;
            case FaultTarget.SignIn:
                SetSignedOut(true);
                break;
            case FaultTarget.CredentialBroker:
                isBrokerDown = true;
                break;
            case FaultTarget.Notifier:
                isNotifierDown = true;
                break;
            case FaultTarget.Ticketing:
                isTicketingDown = true;
                break;
            case FaultTarget.Ai:
                isAiDown = true;
                break;
            case FaultTarget.PolicyBundle:
                ChangeLapse(ref isBundleOld, true);
                break;
            case FaultTarget.PolicyRows:
                ChangeLapse(ref areRowsInError, true);
                break;
        }
    }

    private void EndFault(FaultTarget target)
    {
        score.FaultEnded(target, now);
        switch (target)
        {
            case FaultTarget.PolicyEngine:
                EndPolicyOutage();
                break;
            case FaultTarget.SignIn:
                SetSignedOut(false);
                break;
            case FaultTarget.CredentialBroker:
                isBrokerDown = false;
                break;
            case FaultTarget.Notifier:
                isNotifierDown = false;
                break;
            case FaultTarget.Ticketing:
                isTicketingDown = false;
                break;
            case FaultTarget.Ai:
                isAiDown = false;
                break;
            case FaultTarget.PolicyBundle:
                ChangeLapse(ref isBundleOld, false);
                break;
            case FaultTarget.PolicyRows:
                ChangeLapse(ref areRowsInError, false);
                break;
        }

        ScheduleFault((int)target);
    }

    /// <summary>The outage is declared before the policy changes: what decides from now on is told from what the engine decided.</summary>
    private void BeginPolicyOutage(Instant until)
    {
        if (scenario.Faults!.PolicyEngine!.Fallback == PolicyFallback.Slow)
        {
            isPolicySlow = true;
            return;
        }

        isPolicyDown = true;
        PolicyOutages?.Invoke(now, until, scenario.Faults!.PolicyEngine!.Table?.Version);
        if (setup.FallbackOf(Arm) is not null)
        {
            isOnFallback = true;
            PutPolicyInForce();
        }
    }

    private void EndPolicyOutage()
    {
        isPolicyDown = isPolicySlow = false;
        if (isOnFallback)
        {
            isOnFallback = false;
            PutPolicyInForce();
        }
    }

    /// <summary>By how much an answer that is asked for now comes later because the engine is slow.</summary>
    private Duration SlowAnswer(in Work work)
    {
        if (!isPolicySlow)
        {
            return Duration.Zero;
        }

        score.AnsweredSlowly(work);
        return scenario.Faults!.PolicyEngine!.SlowBy;
    }

    /// <summary>Whether an answer has to wait for the policy engine because nothing stands in for it.</summary>
    private bool IsHeld(RequestId id, SimEventKind answer)
    {
        if (isOnFallback)
        {
            return false;
        }

        var until = faults[(int)FaultTarget.PolicyEngine]!.End;
        score.HeldByOutage(ref works[id.Slot], until - now);
        Schedule(until, EventOrder.Completion, answer, id);
        return true;
    }

    /// <summary>Tells the pipeline, and the trail, which version decides from now on.</summary>
    private void PutPolicyInForce()
    {
        lapse = isOnFallback ? PolicyLapse.None : isBundleOld ? PolicyLapse.OlderVersion : areRowsInError ? PolicyLapse.RowError : PolicyLapse.None;
        var (decides, version) = setup.VersionInForce(Arm, isOnFallback, lapse, isWidened);
        policy = decides;
        if (version != versionInForce)
        {
            versionInForce = version;
            pipeline.ChangePolicy(version, now);
        }
    }
}
