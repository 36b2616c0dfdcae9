namespace Simulator.Bench.Yardsticks;

/// <summary>The queue both loops simulate: M/M/10 with lambda 9 and mu 1, times in microseconds, one service time = 1 s.</summary>
internal static class Mm10
{
    public const int Servers = 10;
    public const double MeanService = 1e6;
    public const double MeanGap = MeanService / 9;

    /// <summary>The mean wait by Erlang's delay formula, in service times.</summary>
    public const double ExpectedWait = 0.668732;
}
