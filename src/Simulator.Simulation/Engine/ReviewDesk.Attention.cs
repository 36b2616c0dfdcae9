using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>Who of those on duty minds the queue, and to whom a task belongs.</content>
internal sealed partial class ReviewDesk
{
    /// <summary>What people who work on the queue all the time may take.</summary>
    private const int Unlimited = int.MaxValue;

    private readonly bool[] attends;
    private readonly int[] allowance;
    private readonly AttentionClock[] clocks;
    private readonly int[] assigned;
    private readonly List<int> visitors = [];
    private AttentionClock clock;
    private int attending;

    /// <summary>Whether being on duty is not the same as working on the queue.</summary>
    public bool IsEngaged { get; }

    /// <summary>Whether anybody has been off duty, or absent from the queue, since the start: until then nobody has a gap to count.</summary>
    public bool HasGaps { get; private set; }

    /// <summary>Whether everybody takes what comes first.</summary>
    public bool IsPull { get; }

    /// <summary>Whether a task that comes has an addressee, or somebody who reacts to it.</summary>
    public bool HasAddressees => !IsPull || Pool.Visits is not null;

    /// <summary>Whether a task may not be for whoever is free: it has an addressee or another queue's people, needs a certificate, or would last beyond the end of the duty.</summary>
    public bool IsSelective { get; }

    /// <summary>Whether somebody has to look at the queue as soon as anybody is on duty.</summary>
    public bool IsLookDue { get; set; }

    /// <summary>Whether a person has to look after the own tasks as soon as on duty.</summary>
    public bool[] IsOwnLookDue { get; }

    /// <summary>Those who are looking at the queue, or at work on what they found.</summary>
    public IReadOnlyList<int> Visitors => visitors;

    /// <summary>How many idle people may take a task now.</summary>
    public int FreeCount
    {
        get
        {
            if (!IsEngaged)
            {
                return Servers.IdleCount;
            }

            var free = 0;
            for (var server = FirstFree; server >= 0; server = NextFree(server))
            {
                free++;
            }

            return free;
        }
    }

    /// <summary>The idle person who may take a task, the longest idle one first, of those who visit the first who came; -1 for nobody.</summary>
    public int FirstFree => Pool.Visits is null ? FreeFrom(Servers.FirstIdle) : VisitorFrom(0);

    /// <summary>The next one; only meant for a walk in which nobody is taken.</summary>
    public int NextFree(int server) => Pool.Visits is null
        ? FreeFrom(Servers.NextIdle(server))
        : server >= FirstOnCall ? OnCallFrom(server + 1) : VisitorFrom(visitors.IndexOf(server) + 1);

    /// <summary>Whether a person on duty minds the queue.</summary>
    public bool Attends(int server) => attends[server];

    /// <summary>How many tasks belong to a person.</summary>
    public int AssignedTo(int server) => assigned[server];

    public void Assign(int server, int difference) => assigned[server] += difference;

    /// <summary>Somebody looks at the queue.</summary>
    public void BeginVisit(int server, Instant now)
    {
        allowance[server] = Pool.Visits!.Items ?? Unlimited;
        if (!attends[server])
        {
            visitors.Add(server);
            SetAttends(server, true, now);
        }

        NeedsDispatch = true;
    }

    /// <summary>Ends the visits of those who found nothing more to do.</summary>
    public void EndVisits(Instant now)
    {
        for (var index = visitors.Count - 1; index >= 0; index--)
        {
            var server = visitors[index];
            if (!Servers.IsBusy(server))
            {
                visitors.RemoveAt(index);
                SetAttends(server, false, now);
            }
        }
    }

    /// <summary>A distraction begins or ends.</summary>
    public void SetDistracted(int server, bool isDistracted, Instant now)
    {
        SetAttends(server, !isDistracted && Servers.IsOnDuty(server), now);
        NeedsDispatch = true;
    }

    /// <summary>µs off duty, of the pool or of the person a task belongs to (counted from 1).</summary>
    public long OffDutyTime(Instant now, int addressee = 0) => addressee == 0 ? clock.OffDutyAt(now) : clocks[addressee - 1].OffDutyAt(now);

    /// <summary>µs on duty but absent from the queue, likewise.</summary>
    public long AbsentTime(Instant now, int addressee = 0) => addressee == 0 ? clock.AbsentAt(now) : clocks[addressee - 1].AbsentAt(now);

    /// <summary>Whether a person on duty minds the queue without being asked: all but those who visit it.</summary>
    private bool AlwaysMinds(int server) => Pool.Visits is null || server >= FirstOnCall;

    private int FreeFrom(int server)
    {
        while (server >= 0 && !attends[server])
        {
            server = Servers.NextIdle(server);
        }

        return server;
    }

    private int VisitorFrom(int index)
    {
        for (; index < visitors.Count; index++)
        {
            if (Servers.IsIdle(visitors[index]) && allowance[visitors[index]] > 0)
            {
                return visitors[index];
            }
        }

        return OnCallFrom(FirstOnCall);
    }

    private int OnCallFrom(int server)
    {
        while (server < Servers.Count && !Servers.IsIdle(server))
        {
            server++;
        }

        return server < Servers.Count ? server : Nothing;
    }

    private void ClearAttention(Instant start)
    {
        Array.Clear(assigned);
        visitors.Clear();
        TurnedAway.Clear();
        IsSignedOut = false;
        IsLookDue = false;
        Array.Clear(IsOwnLookDue);
        attending = 0;
        for (var server = 0; server < attends.Length; server++)
        {
            attends[server] = Servers.IsOnDuty(server) && AlwaysMinds(server);
            allowance[server] = Unlimited;
            attending += attends[server] ? 1 : 0;
            clocks[server] = AttentionClock.Started(start, Servers.IsOnDuty(server), attends[server]);
        }

        clock = AttentionClock.Started(start, Servers.OnDutyCount > 0, attending > 0);
        HasGaps = attending < attends.Length;
    }

    private void SetAttends(int server, bool value, Instant now)
    {
        if (attends[server] != value)
        {
            attends[server] = value;
            attending += value ? 1 : -1;
        }

        NoteAttention(server, now);
    }

    private void NoteAttention(int server, Instant now)
    {
        HasGaps |= !Servers.IsOnDuty(server) || !attends[server] || IsSignedOut;
        clocks[server].Change(now, Servers.IsOnDuty(server), attends[server] && !IsSignedOut);
        clock.Change(now, Servers.OnDutyCount > 0, attending > 0 && !IsSignedOut);
    }

    /// <summary>People who came to look while nobody could sign in; they come again.</summary>
    public List<int> TurnedAway { get; } = [];

    /// <summary>Whether nobody of the pool can sign in: on duty, and absent from the queue all the same.</summary>
    public bool IsSignedOut { get; private set; }

    public void SetSignedOut(bool value, Instant now)
    {
        IsSignedOut = value;
        NeedsDispatch = true;
        for (var server = 0; server < attends.Length; server++)
        {
            NoteAttention(server, now);
        }
    }
}
