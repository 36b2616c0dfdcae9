using System.Text.Json;
using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.LoadDriver;

/// <summary>
/// Simulated people who decide through the gateway as the scenario's would: the same draws for time and verdict, time compressed. One loop a
/// pool lists what waits and gives it out; reviews run beside it.
/// </summary>
internal sealed class Approvers : IDisposable
{
    private const int LongestList = 200;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(800);
    private readonly LiveWorld world;
    private readonly Requester requester;
    private readonly LiveScore score;
    private readonly TimeSpan interval;
    private readonly Reviewing reviewing;
    private readonly PoolDesk[] desks;
    private readonly SemaphoreSlim[] wakes;
    private readonly double[] speeds;
    private long foreign;

    public Approvers(LiveWorld world, Requester requester, LiveScore score, TimeSpan interval)
    {
        (this.world, this.requester, this.score, this.interval) = (world, requester, score, interval);
        reviewing = new Reviewing(world.Scenario);
        desks = [.. world.Scenario.Pools.Select((_, index) => new PoolDesk(world, index, reviewing))];
        wakes = [.. desks.Select(_ => new SemaphoreSlim(0, 1))];
        speeds = new double[Staff.FirstBusinessPerson(world.Scenario)];
        Staff.DrawSpeeds(world.Scenario, world.Draws, speeds);
    }

    /// <summary>Listed tasks of requests that this run did not submit; they are left alone.</summary>
    public long ForeignTasks => Interlocked.Read(ref foreign);

    /// <summary>Something changed at the gateway.</summary>
    public void Wake()
    {
        for (var pool = 0; pool < desks.Length; pool++)
        {
            Wake(pool);
        }
    }

    public Task RunAsync() => Task.WhenAll(desks.Select(RunAsync));

    public void Dispose()
    {
        foreach (var wake in wakes)
        {
            wake.Dispose();
        }
    }

    private void Wake(int pool)
    {
        lock (wakes[pool])
        {
            if (wakes[pool].CurrentCount == 0)
            {
                wakes[pool].Release();
            }
        }
    }

    private async Task RunAsync(PoolDesk desk)
    {
        while (!world.Over.IsCancellationRequested)
        {
            GiveOut(desk);
            await ListAsync(desk).ConfigureAwait(false);
            GiveOut(desk);
            await wakes[desk.Index].WaitAsync(interval, world.Over).ConfigureAwait(false);
        }
    }

    private void GiveOut(PoolDesk desk)
    {
        while (desk.TryAssign(world.Now) is { } assigned)
        {
            _ = world.BesideAsync(() => ReviewAsync(desk, assigned.Task, assigned.Server));
        }
    }

    private async Task ListAsync(PoolDesk desk)
    {
        var (name, person) = NameOf(desk, 0);
        var values = world.ValuesOfRun(world.Tokens.Observer ?? world.Tokens.Reviewer(person, name)) with { Pool = desk.Name, Limit = LongestList, Reviewer = name, Person = person };
        var (outcome, tasks) = await world.Client.TasksAsync(values, world.Over).ConfigureAwait(false);
        world.Ledger.Note("tasks", outcome);
        var now = world.Clock.Microseconds;
        foreach (var task in tasks)
        {
            if (requester.Find(task.Request) is { } request)
            {
                desk.Add(new WaitingTask(task.Id, RoleOf(task.Role).Name, request, Joined(request, now)));
            }
            else
            {
                Interlocked.Increment(ref foreign); // or of one whose answer to the submission is still on its way: it is listed again
            }
        }
    }

    /// <summary>A task waits since its gate was entered or, where gates or factors follow each other, since the decision before it.</summary>
    private static long Joined(LiveRequest request, long now)
    {
        lock (request.Gate)
        {
            if (!request.WasGated)
            {
                request.GateEntered = now;
            }

            return Math.Max(request.GateEntered, request.LastDecision);
        }
    }

    private async Task ReviewAsync(PoolDesk desk, WaitingTask task, int server)
    {
        var started = world.Clock.Microseconds;
        if (await ClaimAsync(desk, task, server).ConfigureAwait(false))
        {
            score.Waited(task.Request, desk.Index, started - task.Joined);
            var review = Draw(desk, task, server);
            var spent = TimeSpan.FromMicroseconds(world.Clock.Microseconds - started); // claiming is part of the review
            await world.PauseAsync(world.Wall(review.Time) - spent, world.Over).ConfigureAwait(false);
            await DecideAsync(desk, task, server, review).ConfigureAwait(false);
        }
        else
        {
            desk.Forget(task.Id);
            desk.Release(server);
            await requester.CheckAsync(task.Request).ConfigureAwait(false);
        }
    }

    private async ValueTask<bool> ClaimAsync(PoolDesk desk, WaitingTask task, int server)
    {
        if (world.Client.Mapping.Claim is not { } call)
        {
            return true;
        }

        for (var pause = FirstPause; ; pause *= 2)
        {
            var outcome = await world.Client.TellAsync(call, ValuesOf(desk, task, server), world.Over).ConfigureAwait(false);
            world.Ledger.Note("claim", outcome);
            if (outcome.Failure is FailureKind.None or FailureKind.ClientError || pause > LongestPause)
            {
                return outcome.Failure == FailureKind.None;
            }

            await world.PauseAsync(pause, world.Over).ConfigureAwait(false); // it may have counted: the same person asks again, with the same key
        }
    }

    private Review Draw(PoolDesk desk, WaitingTask task, int server)
    {
        var request = task.Request;
        var role = RoleOf(task.Role);
        var obligations = world.Scenario.Policy.Table.Evaluate(request.Recommendation.Request).Obligations;
        lock (request.Gate)
        {
            var review = reviewing.Draw(
                request.Recommendation,
                role.Index,
                request.OccurrenceOf(task.Id, role.Name),
                new ReviewConditions { Speed = speeds[desk.FirstPerson + server], Minimum = obligations.MinimumReview },
                request.FirstReview,
                world.Draws);
            request.FirstReview ??= review;
            return review;
        }
    }

    private async Task DecideAsync(PoolDesk desk, WaitingTask task, int server, Review review)
    {
        var mapping = world.Client.Mapping;
        var values = ValuesOf(desk, task, server) with
        {
            Verdict = review.Verdict == Verdict.Approve ? mapping.ApproveWord : mapping.RejectWord,
            Reason = review.Verdict == Verdict.Approve ? "looks right" : "looks wrong",
            ReasonCode = JsonNamingPolicy.SnakeCaseLower.ConvertName(ReviewReasons.Of(task.Request.Recommendation, review.Detected, review.Verdict).ToString()),
        };
        var decided = world.Clock.Microseconds;
        var telling = world.Client.TellAsync(mapping.Decision!, values, world.Over);
        desk.Release(server); // whoever has decided turns to the next task, not to the network
        Wake(desk.Index);
        GiveOut(desk);
        var outcome = await telling.ConfigureAwait(false);
        world.Ledger.Note("decision", outcome);
        for (var pause = FirstPause; outcome.Failure != FailureKind.None; pause = pause < LongestPause ? pause * 2 : LongestPause)
        {
            await requester.CheckAsync(task.Request).ConfigureAwait(false);
            if (task.Request.End != LiveState.Unknown)
            {
                return; // it ended without this decision
            }

            await world.PauseAsync(pause, world.Over).ConfigureAwait(false); // lost on the way, or too early for the gateway's taste: say it again
            decided = world.Clock.Microseconds;
            outcome = await world.Client.TellAsync(mapping.Decision!, values, world.Over).ConfigureAwait(false);
            world.Ledger.Note("decision", outcome);
        }

        lock (task.Request.Gate)
        {
            task.Request.LastDecision = Math.Max(task.Request.LastDecision, decided);
        }

        score.Reviewed(task.Request, review);
        await requester.CheckAsync(task.Request).ConfigureAwait(false);
        Wake(); // a further gate may have opened, in any pool
    }

    private CallValues ValuesOf(PoolDesk desk, WaitingTask task, int server)
    {
        var (name, person) = NameOf(desk, server);
        return world.ValuesOf(task.Request.Recommendation, task.Request.Id, world.Tokens.Reviewer(person, name)) with
        {
            Pool = desk.Name,
            Task = task.Id,
            Reviewer = name,
            Person = person,
        };
    }

    private static (string Name, int Person) NameOf(PoolDesk desk, int server) =>
        (string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{desk.Name}-{server + 1}"), desk.FirstPerson + server);

    /// <summary>The role of a task; the scenario's first when the gateway names none.</summary>
    private (int Index, string Name) RoleOf(string? name)
    {
        IReadOnlyList<ReviewRole> roles = world.Scenario.Roles;
        for (var index = 0; index < roles.Count; index++)
        {
            if (roles[index].Name == name)
            {
                return (index, name);
            }
        }

        return (0, roles[0].Name);
    }
}
