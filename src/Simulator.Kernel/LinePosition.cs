namespace Simulator.Kernel;

/// <summary>The place of one item in a waiting line. Valid from joining until the item leaves by any way; a stale one is recognised.</summary>
/// <remarks>The default value is never valid and can stand for "none" or "past the end". One word, as <see cref="EventHandle"/> is.</remarks>
public readonly record struct LinePosition
{
    private readonly ulong _word;

    /// <summary>Names a place.</summary>
    /// <param name="slot">The place in the line's storage, reused after the item left.</param>
    /// <param name="generation">Which tenant of the slot is meant. Odd in every position that was ever valid.</param>
    public LinePosition(int slot, uint generation) => _word = Halves.Join(slot, generation);

    /// <summary>The place in the line's storage.</summary>
    public int Slot => Halves.Low(_word);

    /// <summary>Which tenant of the slot is meant.</summary>
    public uint Generation => Halves.High(_word);

    /// <inheritdoc/>
    public override string ToString() => $"position {Slot}.{Generation}";
}
