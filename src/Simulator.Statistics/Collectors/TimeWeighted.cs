using System.Runtime.CompilerServices;

namespace Simulator.Statistics;

/// <summary>
/// Follows an integer level that changes at points in time and measures it over a window [from, to): time mean, time-weighted quantiles,
/// maximum. Times are longs in a unit of the caller's choice. Not safe for several threads at once.
/// </summary>
public sealed class TimeWeighted
{
    private readonly LevelTimes _times = new();
    private long _from;
    private long _to;
    private long _last;
    private int _level;

    /// <summary>A level of 0 before a window that is still to come.</summary>
    /// <param name="from">Start of the window, included.</param>
    /// <param name="to">End of the window, excluded, at or after the start.</param>
    /// <exception cref="ArgumentOutOfRangeException">The end is before the start.</exception>
    public TimeWeighted(long from, long to) => Reset(from, to);

    /// <summary>The level now.</summary>
    public int Level => _level;

    /// <summary>The times at each level inside the window, up to the last change or advance. Merge them to pool runs.</summary>
    public LevelTimes Times => _times;

    /// <summary>The time mean of the level up to the last change or advance; NaN when none of the window has passed.</summary>
    public double Mean => _times.Mean;

    /// <summary>The highest level held for a positive time inside the window; 0 when there is none.</summary>
    public int Maximum => _times.Maximum;

    /// <summary>The integral of the level over the part of the window that has passed.</summary>
    public Int128 Integral => _times.Integral;

    /// <summary>The level takes a new value.</summary>
    /// <param name="at">When, at or after the previous change; may lie outside the window.</param>
    /// <param name="level">The level from then on, 0 to <see cref="LevelTimes.MaxLevel"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time goes back, or the level is outside its range.</exception>
    public void Set(long at, int level)
    {
        if (level is < 0 or > LevelTimes.MaxLevel)
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, $"A level runs from 0 to {LevelTimes.MaxLevel}.");
        }

        Advance(at);
        _level = level;
    }

    /// <summary>The level changes by a difference.</summary>
    /// <param name="at">When, at or after the previous change; may lie outside the window.</param>
    /// <param name="difference">Added to the level; the sum must stay in 0 to <see cref="LevelTimes.MaxLevel"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time goes back, or the level leaves its range.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)] // several for each simulated request: a copy in each place would crowd the cache of instructions
    public void Change(long at, int difference) => Set(at, _level + difference);

    /// <summary>Time passes at the present level.</summary>
    /// <param name="to">Until when, at or after the previous change; what lies outside the window is not counted.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time goes back.</exception>
    public void Advance(long to)
    {
        if (to < _last)
        {
            throw new ArgumentOutOfRangeException(nameof(to), to, $"Time must not go back; it was {_last}.");
        }

        long start = Math.Max(_last, _from);
        long end = Math.Min(to, _to);
        if (end > start)
        {
            _times.Add(_level, end - start);
        }

        _last = to;
    }

    /// <summary>Counts the rest of the window at the present level. Does nothing when the window has passed.</summary>
    public void Finish() => Advance(Math.Max(_last, _to));

    /// <summary>The time-weighted quantile: the least level n such that the share of the time with level &lt;= n is at least q.</summary>
    /// <param name="q">Share of the time, above 0 to 1.</param>
    /// <returns>The level.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="q"/> is outside its range.</exception>
    /// <exception cref="InvalidOperationException">None of the window has passed.</exception>
    public int Quantile(double q) => _times.Quantile(q);

    /// <summary>Starts again with level 0 and another window; keeps the memory.</summary>
    /// <param name="from">Start of the window, included.</param>
    /// <param name="to">End of the window, excluded, at or after the start.</param>
    /// <exception cref="ArgumentOutOfRangeException">The end is before the start.</exception>
    public void Reset(long from, long to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        (_from, _to, _last, _level) = (from, to, long.MinValue, 0);
        _times.Clear();
    }
}
