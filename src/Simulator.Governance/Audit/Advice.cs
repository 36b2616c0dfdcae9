namespace Simulator.Governance;

/// <summary>What a model that proposes an order of service said about a task that a person then took, as the trail keeps it.</summary>
/// <param name="Score">The model's score, the lowest first, in steps of priority; kept from -128 to 128 to within 1/4,096.</param>
/// <param name="Rank">How many waiting tasks the model would have served before it, 0 when the person followed the model; kept up to 65,535.</param>
/// <param name="Departed">Whether the person departed from the proposal.</param>
/// <param name="WasStarving">Whether it had waited so long that it went first whatever the model said.</param>
public readonly record struct Advice(double Score, int Rank, bool Departed, bool WasStarving)
{
    private const int PlaceBits = 4;
    private const int RankShift = 8;
    private const int ScoreShift = 24;
    private const double Unit = 4096;
    private const double Range = 128;

    /// <summary>The detail of the fact <see cref="Fact.OrderAdvised"/>: bits 0-3 the place, 4 departed, 5 starving, 8-23 the rank, from 24 on (score + 128) × 4,096.</summary>
    /// <param name="place">The place in the gate, 0 to 15.</param>
    public ulong ToDetail(int place) =>
        ((ulong)place & ((1UL << PlaceBits) - 1))
        | (Departed ? 1UL << PlaceBits : 0)
        | (WasStarving ? 1UL << (PlaceBits + 1) : 0)
        | ((ulong)Math.Clamp(Rank, 0, ushort.MaxValue) << RankShift)
        | ((ulong)Math.Round((Math.Clamp(Score, -Range, Range) + Range) * Unit) << ScoreShift);

    /// <summary>Reads a detail.</summary>
    /// <param name="detail">As <see cref="ToDetail"/> wrote it.</param>
    /// <returns>The place and the advice.</returns>
    public static (int Place, Advice Advice) FromDetail(ulong detail) => (
        (int)(detail & ((1UL << PlaceBits) - 1)),
        new Advice(
            ((detail >> ScoreShift) / Unit) - Range,
            (int)(detail >> RankShift & ushort.MaxValue),
            (detail & (1UL << PlaceBits)) != 0,
            (detail & (1UL << (PlaceBits + 1))) != 0));
}
