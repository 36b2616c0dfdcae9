using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.LoadDriver;

/// <summary>Who presents which token to the gateway.</summary>
/// <param name="Requester">Of those who submit and execute; empty for none.</param>
/// <param name="Reviewer">Of a reviewer, by person number (from 1 through the pools in order) and name (<c>pool-1</c>, <c>pool-2</c>, …).</param>
public sealed record GatewayTokens(string Requester, Func<int, string, string> Reviewer)
{
    /// <summary>
    /// Of whoever lists the tasks of all pools; null for the first reviewer of each pool. A gateway that shows a person only what that person
    /// may take hides the second place of a request from whoever fills the first, so a list for everybody needs a token that sees all.
    /// </summary>
    public string? Observer { get; init; }

    /// <summary>Of whoever fetches the audit trail; null for the observer, and for the requester where there is none.</summary>
    public string? Auditor { get; init; }

    /// <summary>No tokens.</summary>
    public static GatewayTokens None { get; } = new(string.Empty, (_, _) => string.Empty);

    /// <summary>The same token for everybody.</summary>
    public static GatewayTokens Same(string token) => new(token, (_, _) => token);
}

/// <summary>What the parts of one live run share.</summary>
internal sealed class LiveWorld(
    Scenario scenario, LoadPlan plan, GatewayClient client, GatewayTokens tokens, string run, TimeProvider time, CancellationToken over)
{
    private Exception? defect;

    /// <summary>What went wrong in this program itself, the first of it; null when nothing did.</summary>
    public Exception? Defect => defect;

    /// <summary>Cancelled when the run is over.</summary>
    public CancellationToken Over => over;

    public Scenario Scenario => scenario;

    public LoadPlan Plan => plan;

    public GatewayClient Client => client;

    public GatewayTokens Tokens => tokens;

    public LoadClock Clock { get; } = new(time);

    public KeyedDraws Draws { get; } = plan.Draws;

    public CallLedger Ledger { get; } = new();

    public double Compression => plan.Schedule.Compression;

    /// <summary>The scenario time at which people live: the compression alone, whatever the phases do to the arrivals.</summary>
    public Instant Now => scenario.Run.Start + Duration.FromMicroseconds(Clock.Microseconds * Compression);

    /// <summary>A scenario time on the wall.</summary>
    public TimeSpan Wall(Duration scenarioTime) => new((long)(scenarioTime.Microseconds / Compression * TimeSpan.TicksPerMicrosecond));

    public async Task PauseAsync(TimeSpan wall, CancellationToken cancellation)
    {
        if (wall > TimeSpan.Zero)
        {
            await Task.Delay(wall, time, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Lets something go on beside the caller until it is done or the run is over; a defect in it is kept.</summary>
    public async Task BesideAsync(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception) when (over.IsCancellationRequested)
        {
            // What was going on when the run ended counts as unresolved.
        }
        catch (Exception e)
        {
            Interlocked.CompareExchange(ref defect, e, null);
        }
    }

    public CallValues ValuesOf(in Recommendation recommendation, string id, string token) => new()
    {
        Run = run,
        Request = recommendation.Request,
        ClassName = scenario.Classes[recommendation.Request.Action.Class.Index].Name,
        Id = id,
        Token = token,
    };

    public CallValues ValuesOfRun(string token) => new() { Run = run, Token = token };
}
