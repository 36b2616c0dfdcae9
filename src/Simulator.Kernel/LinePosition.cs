namespace Simulator.Kernel;

/// <summary>The place of one item in a waiting line. Valid from joining until the item leaves by any way; a stale one is recognised.</summary>
/// <remarks>The default value is never valid and can stand for "none" or "past the end".</remarks>
/// <param name="Slot">The place in the line's storage, reused after the item left.</param>
/// <param name="Generation">Which tenant of the slot is meant. Odd in every position that was ever valid.</param>
public readonly record struct LinePosition(int Slot, uint Generation);
