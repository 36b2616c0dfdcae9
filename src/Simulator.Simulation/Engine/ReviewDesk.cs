using Simulator.Governance;
using Simulator.Kernel;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>One pool at work: its people, who is on duty until when, and who does what. A task is named by slot × places + place.</summary>
internal sealed partial class ReviewDesk
{
    private const int Nothing = -1;
    private readonly int firstPerson;
    private readonly int[] inHand;
    private readonly int[] parked;
    private readonly bool[] isScheduled;
    private readonly bool[] isAway;
    private readonly bool[]? isForPersons;

    public ReviewDesk(Pool pool, PersonId firstReviewer, ServiceOrder line)
    {
        Pool = pool;
        Line = line;
        firstPerson = firstReviewer.Value;
        IsAlwaysOnDuty = pool.Roster is null && pool.OnCall is null;
        PlacesEach = pool.Concurrency;
        var places = pool.Reviewers * PlacesEach;
        Servers = new ServerPool(places, onDuty: IsAlwaysOnDuty);
        inHand = new int[places];
        parked = new int[places];
        isScheduled = new bool[places];
        isAway = new bool[places];
        DutyEnds = new Instant[places];
        DutyBegan = new Instant[places];
        IsInOvertime = new bool[places];
        attends = new bool[places];
        allowance = new int[places];
        clocks = new AttentionClock[places];
        assigned = new int[places];
        IsOwnLookDue = new bool[places];
        IsEngaged = pool.Visits is not null || pool.Distraction is not null;
        isForPersons = pool.Queues is { } queues ? [.. Enumerable.Range(0, places).Select(server => queues.Decides(SeatOf(server), pool.Reviewers, Origin.Human))] : null;
        IsPull = pool.Assignment == Assignment.Pull;
        IsSelective = !IsPull || isForPersons is not null || pool.Certification is not null || pool.Handoff?.StartGuardMargin is not null;
        FirstOnCall = (pool.Reviewers - (pool.OnCall?.People ?? 0)) * PlacesEach;
    }

    public Pool Pool { get; }

    public ServiceOrder Line { get; }

    public ServerPool Servers { get; }

    /// <summary>How many reviews one person has in hand at once; each is a server, and those of one person follow each other.</summary>
    public int PlacesEach { get; }

    /// <summary>Whether nobody ever leaves but for being pulled away.</summary>
    public bool IsAlwaysOnDuty { get; }

    /// <summary>The first place of those who come when called; the number of places when there are none.</summary>
    public int FirstOnCall { get; }

    /// <summary>When each person's current duty ends; never without a roster.</summary>
    public Instant[] DutyEnds { get; }

    /// <summary>When each person's current duty, or the last one, began.</summary>
    public Instant[] DutyBegan { get; }

    public bool[] IsInOvertime { get; }

    /// <summary>People whose duty ended at this instant with work in hand.</summary>
    public List<int> Leaving { get; } = [];

    /// <summary>Tasks that were dropped in a handoff and not noticed yet.</summary>
    public List<int> Dropped { get; } = [];

    public int ParkedCount { get; private set; }

    /// <summary>Whether people were called and are on their way or at work.</summary>
    public bool IsCalledOut { get; set; }

    /// <summary>How often people were called.</summary>
    public int Calls { get; set; }

    /// <summary>Whether something changed since the last dispatch.</summary>
    public bool NeedsDispatch { get; set; }

    /// <summary>Whether no further task may wait: those that an idle reviewer takes at once do not count.</summary>
    public bool IsFull => Pool.WaitingRoom is { } room && HasAtLeast(room);

    private bool HasAtLeast(int waiting) => Line.Count - (IsSignedOut ? 0 : FreeCount) >= waiting;

    public PersonId PersonOf(int server) => new(firstPerson + SeatOf(server));

    /// <summary>Whether people's work and that of AI have queues of their own.</summary>
    public bool IsParted => isForPersons is not null;

    /// <summary>Whether a person decides what is asked for by people or by AI: only one of both where each has a queue of its own.</summary>
    public bool Decides(int server, Origin origin) => isForPersons is null || isForPersons[server] == (origin == Origin.Human);

    /// <summary>The number of a person within the pool, from 0.</summary>
    public int SeatOf(int server) => PlacesEach == 1 ? server : server / PlacesEach; // a division takes as long as twenty other steps

    /// <summary>The first of the places of a person.</summary>
    public int ServerOf(PersonId person) => (person.Value - firstPerson) * PlacesEach;

    /// <summary>How many reviews a person has in hand.</summary>
    public int InHandsOf(int server)
    {
        var first = SeatOf(server) * PlacesEach;
        var busy = 0;
        for (var place = first; place < first + PlacesEach; place++)
        {
            busy += Servers.IsBusy(place) ? 1 : 0;
        }

        return busy;
    }

    public static int ItemOf(int slot, int place) => unchecked((slot * Gate.MaximumApprovals) + place); // 2^29 slots do not fit into memory

    public static (int Slot, int Place) TaskOf(int item)
    {
        var number = unchecked((uint)item); // never negative: without a sign the division is a shift
        return ((int)(number / Gate.MaximumApprovals), (int)(number % Gate.MaximumApprovals));
    }

    public int InHand(int server) => inHand[server];

    public void Take(int server, int item)
    {
        Servers.TryTake(server);
        inHand[server] = item;
        if (IsEngaged && allowance[server] != Unlimited)
        {
            allowance[server]--;
        }
    }

    public void PutDown(int server)
    {
        inHand[server] = Nothing;
        Servers.Release(server);
    }

    public int Parked(int server) => parked[server];

    public void Park(int server, int item)
    {
        parked[server] = item;
        ParkedCount++;
    }

    public void Unpark(int server)
    {
        parked[server] = Nothing;
        ParkedCount--;
    }

    /// <summary>A duty begins.</summary>
    /// <returns>Whether the person is on duty now: not when pulled away.</returns>
    public bool BeginDuty(int server, Instant ends, Instant now)
    {
        isScheduled[server] = true;
        DutyEnds[server] = ends;
        DutyBegan[server] = now;
        return !isAway[server] && GoOnDuty(server, now);
    }

    /// <summary>A duty ends.</summary>
    /// <returns>Whether the person was on duty until now: not when pulled away.</returns>
    public bool EndDuty(int server, Instant now)
    {
        isScheduled[server] = false;
        return !isAway[server] && GoOffDuty(server, now);
    }

    /// <summary>Somebody is needed elsewhere.</summary>
    /// <returns>Whether the person was on duty until now.</returns>
    public bool PullAway(int server, Instant now)
    {
        isAway[server] = true;
        return Servers.IsOnDuty(server) && GoOffDuty(server, now);
    }

    /// <summary>Somebody comes back.</summary>
    /// <returns>Whether the person is on duty now: not when the duty ended in the meantime.</returns>
    public bool ComeBack(int server, Instant now)
    {
        isAway[server] = false;
        return (isScheduled[server] || (IsAlwaysOnDuty && server < FirstOnCall)) && GoOnDuty(server, now);
    }

    public void Clear(Instant start)
    {
        Line.Clear();
        Servers.Reset(onDuty: IsAlwaysOnDuty);
        Array.Fill(inHand, Nothing);
        Array.Fill(parked, Nothing);
        Array.Fill(DutyEnds, Instant.MaxValue);
        Array.Fill(DutyBegan, start);
        Array.Clear(IsInOvertime);
        Array.Clear(isScheduled);
        Array.Clear(isAway);
        Leaving.Clear();
        Dropped.Clear();
        ParkedCount = 0;
        Calls = 0;
        IsCalledOut = false;
        NeedsDispatch = false;
        ClearAttention(start);
    }

    private bool GoOnDuty(int server, Instant now)
    {
        Servers.SetOnDuty(server);
        SetAttends(server, AlwaysMinds(server), now);
        NeedsDispatch = true;
        return true;
    }

    private bool GoOffDuty(int server, Instant now)
    {
        Servers.SetOffDuty(server);
        visitors.Remove(server);
        SetAttends(server, false, now);

        NeedsDispatch = true; // work in hand changes hands, or somebody else has to be called
        if (Servers.IsBusy(server) && !Leaving.Contains(server))
        {
            Leaving.Add(server);
        }

        return true;
    }
}
