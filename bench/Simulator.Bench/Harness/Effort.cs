namespace Simulator.Bench.Harness;

/// <summary>How long to measure.</summary>
/// <param name="WarmUps">Rounds before the first counted one: enough for the tiered compiler to finish.</param>
/// <param name="Rounds">Counted rounds; odd, so that the median is one of them.</param>
/// <param name="Scale">Share of the full amount of work in a round.</param>
internal sealed record Effort(int WarmUps, int Rounds, double Scale)
{
    public static Effort Full { get; } = new(8, 15, 1);

    public static Effort Quick { get; } = new(6, 3, 0.2);

    public int Of(int full) => (int)(full * Scale);
}
