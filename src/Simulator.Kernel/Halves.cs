namespace Simulator.Kernel;

/// <summary>Two numbers in one word.</summary>
internal static class Halves
{
    public static ulong Join(int low, uint high) => unchecked((uint)low | ((ulong)high << 32));

    public static int Low(ulong word) => unchecked((int)word);

    public static uint High(ulong word) => unchecked((uint)(word >> 32));
}
