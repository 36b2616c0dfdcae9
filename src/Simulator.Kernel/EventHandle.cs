namespace Simulator.Kernel;

/// <summary>Names one scheduled event, so that it can be cancelled. Valid from scheduling until the event runs or is cancelled.</summary>
/// <remarks>The default value is never valid and can stand for "none". A handle says nothing about order: never sort or report by it.</remarks>
/// <param name="Slot">The place of the event in its calendar, reused after it ended. Range: 1 to 16,777,215; 0 in the default value.</param>
/// <param name="Generation">Which tenant of the slot is meant: odd in every handle a calendar gave out, so that a stale one is recognised.</param>
public readonly record struct EventHandle(int Slot, uint Generation);
