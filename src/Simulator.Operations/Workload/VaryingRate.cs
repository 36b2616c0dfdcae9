using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Operations;

/// <summary>The factor that hour of the week, day and storms put on a rate. Mutable; start it anew for every replication.</summary>
internal sealed class VaryingRate
{
    private readonly WeekProfile profile;
    private readonly LocalHours hours;
    private readonly DayFactorSeries? days;
    private readonly StormStream[] storms;

    /// <summary>The factor of a modulation.</summary>
    public VaryingRate(RateModulation modulation, Instant start)
    {
        profile = modulation.Profile;
        hours = new LocalHours(modulation.Clock);
        days = modulation.DayFactor is { } plan ? new DayFactorSeries(plan) : null;
        storms = [.. modulation.Storms.Select(storm => new StormStream(storm, start))];
    }

    /// <summary>Starts again for a replication.</summary>
    /// <param name="draws">Its draws.</param>
    /// <param name="first">The first candidate of the source.</param>
    public void Restart(KeyedDraws draws, NodeId first)
    {
        days?.Restart(draws, first);
        foreach (var storm in storms)
        {
            storm.Restart(draws);
        }
    }

    /// <summary>The factor at an instant; the instants asked for never decrease.</summary>
    public double At(Instant at)
    {
        hours.MoveTo(at);
        var factor = profile[hours.Hour] * (days?.On(hours.Day) ?? 1);
        if (storms.Length == 0)
        {
            return factor;
        }

        double excess = 0;
        foreach (var storm in storms)
        {
            excess += storm.ExcessAt(at);
        }

        return factor * (1 + excess);
    }
}
