namespace Simulator.Simulation;

/// <summary>Places for values that come and go, numbered from 1; grows when it has to and allocates nothing once it is large enough.</summary>
internal sealed class SlotTable<T>
    where T : struct
{
    private T[] items = new T[16];
    private int[] free = new int[16];
    private int freeCount;

    /// <summary>The highest number that was given out since the last <see cref="Clear"/>.</summary>
    public int Highest { get; private set; }

    public ref T this[int number] => ref items[number];

    /// <summary>Gives out a number; its value is as the last user left it.</summary>
    public int Take()
    {
        if (freeCount > 0)
        {
            return free[--freeCount];
        }

        if (++Highest == items.Length)
        {
            Array.Resize(ref items, 2 * items.Length);
        }

        return Highest;
    }

    public void Release(int number)
    {
        if (freeCount == free.Length)
        {
            Array.Resize(ref free, 2 * free.Length);
        }

        free[freeCount++] = number;
    }

    public void Clear() => Highest = freeCount = 0;
}
