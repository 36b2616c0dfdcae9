using Simulator.Governance;
using Simulator.Kernel;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>One pool at work: its queue, its people, who is on duty until when, and who does what. A task is named by slot × places + place.</summary>
internal sealed class ReviewDesk
{
    private const int Nothing = -1;
    private readonly int firstPerson;
    private readonly int[] inHand;
    private readonly int[] parked;
    private Instant offDutySince;
    private long offDutyTotal;

    public ReviewDesk(Pool pool, PersonId firstReviewer, int priorities)
    {
        Pool = pool;
        firstPerson = firstReviewer.Value;
        Line = new WaitingLine(pool.Discipline == Discipline.Priority ? priorities : 1);
        Servers = new ServerPool(pool.Reviewers, onDuty: pool.Roster is null);
        inHand = new int[pool.Reviewers];
        parked = new int[pool.Reviewers];
        DutyEnds = new Instant[pool.Reviewers];
        IsInOvertime = new bool[pool.Reviewers];
    }

    public Pool Pool { get; }

    public WaitingLine Line { get; }

    public ServerPool Servers { get; }

    /// <summary>When each person's current duty ends; never without a roster.</summary>
    public Instant[] DutyEnds { get; }

    public bool[] IsInOvertime { get; }

    /// <summary>People whose duty ended at this instant with work in hand.</summary>
    public List<int> Leaving { get; } = [];

    /// <summary>Tasks that were dropped in a handoff and not noticed yet.</summary>
    public List<int> Dropped { get; } = [];

    public int ParkedCount { get; private set; }

    /// <summary>Whether something changed since the last dispatch.</summary>
    public bool NeedsDispatch { get; set; }

    /// <summary>Whether no further task may wait: those that an idle reviewer takes at once do not count.</summary>
    public bool IsFull => Pool.WaitingRoom is { } room && Line.Count - Servers.IdleCount >= room;

    public PersonId PersonOf(int server) => new(firstPerson + server);

    public int ServerOf(PersonId person) => person.Value - firstPerson;

    public static int ItemOf(int slot, int place) => (slot * Gate.MaximumApprovals) + place;

    public static (int Slot, int Place) TaskOf(int item) => (item / Gate.MaximumApprovals, item % Gate.MaximumApprovals);

    public LinePosition EnqueueLast(int item, int priority) => Line.EnqueueLast(item, LineOf(priority));

    public LinePosition EnqueueFirst(int item, int priority) => Line.EnqueueFirst(item, LineOf(priority));

    public int InHand(int server) => inHand[server];

    public void Take(int server, int item)
    {
        Servers.TryTake(server);
        inHand[server] = item;
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

    public void GoOnDuty(int server, Instant ends, Instant now)
    {
        if (Servers.OnDutyCount == 0)
        {
            offDutyTotal += (now - offDutySince).Microseconds;
        }

        Servers.SetOnDuty(server);
        DutyEnds[server] = ends;
        NeedsDispatch = true;
    }

    public void GoOffDuty(int server, Instant now)
    {
        Servers.SetOffDuty(server);
        if (Servers.OnDutyCount == 0)
        {
            offDutySince = now;
        }

        if (Servers.IsBusy(server))
        {
            Leaving.Add(server);
            NeedsDispatch = true;
        }
    }

    /// <summary>How much time has passed, since the start, with nobody on duty.</summary>
    public long OffDutyTime(Instant now) =>
        Servers.OnDutyCount == 0 ? offDutyTotal + (now - offDutySince).Microseconds : offDutyTotal;

    public void Clear(Instant start)
    {
        Line.Clear();
        Servers.Reset(onDuty: Pool.Roster is null);
        Array.Fill(inHand, Nothing);
        Array.Fill(parked, Nothing);
        Array.Fill(DutyEnds, Instant.MaxValue);
        Array.Clear(IsInOvertime);
        Leaving.Clear();
        Dropped.Clear();
        ParkedCount = 0;
        NeedsDispatch = false;
        offDutySince = start;
        offDutyTotal = 0;
    }

    private int LineOf(int priority) => Pool.Discipline == Discipline.Priority ? priority : 0;
}
