namespace Simulator.Validation.Tests.Theory;

/// <summary>The race between a secret's end and an attacker whose first attempt comes a fixed time plus an exponential one after the leak. Minutes.</summary>
/// <param name="Earliest">The fixed part, a.</param>
/// <param name="Mean">The mean of the exponential part, b.</param>
internal sealed record Races(double Earliest, double Mean)
{
    public double AttackedBy(double time) => time <= Earliest ? 0 : 1 - Math.Exp(-(time - Earliest) / Mean);

    /// <summary>g(L), the integral of <see cref="AttackedBy"/> from 0 to L: the mean time from first attempt to death of a secret that lives L.</summary>
    public double Compromised(double life)
    {
        var late = Math.Max(0, life - Earliest);
        return late - (Mean * (1 - Math.Exp(-late / Mean)));
    }

    /// <summary>A life that is uniform between 0 and L loses with probability g(L) / L.</summary>
    public double AttackedWithinUniform(double life) => Compromised(life) / life;

    /// <summary>G(L) / L, G being the integral of g.</summary>
    public double CompromisedWithinUniform(double life)
    {
        var late = Math.Max(0, life - Earliest);
        return ((late * late / 2) - (Mean * late) + (Mean * Mean * (1 - Math.Exp(-late / Mean)))) / life;
    }

    /// <summary>An exponential time to containment loses with probability e^(-a/m) m / (m + b).</summary>
    public double AttackedBeforeExponential(double mean) => Math.Exp(-Earliest / mean) * mean / (mean + Mean);

    /// <summary>The mean of g(T) for exponential T: the integral of <see cref="AttackedBy"/> times the probability of living that long.</summary>
    public double CompromisedByExponential(double mean) => mean * AttackedBeforeExponential(mean);
}
