using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Operations;

/// <summary>What standing access amounted to in the counted time.</summary>
/// <param name="UnusedUnits">Time mean of the scope units of grants that nobody needed any more.</param>
/// <param name="HeldUnits">Time mean of the scope units of all grants.</param>
/// <param name="SlopePerWeek">By how much the former grow in a week: the least-squares slope over the counted time.</param>
/// <param name="Uses">How often such a grant was used all the same.</param>
/// <param name="Removed">Grants that a recertification removed.</param>
public sealed record GrantResult(double UnusedUnits, double HeldUnits, double SlopePerWeek, long Uses, long Removed)
{
    /// <summary>
    /// Exploitable time of the grants that nobody needed any more, scope units × µs: of the counted time in which each was valid, weighted by the
    /// chance that a leak at that instant is used before the grant is gone or that time is over. Standing access belongs to no request, so it is no
    /// part of X1, but in its unit.
    /// </summary>
    public double UnusedExposure { get; init; }

    /// <summary>The same of all grants.</summary>
    public double HeldExposure { get; init; }
}

/// <summary>
/// The inventory of standing access: grants arrive, are needed for a time, and go at a recertification (a renewal process that is thinned by
/// looking through it). Nothing of it depends on requests, so it is reckoned grant by grant and needs no events.
/// </summary>
public sealed class GrantInventory
{
    private const double MicrosPerDay = 24 * 3_600e6;

    private readonly StandingGrants plan;
    private readonly ArrivalStream arrivals;
    private readonly Instant start;
    private readonly Instant from;
    private readonly Instant to;
    private readonly Func<double, double> exploitable;
    private double unused;
    private double held;
    private double moment;
    private long uses;
    private long removed;
    private double unusedExposure;
    private double heldExposure;

    /// <summary>An inventory.</summary>
    /// <param name="plan">What it is like.</param>
    /// <param name="run">When the counted time is.</param>
    /// <param name="exploitable">The part of a life of so many µs that is exploitable, µs: the integral of the attacker's first-attempt distribution.</param>
    public GrantInventory(StandingGrants plan, RunPlan run, Func<double, double> exploitable)
    {
        ArgumentNullException.ThrowIfNull(exploitable);
        this.exploitable = exploitable;
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(run);
        this.plan = plan;
        (start, from, to) = (run.Start, run.Start + run.WarmUp, run.Start + run.Horizon);
        arrivals = new ArrivalStream(plan.Arrivals, start, 0, (_, ordinal) => Nodes.Grant(0, ordinal));
    }

    /// <summary>Goes through the inventory of a replication.</summary>
    public GrantResult Measure(KeyedDraws draws)
    {
        (unused, held, moment, uses, removed, unusedExposure, heldExposure) = (0, 0, 0, 0, 0, 0, 0);
        for (var number = 0; number < plan.Initial; number++)
        {
            Take(Nodes.Grant(1, number), start, start, draws);
        }

        arrivals.Restart(draws);
        while (arrivals.MoveNext() && arrivals.At < to)
        {
            var need = Duration.FromMicroseconds(plan.Needed.Quantile(draws.Uniform(arrivals.Node.Value, DrawPurpose.GrantNeed)));
            Take(arrivals.Node, arrivals.At, arrivals.At.AddSaturating(need), draws);
        }

        double length = (to - from).Microseconds;
        // The slope of a line through a curve U over [0, T]: 12 / T^3 times the integral of (t - T/2) U(t).
        return new GrantResult(unused / length, held / length, 12 * moment / (length * length * length) * Duration.Week.Microseconds, uses, removed)
        {
            UnusedExposure = unusedExposure,
            HeldExposure = heldExposure,
        };
    }

    private void Take(NodeId grant, Instant granted, Instant unneeded, in KeyedDraws draws)
    {
        var gone = RemovalOf(grant, unneeded, draws);
        removed += gone >= from && gone < to ? 1 : 0;
        var life = Overlap(granted, gone).Length;
        held += plan.Units * life;
        heldExposure += plan.Units * exploitable(life);
        var (begin, length) = Overlap(unneeded, gone);
        unused += plan.Units * length;
        unusedExposure += plan.Units * exploitable(length);
        var middle = begin + (length / 2) - ((to - from).Microseconds / 2.0);
        moment += plan.Units * length * middle;
        if (plan.UsesPerDay > 0)
        {
            Use(grant, unneeded, Instant.Min(gone, to), draws);
        }
    }

    /// <summary>When a recertification at which it is needed no more removes it; never beyond the counted time.</summary>
    private Instant RemovalOf(NodeId grant, Instant unneeded, in KeyedDraws draws)
    {
        if (plan.Recertification is not { } interval || plan.Removal == 0)
        {
            return Instant.MaxValue;
        }

        var first = Math.Max(1, ((unneeded - start).Microseconds + interval.Microseconds - 1) / interval.Microseconds);
        for (var number = first; start.AddSaturating(Times(interval, number)) is var at && at < to; number++)
        {
            if (draws.Uniform(grant.Value, DrawPurpose.GrantRemoval, (int)(number - 1)) < plan.Removal)
            {
                return at;
            }
        }

        return Instant.MaxValue;
    }

    private void Use(NodeId grant, Instant unneeded, Instant until, in KeyedDraws draws)
    {
        var at = unneeded;
        for (var number = 0; ; number++)
        {
            var gap = draws.StandardExponential(grant.Value, DrawPurpose.GrantUse, number >> 8, number & 0xFF) * MicrosPerDay / plan.UsesPerDay;
            at = at.AddSaturating(Duration.FromMicroseconds(Math.Min(gap, 1e17)));
            if (at >= until)
            {
                return;
            }

            uses += at >= from ? 1 : 0;
        }
    }

    /// <summary>The part of a time that counts: its beginning after the beginning of the counted time, and its length, µs.</summary>
    private (double Begin, double Length) Overlap(Instant begin, Instant end)
    {
        var (first, last) = (Instant.Max(begin, from), Instant.Min(end, to));
        return last > first ? ((first - from).Microseconds, (last - first).Microseconds) : (0, 0);
    }

    private static Duration Times(Duration interval, long number) => Duration.FromMicroseconds((double)interval.Microseconds * number);
}
