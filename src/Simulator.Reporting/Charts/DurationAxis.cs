using Simulator.Results;

namespace Simulator.Reporting;

/// <summary>An axis of durations in minutes with the steps of clocks: 1, 2, 5, 10, 15, 30 seconds or minutes, 1, 2, 3, 6, 12 hours, days.</summary>
internal sealed record DurationAxis : Axis
{
    private const double Day = 1_440;
    private const int MostTicks = 9;
    private const int GridPoints = 120;

    private DurationAxis(string label, double min, double max, bool logarithmic)
        : base(label, min, max) => Logarithmic = logarithmic;

    /// <summary>Whether equal distances are equal ratios.</summary>
    public bool Logarithmic { get; }

    /// <summary>A linear axis from zero that reaches at least the largest duration, ending on a tick.</summary>
    public static DurationAxis Linear(string label, double largest)
    {
        var top = double.IsFinite(largest) && largest > 0 ? largest : 1;
        var step = StepFor(top, MostTicks);
        return new DurationAxis(label, 0, Math.Ceiling(top / step - 1e-9) * step, false);
    }

    /// <summary>A logarithmic axis around two positive durations, extended to the next round ones.</summary>
    public static DurationAxis Log(string label, double smallest, double largest)
    {
        var ladder = DurationLadder.All;
        var low = ladder.LastOrDefault(rung => rung.Minutes <= smallest * (1 + 1e-9), ladder[0]).Minutes;
        var high = ladder.FirstOrDefault(rung => rung.Minutes >= largest * (1 - 1e-9), ladder[^1]).Minutes;
        return new DurationAxis(label, low, high > low ? high : low * 10, true);
    }

    /// <inheritdoc/>
    public override double Fraction(double value) =>
        !Logarithmic ? base.Fraction(value) :
        double.IsNaN(value) ? double.NaN :
        value <= Min ? 0 : Math.Min(1, Math.Log(value / Min) / Math.Log(Max / Min));

    /// <inheritdoc/>
    public override IReadOnlyList<Tick> Ticks(double pixels, Func<string, double> gap) => Logarithmic ? LogTicks(pixels, gap) : LinearTicks(pixels, gap);

    /// <inheritdoc/>
    public override string Read(double value) => HumanText.Minutes(value);

    /// <inheritdoc/>
    public override IReadOnlyList<double> Grid()
    {
        if (Logarithmic)
        {
            return [.. DurationLadder.Fine.Where(minutes => minutes >= Min * (1 - 1e-9) && minutes <= Max * (1 + 1e-9))];
        }

        var step = StepFor(Max, GridPoints);
        return [.. Enumerable.Range(0, (int)Math.Floor(Max / step + 1e-9) + 1).Select(index => index * step)];
    }

    private List<Tick> LinearTicks(double pixels, Func<string, double> gap)
    {
        var most = MostTicks;
        var step = StepFor(Max, most);
        while (most > 1 && pixels * step / Max < Labels(step).Max(label => gap(label.Text)))
        {
            step = StepFor(Max, --most);
        }

        return [.. Labels(step)];
    }

    private IEnumerable<Tick> Labels(double step)
    {
        for (var index = 0; index * step <= Max * (1 + 1e-9); index++)
        {
            yield return new Tick(index * step, HumanText.Duration(index * step));
        }
    }

    /// <summary>The most telling rungs first (1 s, 1 min, 1 h, 1 d), then those between them as long as there is room.</summary>
    private IReadOnlyList<Tick> LogTicks(double pixels, Func<string, double> gap)
    {
        var chosen = new List<(double At, double Half, Tick Tick)>();
        foreach (var rung in DurationLadder.All.Where(rung => rung.Minutes >= Min * (1 - 1e-9) && rung.Minutes <= Max * (1 + 1e-9)).OrderBy(rung => rung.Tier))
        {
            var tick = new Tick(rung.Minutes, HumanText.Duration(rung.Minutes));
            var at = Fraction(rung.Minutes) * pixels;
            var half = gap(tick.Text) / 2;
            if (chosen.TrueForAll(other => Math.Abs(other.At - at) >= half + other.Half))
            {
                chosen.Add((at, half, tick));
            }
        }

        return [.. chosen.OrderBy(one => one.At).Select(one => one.Tick)];
    }

    private static double StepFor(double range, int most)
    {
        foreach (var step in DurationLadder.Steps)
        {
            if (range / step <= most * (1 + 1e-9))
            {
                return step;
            }
        }

        return NiceNumbers.Step(range / Day, most, true) * Day;
    }
}
