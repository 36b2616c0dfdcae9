using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Experiments;

/// <summary>
/// How many people of each pool were on duty when: rosters, absences, breaks and people taken away are functions of the draws, whatever
/// the work, and run through once more here in the order in which the simulation runs through them. People on call are not: they come when
/// there is work (<see cref="CallOuts"/>).
/// </summary>
internal sealed class DutyReplay
{
    private const byte DutyEnds = 0;
    private const byte DutyStarts = 1; // people are taken away and come back at this point of an instant too

    private readonly Scenario scenario;
    private readonly KeyedDraws draws;
    private readonly Instant horizon;
    private readonly int[] poolOfPerson;
    private readonly Person[] people;
    private readonly List<(int Pool, PullAway Plan, ArrivalStream Stream)> pullAways = [];
    private readonly PriorityQueue<(Step Step, int Index), (Instant At, byte Order, long Sequence)> calendar = new();
    private readonly PoolDuty[] duties;
    private long sequence;

    private DutyReplay(ReplicationSetup setup, KeyedDraws draws)
    {
        this.draws = draws;
        scenario = setup.Scenario;
        var run = scenario.Run;
        horizon = run.Start + run.Horizon;
        poolOfPerson = Staff.PoolOfPerson(scenario);
        var limit = run.AfterHorizon == AfterHorizon.Cut ? horizon : horizon.AddSaturating(run.RunOnLimit);
        people = [.. poolOfPerson.Select((pool, person) => pool < 0 ? new Person() : PersonOf(person, pool, limit))];
        duties = [.. scenario.Pools.Select((_, pool) => new PoolDuty(
            [(run.Start, people.Where((person, number) => poolOfPerson[number] == pool && person.IsOnDuty).Count())], []))];
        var names = scenario.Pools.SelectMany((pool, index) => pool.PullAways.Select(plan => (Pool: index, Plan: plan))).ToArray();
        var sources = Nodes.SourceNumbers([.. names.Select(each => $"{scenario.Pools[each.Pool].Name}/{each.Plan.Name}")]);
        pullAways.AddRange(names.Select((each, index) => (each.Pool, each.Plan, new ArrivalStream(each.Plan.Arrivals, run.Start, sources[index], Nodes.PullAway))));
    }

    private enum Step : byte
    {
        DutyStarts,
        DutyEnds,
        PullAwayBegins,
        PullAwayEnds,
    }

    /// <summary>Who of each pool was on duty, by pool.</summary>
    /// <param name="setup">The scenario.</param>
    /// <param name="draws">The draws of the replication.</param>
    /// <param name="until">Changes after this instant are left out.</param>
    public static IReadOnlyList<PoolDuty> Run(ReplicationSetup setup, KeyedDraws draws, Instant until)
    {
        var replay = new DutyReplay(setup, draws);
        replay.Start();
        while (replay.calendar.TryPeek(out _, out var next) && next.At <= until)
        {
            var (step, index) = replay.calendar.Dequeue();
            replay.Apply(step, index, next.At);
        }

        return replay.duties;
    }

    private Person PersonOf(int person, int pool, Instant limit)
    {
        var (plan, seat) = (scenario.Pools[pool], person - Staff.FirstReviewer(scenario, pool).Value);
        var isOnCall = seat >= plan.Reviewers - (plan.OnCall?.People ?? 0);
        var isAlways = plan.Roster is null && plan.OnCall is null;
        return new Person
        {
            IsAlways = isAlways,
            IsOnDuty = isAlways,
            IsOnCall = isOnCall,
            Duties = plan.Roster is { } roster && !isOnCall ? new DutyStream(roster, new PersonId(person), seat, scenario.Run.Start, limit) : null,
        };
    }

    private void Start()
    {
        for (var person = 1; person < people.Length; person++)
        {
            people[person].Duties?.Restart(draws);
            ScheduleDuty(person);
        }

        for (var index = 0; index < pullAways.Count; index++)
        {
            pullAways[index].Stream.Restart(draws);
            SchedulePullAway(index);
        }
    }

    private void Apply(Step step, int index, Instant now)
    {
        switch (step)
        {
            case Step.DutyStarts:
                people[index].IsScheduled = true;
                Change(index, !people[index].IsAway, now);
                Schedule(people[index].Duties!.Current.To, DutyEnds, Step.DutyEnds, index);
                break;
            case Step.DutyEnds:
                people[index].IsScheduled = false;
                Change(index, false, now);
                ScheduleDuty(index);
                break;
            case Step.PullAwayBegins:
                PullAway(index, now);
                break;
            default:
                people[index].IsAway = false;
                Change(index, people[index].IsScheduled || people[index].IsAlways, now);
                break;
        }
    }

    private void PullAway(int index, Instant now)
    {
        var (pool, plan, stream) = pullAways[index];
        var length = Duration.FromMicroseconds(plan.Length.Quantile(draws.Uniform(stream.Node.Value, DrawPurpose.PullAwayLength)));
        var wanted = plan.People;
        for (var person = 1; person < people.Length && wanted > 0; person++)
        {
            if (poolOfPerson[person] == pool && people[person] is { IsOnDuty: true, IsOnCall: false })
            {
                people[person].IsAway = true;
                Change(person, false, now);
                Schedule(now + length, DutyStarts, Step.PullAwayEnds, person);
                wanted--;
            }
        }

        SchedulePullAway(index);
    }

    private void Change(int person, bool isOnDuty, Instant now)
    {
        if (people[person].IsOnDuty == isOnDuty)
        {
            return;
        }

        people[person].IsOnDuty = isOnDuty;
        var (list, arrivals) = duties[poolOfPerson[person]];
        if (isOnDuty)
        {
            arrivals.Add(now);
        }

        var count = list[^1].People + (isOnDuty ? 1 : -1);
        if (list[^1].At == now)
        {
            list[^1] = (now, count);
        }
        else
        {
            list.Add((now, count));
        }
    }

    private void ScheduleDuty(int person)
    {
        if (people[person].Duties is { } stream && stream.MoveNext())
        {
            Schedule(stream.Current.From, DutyStarts, Step.DutyStarts, person);
        }
    }

    private void SchedulePullAway(int index)
    {
        var stream = pullAways[index].Stream;
        if (stream.MoveNext() && (scenario.Run.AfterHorizon == AfterHorizon.RunOn || stream.At < horizon))
        {
            Schedule(stream.At, DutyStarts, Step.PullAwayBegins, index);
        }
    }

    private void Schedule(Instant at, byte order, Step step, int index) => calendar.Enqueue((step, index), (at, order, sequence++));

    private struct Person
    {
        public DutyStream? Duties;
        public bool IsAlways;
        public bool IsOnCall;
        public bool IsOnDuty;
        public bool IsScheduled;
        public bool IsAway;
    }
}

/// <summary>The duties of one pool.</summary>
/// <param name="Counts">How many people were on duty: from each instant on, until the next.</param>
/// <param name="Arrivals">When somebody came on duty, in order.</param>
internal sealed record PoolDuty(List<(Instant At, int People)> Counts, List<Instant> Arrivals);
