using Simulator.Governance;
using Simulator.Operations;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Experiments;

/// <summary>
/// Watches the credentials that requests hold and finds out which of them leak: a leak happens when the hazard that the credentials of a
/// request and a component have accumulated reaches a threshold that belongs to the request (see <see cref="Leaking.Threshold"/>).
/// </summary>
internal sealed class CredentialWatch
{
    private const double MicrosPerHour = 3.6e9;
    private const double Forever = 1e18; // µs: longer than anything that is simulated

    private readonly Scenario scenario;
    private readonly Leaking leaking;
    private readonly Plan[] plans;
    private Entry[] entries = [];
    private Holder[] holders = [];
    private KeyedDraws draws;
    private Action<LeakRecord> found = _ => { };

    public CredentialWatch(Scenario scenario, Leaking leaking)
    {
        this.scenario = scenario;
        this.leaking = leaking;
        plans = [.. scenario.Leaks.Where(source => source.IsOn).Select(source => new Plan(
            source,
            Nodes.NameHash(scenario.Channel(source.Channel).Name),
            MicrosPerHour / source.PerCredentialHour,
            source.PerUse == 1 ? double.PositiveInfinity : -Math.Log(1 - source.PerUse)))];
    }

    /// <summary>Whether no credential can leak.</summary>
    public bool IsIdle => plans.Length == 0;

    public void Restart(KeyedDraws replicationDraws, Action<LeakRecord> onLeak)
    {
        draws = replicationDraws;
        found = onLeak;
        Array.Clear(entries);
        Array.Clear(holders);
    }

    public void Observe(in AuditEvent fact, in ActionRequest request, bool isCountedTime)
    {
        var slot = fact.Request.Slot;
        switch (fact.Fact)
        {
            case Fact.Submitted:
                Watch(slot, request, isCountedTime);
                break;
            case Fact.PolicyEvaluated:
                holders[slot].Ttl = scenario.TableOf(fact).Evaluate(request).Obligations.CredentialTtl;
                break;
            case Fact.CredentialIssued or Fact.CredentialRenewed:
                Begin(slot, fact.At, (Component)fact.Detail, isUse: fact.Fact == Fact.CredentialIssued);
                break;
            case Fact.CredentialExpired:
                End(slot, fact.At, (Component)fact.Detail, LeakEnd.Expired);
                break;
            case Fact.CredentialRevoked:
                End(slot, fact.At, (Component)fact.Detail, LeakEnd.RevokedOnCompletion);
                break;
            case Fact.ExecutionStarted:
                UseSession(slot, fact.At);
                break;
        }
    }

    /// <summary>Lets everything leak that is due at or before an instant.</summary>
    public void LeakUntil(Instant at)
    {
        for (var index = 0; index < entries.Length; index++)
        {
            if (entries[index] is { IsDone: false, Due: { } due } && due <= at)
            {
                Leaks(index / plans.Length, index % plans.Length, due);
            }
        }
    }

    /// <summary>The simulation goes on to its limit for what counts, and at least to its last fact for the rest.</summary>
    public void Finish(Instant limit, Instant last)
    {
        for (var index = 0; index < entries.Length; index++)
        {
            var slot = index / plans.Length;
            if (entries[index] is { IsDone: false, Due: { } due } && (holders[slot].IsCounted ? due < limit : due <= last))
            {
                Leaks(slot, index % plans.Length, due);
            }
        }
    }

    private void Watch(int slot, in ActionRequest request, bool isCountedTime)
    {
        if (slot >= holders.Length)
        {
            Array.Resize(ref holders, Math.Max(slot + 1, Math.Max(64, holders.Length * 2)));
            Array.Resize(ref entries, holders.Length * plans.Length);
        }

        holders[slot] = new Holder { Node = request.Node, Kind = request.Action.Class, IsCounted = isCountedTime, Ttl = Duration.MaxValue };
        for (var plan = 0; plan < plans.Length; plan++)
        {
            entries[(slot * plans.Length) + plan] = new Entry { IsDone = request.Context.Containment };
        }
    }

    private void Begin(int slot, Instant now, Component component, bool isUse)
    {
        for (var plan = 0; plan < plans.Length; plan++)
        {
            ref var entry = ref entries[(slot * plans.Length) + plan];
            if (plans[plan].Source.Component != component || entry.IsDone)
            {
                continue;
            }

            if (entry.Threshold == 0)
            {
                entry.Node = Nodes.CredentialLeak(holders[slot].Node, component, plans[plan].Channel);
                entry.Threshold = Leaking.Threshold(entry.Node, draws);
            }

            entry.IsAlive = true;
            entry.Since = now;
            entry.UseHazard += isUse ? plans[plan].PerUse : 0;
            Await(slot, plan, ref entry, now);
        }
    }

    private void UseSession(int slot, Instant now)
    {
        for (var plan = 0; plan < plans.Length; plan++)
        {
            LeakIfDueBefore(slot, plan, now);
            ref var entry = ref entries[(slot * plans.Length) + plan];
            if (plans[plan].Source is { Component: Component.Orchestrator, PerUse: > 0 } && entry is { IsDone: false, Threshold: > 0 })
            {
                entry.UseHazard += plans[plan].PerUse;
                Await(slot, plan, ref entry, now);
            }
        }
    }

    private void Await(int slot, int plan, ref Entry entry, Instant now)
    {
        entry.Due = null;
        var valid = entry.ValidTime + (entry.IsAlive ? (now - entry.Since).Microseconds : 0);
        var left = entry.Threshold - entry.UseHazard;
        var due = left > 0 ? Math.Ceiling(left * plans[plan].MicrosPerHazard) - valid : 0;
        if (due <= 0)
        {
            Leaks(slot, plan, now);
        }
        else if (entry.IsAlive && due < Forever)
        {
            entry.Due = now + new Duration((long)due); // unless the credential ends before, which is not known yet
        }
    }

    /// <summary>What came due since the last fact has happened by now; what is due at this very instant comes after the facts of it.</summary>
    private void LeakIfDueBefore(int slot, int plan, Instant now)
    {
        if (entries[(slot * plans.Length) + plan] is { IsDone: false, Due: { } due } && due < now)
        {
            Leaks(slot, plan, due);
        }
    }

    private void Leaks(int slot, int plan, Instant at)
    {
        ref var entry = ref entries[(slot * plans.Length) + plan];
        var (source, holder) = (plans[plan].Source, holders[slot]);
        var kind = scenario.Classes[holder.Kind.Index];
        var credential = source.Component == Component.Executor ? kind.Executor : kind.Session!;
        var life = source.Component == Component.Executor ? Duration.Min(credential.Ttl, holder.Ttl) : credential.Ttl;
        entry.IsDone = true;
        entry.Due = null;
        var leak = new LeakRecord
        {
            Leak = leaking.Draw(entry.Node, source, at, entry.IsAlive ? entry.Since.AddSaturating(life) : at, draws),
            Source = source,
            Scope = credential.Scope,
            IsCounted = holder.IsCounted,
            Holder = holder.Node,
            Component = source.Component,
            IsHarmless = !entry.IsAlive,
        };
        entry.Leak = entry.IsAlive ? leak : null;
        found(leak);
    }

    private void End(int slot, Instant now, Component component, LeakEnd how)
    {
        for (var plan = 0; plan < plans.Length; plan++)
        {
            if (plans[plan].Source.Component == component)
            {
                LeakIfDueBefore(slot, plan, now);
            }
        }

        var mine = entries.AsSpan(slot * plans.Length, plans.Length);
        var isContained = how == LeakEnd.RevokedOnCompletion && IsContainedAt(mine, component, now);
        for (var plan = 0; plan < plans.Length; plan++)
        {
            ref var entry = ref mine[plan];
            if (plans[plan].Source.Component != component || !entry.IsAlive)
            {
                continue;
            }

            entry.IsAlive = false;
            entry.ValidTime += (now - entry.Since).Microseconds;
            entry.Due = null;
            if (entry.Leak is { } leak)
            {
                leak.Leak = leak.Leak with { Ends = now };
                leak.OwnEnd = isContained ? LeakEnd.Contained : how;
                entry.Leak = null;
            }
        }
    }

    /// <summary>Whether the revocation is the containment of one of the leaks of this credential.</summary>
    private bool IsContainedAt(ReadOnlySpan<Entry> mine, Component component, Instant now)
    {
        for (var plan = 0; plan < mine.Length; plan++)
        {
            if (plans[plan].Source.Component == component && mine[plan].Leak?.Effective == now)
            {
                return true;
            }
        }

        return false;
    }

    private sealed record Plan(LeakSource Source, ulong Channel, double MicrosPerHazard, double PerUse);

    private struct Holder
    {
        public NodeId Node;
        public ClassId Kind;
        public bool IsCounted;
        public Duration Ttl;
    }

    private struct Entry
    {
        public NodeId Node;
        public double Threshold;
        public double UseHazard;
        public long ValidTime;
        public Instant Since;
        public bool IsAlive;
        public bool IsDone;
        public Instant? Due;
        public LeakRecord? Leak;
    }
}
