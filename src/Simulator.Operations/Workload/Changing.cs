using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Operations;

/// <summary>How the world moves on after a draft.</summary>
/// <param name="StaleAt">When a right recommendation turns wrong; <see cref="Instant.MaxValue"/> for never and for wrong ones.</param>
/// <param name="IsNoticed">Whether a policy that is asked again then can see it.</param>
/// <param name="GraverAt">When the impact rises; <see cref="Instant.MaxValue"/> for never.</param>
public readonly record struct Changes(Instant StaleAt, bool IsNoticed, Instant GraverAt)
{
    /// <summary>Nothing ever changes.</summary>
    public static Changes None => new(Instant.MaxValue, false, Instant.MaxValue);
}

/// <summary>Draws how the world moves on while requests wait. Waiting itself then creates error: what was right when drafted may be wrong when executed.</summary>
public sealed class Changing
{
    private readonly ActionClass[] classes;

    /// <summary>Changes in one scenario.</summary>
    public Changing(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        classes = [.. scenario.Classes];
        IsOn = scenario.Classes.Any(kind => kind.Staleness is not null || kind.ContextChange is not null);
    }

    /// <summary>Whether anything can change at all; otherwise nothing is drawn.</summary>
    public bool IsOn { get; }

    /// <summary>Draws the changes after a draft.</summary>
    /// <param name="work">The recommendation.</param>
    /// <param name="drafted">When it was drafted.</param>
    /// <param name="draws">The draws of the replication.</param>
    public Changes Draw(in Recommendation work, Instant drafted, in KeyedDraws draws)
    {
        var kind = classes[work.Request.Action.Class.Index];
        var node = work.Request.Node.Value;
        var changes = Changes.None;
        if (kind.Staleness is { } staleness && !work.IsWrong)
        {
            changes = changes with
            {
                StaleAt = After(drafted, staleness.After, draws.Uniform(node, DrawPurpose.Staleness)),
                IsNoticed = draws.Uniform(node, DrawPurpose.StalenessNoticed) < staleness.Noticed,
            };
        }

        return kind.ContextChange is { } change
            ? changes with { GraverAt = After(drafted, change.After, draws.Uniform(node, DrawPurpose.ContextChange)) }
            : changes;
    }

    /// <summary>The request as a policy finds it when it is asked again.</summary>
    public ActionRequest Found(in ActionRequest request, in Changes changes, Instant now)
    {
        var context = request.Context;
        if (now >= changes.GraverAt)
        {
            context = context with { Impact = classes[request.Action.Class.Index].ContextChange!.Impact };
        }

        return now >= changes.StaleAt && changes.IsNoticed
            ? request with { Context = context with { Signs = context.Signs | Signs.ContextChanged } }
            : request with { Context = context };
    }

    private static Instant After(Instant drafted, Distribution time, double uniform) =>
        drafted.AddSaturating(Duration.FromMicroseconds(time.Quantile(uniform)));
}
