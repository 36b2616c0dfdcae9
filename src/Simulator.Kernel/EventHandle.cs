namespace Simulator.Kernel;

/// <summary>Names one scheduled event, so that it can be cancelled. Valid from scheduling until the event runs or is cancelled.</summary>
/// <remarks>
/// The default value is never valid and can stand for "none". A handle says nothing about order: never sort or report by it. It is one word,
/// so that it travels in a register: a word read back from two halves just written stalls the processor.
/// </remarks>
public readonly record struct EventHandle
{
    private readonly ulong _word;

    /// <summary>Names an event.</summary>
    /// <param name="slot">The place of the event in its calendar, reused after it ended. Range: 1 to 16,777,215; 0 in the default value.</param>
    /// <param name="generation">Which tenant of the slot is meant: odd in every handle a calendar gave out, so that a stale one is recognised.</param>
    public EventHandle(int slot, uint generation) => _word = Halves.Join(slot, generation);

    /// <summary>The place of the event in its calendar.</summary>
    public int Slot => Halves.Low(_word);

    /// <summary>Which tenant of the slot is meant.</summary>
    public uint Generation => Halves.High(_word);

    /// <inheritdoc/>
    public override string ToString() => $"event {Slot}.{Generation}";
}
