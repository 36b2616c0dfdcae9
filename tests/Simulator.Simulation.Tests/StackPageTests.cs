using System.Runtime.CompilerServices;

namespace Simulator.Simulation.Tests;

public class StackPageTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(1_500)]
    [InlineData(4_000)]
    public void What_is_called_below_the_gap_begins_near_the_upper_end_of_a_page_wherever_the_stack_stood(int depth)
    {
        Span<byte> above = stackalloc byte[depth];
        above.Fill(1);
        Assert.InRange(PlaceInPageBelowGap(), StackPage.Size - 1_024, StackPage.Size - 1);
        Assert.Equal(depth, above.ToArray().Sum(each => each)); // still there
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int PlaceInPageBelowGap()
    {
        Span<byte> gap = stackalloc byte[StackPage.GapToNext()];
        return PlaceInPage(gap);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int PlaceInPage(ReadOnlySpan<byte> gap)
    {
        Assert.InRange(gap.Length, 0, StackPage.Size - 1);
        return StackPage.GapToNext(); // how far above the lower end of a page the stack stands here
    }
}
