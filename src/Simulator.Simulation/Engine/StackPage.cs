using System.Runtime.CompilerServices;

namespace Simulator.Simulation;

/// <summary>Where on the stack the events run.</summary>
/// <remarks>
/// The frames of the innermost calls take some two kilobytes. Where one of their vector stores crosses the boundary of two memory pages the processor
/// stalls for a hundred cycles, at every event; whether it does is an accident of where the stack of the thread begins, which differs between runs.
/// So the loop begins just below a boundary, and all of its calls stay within one page.
/// </remarks>
internal static class StackPage
{
    public const int Size = 4096;

    /// <summary>How many bytes the caller has to leave free on its stack before it calls what is to run within one page, 0 to <see cref="Size"/> - 1.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int GapToNext()
    {
        byte here = 0;
        var address = unchecked((nuint)Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref here));
        return (int)(address % Size);
    }
}
