using Simulator.Operations;

namespace Simulator.LoadDriver;

/// <summary>Counts what became of accepted requests, in slices of the counted wall time by when they were due. Safe from several threads.</summary>
internal sealed class LiveScore
{
    private readonly Lock gate = new();
    private readonly double compression;
    private readonly double warmUp;
    private readonly double counted;
    private readonly LiveSlice[] slices;

    public LiveScore(LoadPlan plan, int pools, int slices)
    {
        compression = plan.Schedule.Compression;
        warmUp = plan.WarmUp.Microseconds;
        counted = plan.Schedule.Wall.Microseconds - warmUp;
        this.slices = [.. Enumerable.Range(0, slices).Select(_ => new LiveSlice(pools))];
    }

    public IReadOnlyList<LiveSlice> Slices => slices;

    /// <summary>Answers that gave an id which another open request has: the gateway takes two requests for one.</summary>
    public long RepeatedIds { get; private set; }

    public void RepeatedId()
    {
        lock (gate)
        {
            RepeatedIds++;
        }
    }

    public void Drafted(LiveRequest request) => Count(request, slice => slice.Roots++);

    public void Waited(LiveRequest request, int pool, long wall) => Count(request, slice => slice.Waiting[pool].Record(Scaled(wall)));

    public void Reviewed(LiveRequest request, Review review)
    {
        if (request.Recommendation.IsWrong)
        {
            Count(request, slice =>
            {
                slice.WrongReviewed++;
                slice.Detected += review.Detected ? 1 : 0;
            });
        }
    }

    /// <summary>A request came to its end, as the simulator would count it.</summary>
    public void Ended(LiveRequest request) => Count(request, slice =>
    {
        if (request.IsAuthorised)
        {
            Authorised(request, slice);
        }
        else if (request.End == LiveState.Denied && !request.WasGated)
        {
            slice.Denied++;
            slice.Executed.RecordNever();
        }
        else
        {
            Refused(request, slice);
        }
    });

    /// <summary>A request was still open when the run ended: what it never reached counts as never.</summary>
    public void Unresolved(LiveRequest request) => Count(request, slice =>
    {
        slice.Unresolved++;
        if (request.WasGated && !request.IsAuthorised)
        {
            slice.ApprovalLatency.RecordNever();
            slice.AuthorisedGated.RecordNever();
            slice.Executed.RecordNever();
        }
        else if (request.IsAuthorised)
        {
            Authorised(request, slice);
        }
    });

    private void Authorised(LiveRequest request, LiveSlice slice)
    {
        var sinceDraft = Scaled(request.Authorised - request.Drafted);
        if (request.WasGated)
        {
            slice.ApprovalLatency.Record(Scaled(request.Authorised - request.GateEntered));
            slice.AuthorisedGated.Record(sinceDraft);
            slice.ByGateEnd[0]++;
        }
        else
        {
            slice.AuthorisedAuto.Record(sinceDraft);
            slice.Auto++;
        }

        if (request.Executed >= 0)
        {
            slice.Executed.Record(Scaled(request.Executed - request.Drafted));
        }
    }

    private void Refused(LiveRequest request, LiveSlice slice)
    {
        var end = request.End switch
        {
            LiveState.Rejected => 1,
            LiveState.Withdrawn => 3,
            LiveState.TurnedAway => 4,
            _ => 2,
        };
        slice.ByGateEnd[end]++;
        slice.AuthorisedGated.RecordNever();
        slice.Executed.RecordNever();
        if (end == 1 && request.LastDecision >= 0 && request.WasGated)
        {
            slice.ApprovalLatency.Record(Scaled(request.LastDecision - request.GateEntered));
        }
        else
        {
            slice.ApprovalLatency.RecordNever();
        }
    }

    private void Count(LiveRequest request, Action<LiveSlice> count)
    {
        if (request.Send.IsWarmUp)
        {
            return;
        }

        var share = (request.Send.Due.Microseconds - warmUp) / counted;
        lock (gate)
        {
            count(slices[Math.Clamp((int)(share * slices.Length), 0, slices.Length - 1)]);
        }
    }

    private long Scaled(long wall) => (long)Math.Round(Math.Max(0, wall) * compression);
}
