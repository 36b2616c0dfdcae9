using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>What a reviewer whose certificate ran out may do until it is renewed.</summary>
public enum OnLapse
{
    /// <summary>Take no further task; what is in hand is finished.</summary>
    Ineligible,

    /// <summary>Go on, but no better than <see cref="Certification.LapsedTraining"/>.</summary>
    FallBack,
}

/// <summary>Certificates of a pool's people: each is valid for a time, lapses, and is renewed after a while.</summary>
/// <param name="Validity">How long a certificate is valid, more than zero.</param>
/// <param name="First">Time from the start of the run to a person's first lapse, µs; null for evenly spread over the validity, a random phase for each person.</param>
/// <param name="Renewal">Time from a lapse to the next certificate, µs.</param>
/// <param name="OnLapse">What a person may do in between.</param>
/// <param name="LapsedTraining">The training, 0 to 1, to which a person falls back at most; used with <see cref="OnLapse.FallBack"/> only.</param>
public sealed record Certification(Duration Validity, Distribution? First, Distribution Renewal, OnLapse OnLapse, double LapsedTraining);
