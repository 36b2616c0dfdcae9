namespace Simulator.Validation.Tests.Theory;

/// <summary>
/// M/M/c in which everybody gives up after the same fixed time in the queue (Barrer, 1957; Baccelli and Hebuterne, 1981). The virtual wait has
/// the density λ p(c-1) exp(λ min(x, τ) - cμx).
/// </summary>
internal sealed class FixedPatience
{
    public FixedPatience(int servers, double arrivalRate, double serviceRate, double patience)
    {
        var total = servers * serviceRate;
        var weight = 1.0;
        var idle = 1.0;
        for (var n = 1; n < servers; n++)
        {
            weight *= arrivalRate / (n * serviceRate);
            idle += weight;
        }

        var gap = total - arrivalRate;
        var below = arrivalRate * weight * (gap == 0 ? patience : (1 - Math.Exp(-gap * patience)) / gap);
        var beyond = arrivalRate * weight * Math.Exp(-gap * patience) / total;
        GivesUp = beyond / (idle + below + beyond);

        // Who gives up waited τ; the others waited x: the integral of x e^(-gap x) up to τ.
        var waited = gap == 0
            ? patience * patience / 2
            : (1 - ((1 + (gap * patience)) * Math.Exp(-gap * patience))) / (gap * gap);
        MeanWait = ((arrivalRate * weight * waited) + (patience * beyond)) / (idle + below + beyond);
    }

    public double GivesUp { get; }

    /// <summary>Mean time in the queue of all, those who give up included.</summary>
    public double MeanWait { get; }
}
