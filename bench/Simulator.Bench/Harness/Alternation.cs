namespace Simulator.Bench.Harness;

/// <summary>Contenders measured in turn, A B C A B C …, so that a slow spell of a shared machine hits all of them.</summary>
/// <param name="clock">Tells the seconds; default: <see cref="CpuClock"/>, which sees the measuring thread only.</param>
internal sealed class Alternation(Func<double>? clock = null)
{
    private readonly Func<double> _clock = clock ?? CpuClock.Seconds;
    private readonly List<(string Name, Func<long> Work)> _contenders = [];
    private double[][] _secondsPerItem = [];

    /// <summary>Adds a contender.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="work">Does one round of work and says how many items that was.</param>
    public Alternation Add(string name, Func<long> work)
    {
        _contenders.Add((name, work));
        return this;
    }

    public Alternation Run(Effort effort)
    {
        _secondsPerItem = [.. _contenders.Select(_ => new double[effort.Rounds])];
        for (var round = -effort.WarmUps; round < effort.Rounds; round++)
        {
            for (var c = 0; c < _contenders.Count; c++)
            {
                var before = _clock();
                var items = _contenders[c].Work();
                var seconds = _clock() - before;
                if (round >= 0)
                {
                    _secondsPerItem[c][round] = seconds / items;
                }
            }
        }

        return this;
    }

    /// <summary>Median nanoseconds an item.</summary>
    public double Nanoseconds(string name) => Median(Of(name)) * 1e9;

    /// <summary>Median seconds an item.</summary>
    public double Seconds(string name) => Median(Of(name));

    /// <summary>Median millions of items a second.</summary>
    public double Millions(string name) => 1e-6 / Median(Of(name));

    /// <summary>Median over the rounds of the speed of one contender relative to another in the same round.</summary>
    public double SpeedRatio(string name, string yardstick) => Median([.. Of(yardstick).Zip(Of(name), (y, n) => y / n)]);

    private double[] Of(string name) => _secondsPerItem[_contenders.FindIndex(c => c.Name == name)];

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
