using Simulator.Governance;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Experiments;

/// <summary>Reviewers as threads with their reviews as slices, and the backlog of each pool as a counter.</summary>
internal sealed class FloorTrace : ITaskWatcher
{
    /// <summary>The process of the first pool.</summary>
    public const int FirstPool = 10;

    private readonly TraceEventFile file;
    private readonly Scenario scenario;
    private readonly Catalogue catalogue;
    private readonly Backlog[] backlogs;
    private ActionRequest current;

    public FloorTrace(TraceEventFile file, Scenario scenario, Catalogue catalogue)
    {
        (this.file, this.scenario, this.catalogue) = (file, scenario, catalogue);
        Now = scenario.Run.Start;
        backlogs = [.. scenario.Pools.Select(_ => new Backlog())];
        for (var pool = 0; pool < backlogs.Length; pool++)
        {
            file.Process(FirstPool + pool, $"pool {scenario.Pools[pool].Name}", FirstPool + pool);
        }

        foreach (var reviewer in catalogue.Reviewers)
        {
            file.Thread(FirstPool + reviewer.Pool, reviewer.Id.Value, reviewer.Name, reviewer.Id.Value);
        }
    }

    public Instant Now { get; private set; }

    public void Before(in AuditEvent fact, in ActionRequest request)
    {
        if (fact.At > Now)
        {
            CountAll(); // once an instant, when it is over
        }

        (Now, current) = (fact.At, request);
    }

    public void Moved(Instant at, NodeId node, in TaskOnBoard task, TaskPlace to, int pool, PersonId person, Fact why)
    {
        if (task.Place != TaskPlace.None)
        {
            backlogs[task.Pool].Add(task.Place, -1);
        }

        if (to != TaskPlace.None)
        {
            backlogs[pool].Add(to, +1);
        }

        if (task.Place == TaskPlace.InReview)
        {
            file.End(FirstPool + task.Pool, task.Person.Value, at, TraceArgument.Of("verdict", PlainWords.Of(why)));
        }

        if (to == TaskPlace.InReview)
        {
            file.Begin(
                FirstPool + pool,
                person.Value,
                at,
                scenario.Classes[current.Action.Class.Index].Name,
                "review",
                TraceArgument.Of("request", node.ToString()),
                TraceArgument.Of("title", catalogue.TitleOf(current.Action.Class, node, current.Resource.Service)),
                TraceArgument.Of("role", task.Factor?.Role ?? "approver"),
                TraceArgument.Of("resumed", why == Fact.ReviewResumed ? "yes" : "no"));
        }
    }

    /// <summary>The last counts, and how many people were on duty.</summary>
    public void Finish(IReadOnlyList<PoolDuty> duties)
    {
        CountAll();
        for (var pool = 0; pool < duties.Count; pool++)
        {
            foreach (var (at, people) in duties[pool].Counts)
            {
                file.Counter(FirstPool + pool, at, "on duty (without people on call)", TraceArgument.Of("people", people));
            }
        }
    }

    private void CountAll()
    {
        for (var pool = 0; pool < backlogs.Length; pool++)
        {
            var backlog = backlogs[pool];
            if (backlog.HasChanged)
            {
                backlog.HasChanged = false;
                file.Counter(
                    FirstPool + pool,
                    Now,
                    "backlog",
                    TraceArgument.Of("waiting", backlog.Waiting),
                    TraceArgument.Of("in review", backlog.InReview),
                    TraceArgument.Of("parked", backlog.Parked));
            }
        }
    }

    private sealed class Backlog
    {
        public int Waiting { get; private set; }

        public int InReview { get; private set; }

        public int Parked { get; private set; }

        public bool HasChanged { get; set; }

        public void Add(TaskPlace place, int count)
        {
            HasChanged = true;
            Waiting += place == TaskPlace.Waiting ? count : 0;
            InReview += place == TaskPlace.InReview ? count : 0;
            Parked += place == TaskPlace.Parked ? count : 0;
        }
    }
}
