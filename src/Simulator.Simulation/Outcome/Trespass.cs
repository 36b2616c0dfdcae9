using System.Runtime.CompilerServices;
using Simulator.Governance;
using Simulator.Operations;

namespace Simulator.Simulation;

/// <summary>What a request may ask for that it should not.</summary>
public enum Trespass
{
    /// <summary>An AI asks to do what its class may only suggest.</summary>
    Boundary,

    /// <summary>A request outside its playbook.</summary>
    Deviation,

    /// <summary>What is asked for is not what was declared, seen or not.</summary>
    IntentMismatch,

    /// <summary>Nobody answers for the workflow.</summary>
    Unowned,

    /// <summary>An execution with more autonomy than the workflow's label promises; it is only ever executed, for nothing asks for it.</summary>
    BeyondLabel,

    /// <summary>A recommendation that follows a planted instruction, seen or not.</summary>
    Injected,
}

/// <summary>How far it came.</summary>
public enum TrespassEnd
{
    /// <summary>It was asked for.</summary>
    Attempted,

    /// <summary>The policy refused it.</summary>
    Blocked,

    /// <summary>It was executed.</summary>
    Executed,
}

/// <summary>Counts by <see cref="Trespass"/>, then by <see cref="TrespassEnd"/>.</summary>
[InlineArray(Count)]
internal struct Trespasses
{
    public const int Count = Kinds * Ends;
    private const int Kinds = 6;
    private const int Ends = 3;
    private const Signs Seen = Signs.BeyondBoundary | Signs.OutOfPlaybook | Signs.OwnerMissing;
    private long first;

    public static int IndexOf(Trespass kind, TrespassEnd end) => ((int)kind * Ends) + (int)end;

    public void Add(in Recommendation what, TrespassEnd end)
    {
        var signs = what.Request.Context.Signs;
        if ((signs & Seen) == 0 && !what.IsMismatch && !what.IsInjected)
        {
            return; // nearly all of them
        }

        this[IndexOf(Trespass.Boundary, end)] += (signs & Signs.BeyondBoundary) != 0 ? 1 : 0;
        this[IndexOf(Trespass.Deviation, end)] += (signs & Signs.OutOfPlaybook) != 0 ? 1 : 0;
        this[IndexOf(Trespass.IntentMismatch, end)] += what.IsMismatch ? 1 : 0;
        this[IndexOf(Trespass.Injected, end)] += what.IsInjected ? 1 : 0;
        this[IndexOf(Trespass.Unowned, end)] += (signs & Signs.OwnerMissing) != 0 ? 1 : 0;
    }
}
