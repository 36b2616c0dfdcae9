using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Statistics;

namespace Simulator.Operations;

/// <summary>What becomes of recommendations whose AI drafts worse for a time, or whose drafts are executed more and more.</summary>
public static class Decay
{
    /// <summary>A recommendation drafted while its AI is at fault. Noise stays noise, what is wrong stays wrong.</summary>
    /// <param name="what">The recommendation as it would have been.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="progress">How far the fault has come, 0 at its beginning to 1 at its end.</param>
    /// <param name="draws">The draws of the replication.</param>
    public static Recommendation Degrade(in Recommendation what, AiFault fault, double progress, in KeyedDraws draws)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (!fault.Classes[what.Request.Action.Class.Index])
        {
            return what;
        }

        var isDegraded = what is { IsWrong: false, IsNoise: false } && fault.QualityDrop > 0 &&
            draws.Uniform(what.Request.Node.Value, DrawPurpose.QualityDrop) < fault.QualityDrop;
        var worse = isDegraded ? what with { IsWrong = true, IsDegraded = true } : what;
        if (fault.ConfidenceDrift == 0)
        {
            return worse;
        }

        var context = worse.Request.Context;
        return worse with
        {
            Request = worse.Request with { Context = context with { Confidence = Math.Clamp(context.Confidence + (fault.ConfidenceDrift * progress), 0, 1) } },
        };
    }

    /// <summary>
    /// A draft that the AI executes where it has come to that. The draw is the one of an over-reach, so that a steeper drift only adds to what a
    /// flatter one executes.
    /// </summary>
    /// <param name="what">The recommendation as it would have been.</param>
    /// <param name="content">What its class asks for.</param>
    /// <param name="weeks">Weeks since the start of the run.</param>
    /// <param name="draws">The draws of the replication.</param>
    public static Recommendation Drifted(in Recommendation what, Content content, double weeks, in KeyedDraws draws)
    {
        ArgumentNullException.ThrowIfNull(content);
        var (node, context) = (what.Request.Node.Value, what.Request.Context);
        if (content is not { Drift: { } drift, MayExecute: false } || (context.Signs & Signs.BeyondBoundary) != Signs.None ||
            draws.Uniform(node, DrawPurpose.Overreach) >= drift.At(content.Overreach, weeks))
        {
            return what;
        }

        return draws.Uniform(node, DrawPurpose.DriftSeen) < drift.Seen
            ? what with { Request = what.Request with { Context = context with { Signs = context.Signs | Signs.BeyondBoundary } } }
            : what with { IsDrifted = true };
    }
}
