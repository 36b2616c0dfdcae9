namespace Simulator.Bench.Yardsticks;

/// <summary>What the hold model asks of a pending-event set. Structs implement it: the loop is then compiled for each, without indirection.</summary>
internal interface IPendingSet
{
    void Add(long time, uint payload);

    long Take(out uint payload);
}
