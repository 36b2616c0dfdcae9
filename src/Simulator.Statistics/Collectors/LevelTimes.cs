namespace Simulator.Statistics;

/// <summary>
/// How long an integer level was held, level by level: enough for the time mean and for time-weighted quantiles, and adding the times of several
/// runs pools them exactly (integers: any order gives the same bits). Allocates only when a level is higher than any before.
/// </summary>
public sealed class LevelTimes
{
    /// <summary>The highest level that can be held; a guard against counting something that is not a level.</summary>
    public const int MaxLevel = 1 << 26;

    private long[] _times = new long[16];

    /// <summary>Total time, 0 or above.</summary>
    public long Total { get; private set; }

    /// <summary>The sum of level times time.</summary>
    public Int128 Integral
    {
        get
        {
            Int128 sum = 0;
            for (int level = 1; level <= Maximum; level++)
            {
                sum += (Int128)level * _times[level];
            }

            return sum;
        }
    }

    /// <summary>The highest level held for a positive time; 0 when there is none.</summary>
    public int Maximum { get; private set; }

    /// <summary>The time mean of the level; NaN when no time was added.</summary>
    public double Mean => Total > 0 ? (double)Integral / Total : double.NaN;

    /// <summary>Adds a time at a level.</summary>
    /// <param name="level">The level, 0 to <see cref="MaxLevel"/>.</param>
    /// <param name="time">How long, 0 or above; 0 leaves no trace.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level or the time is outside its range.</exception>
    /// <exception cref="OverflowException">The total exceeds 2^63 - 1.</exception>
    public void Add(int level, long time)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(time);
        if (level is < 0 or > MaxLevel)
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, $"A level runs from 0 to {MaxLevel}.");
        }

        if (time == 0)
        {
            return;
        }

        if (level >= _times.Length)
        {
            Array.Resize(ref _times, Math.Max(level + 1, 2 * _times.Length));
        }

        Total += time;
        _times[level] += time;
        Maximum = Math.Max(Maximum, level);
    }

    /// <summary>The time at one level.</summary>
    /// <param name="level">The level, 0 or above.</param>
    /// <returns>The time, 0 or above.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The level is negative.</exception>
    public long TimeAt(int level)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        return level < _times.Length ? _times[level] : 0;
    }

    /// <summary>The share of the time at levels up to and including one.</summary>
    /// <param name="level">The level; negative gives 0.</param>
    /// <returns>0 to 1; NaN when no time was added.</returns>
    public double ShareAtOrBelow(int level)
    {
        long sum = 0;
        for (int i = 0; i <= Math.Min(level, Maximum); i++)
        {
            sum += _times[i];
        }

        return Total > 0 ? (double)sum / Total : double.NaN;
    }

    /// <summary>The time-weighted quantile: the least level n such that the share of the time with level &lt;= n is at least q.</summary>
    /// <param name="q">Share of the time, above 0 to 1.</param>
    /// <returns>The level.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="q"/> is outside its range.</exception>
    /// <exception cref="InvalidOperationException">No time was added.</exception>
    public int Quantile(double q)
    {
        long wanted = Ranks.OfQuantile(q, Total);
        long sum = 0;
        for (int level = 0; level < _times.Length; level++)
        {
            sum += _times[level];
            if (sum >= wanted)
            {
                return level;
            }
        }

        throw new InvalidOperationException("The times do not sum to their total.");
    }

    /// <summary>Adds all times of another run.</summary>
    /// <param name="other">The other run; unchanged.</param>
    public void Merge(LevelTimes other)
    {
        ArgumentNullException.ThrowIfNull(other);
        int top = other.Total > 0 ? other.Maximum : -1;
        for (int level = top; level >= 0; level--)
        {
            Add(level, other._times[level]);
        }
    }

    /// <summary>The times by level, from level 0 to <see cref="Maximum"/>; empty when no time was added.</summary>
    /// <returns>A copy.</returns>
    public long[] ToArray() => Total > 0 ? _times[..(Maximum + 1)] : [];

    /// <summary>Forgets all times; keeps the memory.</summary>
    public void Clear()
    {
        Array.Clear(_times);
        (Total, Maximum) = (0, 0);
    }
}
