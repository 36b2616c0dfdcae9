using System.Runtime.InteropServices;

namespace Simulator.Governance;

/// <summary>What a chain has done before the step that is asked for; the default value says that the request is no step of a chain.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ChainState
{
    private readonly byte flags; // RiskFlags has eight members

    /// <summary>Whether the request is a step of a chain: only then the chain rule speaks. Default: no.</summary>
    public bool IsStep { get; init; }

    /// <summary>The chain: the node of its first step. Nothing that decides.</summary>
    public NodeId Of { get; init; }

    /// <summary>How many steps precede this one in the chain, from 0. Nothing that decides.</summary>
    public byte Step { get; init; }

    /// <summary>Points of the executed steps.</summary>
    public RiskPoints Points { get; init; }

    /// <summary>The highest sum of points that was approved; none as long as nobody approved one, then the rule's initial ceiling holds.</summary>
    public RiskPoints Ceiling { get; init; }

    /// <summary>The highest impact of an executed step.</summary>
    public Impact HighestImpact { get; init; }

    /// <summary>What the executed steps touched, together.</summary>
    public RiskFlags Flags
    {
        get => (RiskFlags)flags;
        init => flags = (byte)value;
    }

    /// <summary>Whether an executed step changed state.</summary>
    public bool HasWrite { get; init; }

    /// <summary>Whether an executed step changed state and cannot be undone. A read leaves nothing to undo.</summary>
    public bool HasFinalWrite { get; init; }

    /// <summary>A chain before its first step.</summary>
    public static ChainState Start => new() { IsStep = true };

    /// <summary>The chain after a step was executed; what was approved stays approved.</summary>
    /// <param name="step">The executed step.</param>
    /// <param name="points">Its points, <see cref="ChainRule.PointsOf"/>.</param>
    public ChainState After(in ActionRequest step, RiskPoints points) => this with
    {
        IsStep = true,
        Points = Points + points,
        HighestImpact = Max(HighestImpact, step.Context.Impact),
        Flags = Flags | step.Resource.Flags,
        HasWrite = HasWrite || step.Action.Access == Access.Write,
        HasFinalWrite = HasFinalWrite || step.Action is { Access: Access.Write, Reversible: false },
    };

    /// <summary>The chain when a ceiling was approved; a lower one changes nothing.</summary>
    public ChainState Granted(RiskPoints ceiling) => ceiling > Ceiling ? this with { Ceiling = ceiling } : this;

    /// <summary>The step and all before it taken as one action: the highest impact, all flags, final if any write is, no confidence.</summary>
    internal ActionRequest Composite(in ActionRequest step) => step with
    {
        Action = step.Action with
        {
            Access = HasWrite ? Access.Write : step.Action.Access,
            Reversible = !HasFinalWrite && (step.Action.Reversible || (HasWrite && step.Action.Access == Access.Read)),
        },
        Resource = step.Resource with { Flags = step.Resource.Flags | Flags },
        Context = step.Context with { Impact = Max(HighestImpact, step.Context.Impact), Confidence = double.NaN },
    };

    private static Impact Max(Impact left, Impact right) => left > right ? left : right;
}
