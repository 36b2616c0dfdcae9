using Simulator.Governance;
using Simulator.Operations;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>
/// Leaks of the credentials that root requests hold. A leak happens when the hazard that the credentials of a request and a component have
/// accumulated (validity × rate, and a step for each use) reaches a threshold drawn once for them all: a longer life leaks at the same
/// credential age, or not at all when the shorter one did not and it ends before.
/// </content>
public sealed partial class Replication
{
    private LeakWork[] leakWorks = [];

    private void FollowCredentials(in AuditEvent fact, in Work work)
    {
        var plans = setup.LeakPlans;
        switch (fact.Fact)
        {
            case Fact.Submitted:
                WatchCredentials(fact.Request.Slot, work, plans);
                break;
            case Fact.CredentialIssued or Fact.CredentialRenewed:
                CredentialBegins(fact.Request, (Component)fact.Detail, isUse: fact.Fact == Fact.CredentialIssued);
                break;
            case Fact.CredentialExpired:
                CredentialEnds(fact.Request, (Component)fact.Detail, SecretEnd.Expired);
                break;
            case Fact.CredentialRevoked:
                CredentialEnds(fact.Request, (Component)fact.Detail, SecretEnd.RevokedOnCompletion);
                break;
            case Fact.ExecutionStarted:
                UseSession(fact.Request);
                break;
        }
    }

    private void WatchCredentials(int slot, in Work work, LeakPlan[] plans)
    {
        var first = slot * plans.Length;
        if (first + plans.Length > leakWorks.Length)
        {
            Array.Resize(ref leakWorks, Math.Max(works.Length, slot + 1) * plans.Length);
        }

        for (var plan = 0; plan < plans.Length; plan++)
        {
            leakWorks[first + plan] = new LeakWork { IsDone = !work.IsRoot };
        }
    }

    /// <summary>A credential is issued, which is its first use, or issued anew, which is none.</summary>
    private void CredentialBegins(RequestId id, Component component, bool isUse)
    {
        for (var plan = 0; plan < setup.LeakPlans.Length; plan++)
        {
            ref var watch = ref WatchOf(id, plan);
            if (setup.LeakPlans[plan].Component != component || watch.IsDone)
            {
                continue;
            }

            if (watch.Threshold == 0)
            {
                watch.Node = Nodes.CredentialLeak(works[id.Slot].Recommendation.Request.Node, component, setup.LeakPlans[plan].Channel);
                watch.Threshold = Leaking.Threshold(watch.Node, draws);
            }

            watch.IsAlive = true;
            watch.Since = now;
            watch.UseHazard += isUse ? setup.LeakPlans[plan].PerUse : 0;
            AwaitLeak(id, plan, ref watch);
        }
    }

    /// <summary>The agent's session starts the execution, dead or alive: a dead one may still end up in a log, where it does no harm.</summary>
    private void UseSession(RequestId id)
    {
        for (var plan = 0; plan < setup.LeakPlans.Length; plan++)
        {
            ref var watch = ref WatchOf(id, plan);
            if (setup.LeakPlans[plan] is { Component: Component.Orchestrator, PerUse: > 0 } && watch is { IsDone: false, Threshold: > 0 })
            {
                watch.UseHazard += setup.LeakPlans[plan].PerUse;
                AwaitLeak(id, plan, ref watch);
            }
        }
    }

    /// <summary>Leaks now when the hazard is reached, later when it will be while the credential is valid.</summary>
    private void AwaitLeak(RequestId id, int plan, ref LeakWork watch)
    {
        calendar.Cancel(watch.Due);
        watch.Due = default;
        var valid = watch.ValidTime + (watch.IsAlive ? (now - watch.Since).Microseconds : 0);
        var left = watch.Threshold - watch.UseHazard;
        var due = left > 0 ? Math.Ceiling(left * setup.LeakPlans[plan].MicrosPerHazard) - valid : 0;
        if (due <= 0)
        {
            CredentialLeaks(id, plan);
        }
        else if (watch.IsAlive && due < (pipeline.EndsAt(id, setup.LeakPlans[plan].Component) - now).Microseconds)
        {
            watch.Due = Schedule(
                now + new Duration((long)due), EventOrder.Leak, new SimEvent(SimEventKind.CredentialLeaks, (byte)plan, id.Slot, id.Generation));
        }
    }

    private void CredentialLeaks(RequestId id, int plan)
    {
        ref var watch = ref WatchOf(id, plan);
        ref var work = ref works[id.Slot];
        watch.IsDone = true;
        if (!watch.IsAlive)
        {
            if (work.IsCounted)
            {
                score.LeakedDead();
            }

            return;
        }

        var source = setup.LeakPlans[plan];
        var kind = scenario.Classes[work.Recommendation.Request.Action.Class.Index];
        var incident = new IncidentWork
        {
            Source = source.Index,
            Leak = setup.Leaking.Draw(watch.Node, source.Source, now, pipeline.EndsAt(id, source.Component), draws),
            Scope = source.Component == Component.Executor ? kind.Executor.Scope : kind.Session!.Scope,
            Workflows = setup.WorkflowsOfIdentity[work.Recommendation.Request.Action.Class.Index],
            IsCounted = work.IsCounted,
            Holder = id,
        };
        watch.Incident = incidentCount + 1;
        OpenIncident(incident);
    }

    private void CredentialEnds(RequestId id, Component component, SecretEnd how)
    {
        for (var plan = 0; plan < setup.LeakPlans.Length; plan++)
        {
            ref var watch = ref WatchOf(id, plan);
            if (setup.LeakPlans[plan].Component != component || !watch.IsAlive)
            {
                continue;
            }

            watch.IsAlive = false;
            watch.ValidTime += (now - watch.Since).Microseconds;
            calendar.Cancel(watch.Due);
            watch.Due = default;
            if (watch.Incident > 0)
            {
                SecretDies(watch.Incident - 1, watch.IsContained ? SecretEnd.Contained : how);
                watch.Incident = 0;
            }
        }
    }

    /// <summary>Containment kills every credential that the request holds for the component: a renewed one as well as the one that leaked.</summary>
    private void KillCredentials(RequestId holder, Component component)
    {
        if (!pipeline.IsAlive(holder, component))
        {
            return;
        }

        for (var plan = 0; plan < setup.LeakPlans.Length; plan++)
        {
            WatchOf(holder, plan).IsContained |= setup.LeakPlans[plan].Component == component;
        }

        pipeline.CredentialRevoked(holder, component, now);
    }

    private ref LeakWork WatchOf(RequestId id, int plan) => ref leakWorks[(id.Slot * setup.LeakPlans.Length) + plan];
}
