using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Whether there is any time at which a gate could open so that distinct people decide all of its factors before it expires.</summary>
/// <remarks>
/// Nobody is ever absent, no break is taken and a decision takes no time: what is refused here could not happen at all. The groups of
/// people who can come change only where a duty ends, so that it suffices to try just before each end of a duty.
/// </remarks>
/// <param name="factors">What is asked of whom, in order.</param>
/// <param name="isSerial">Whether a factor is asked when the one before it is met.</param>
/// <param name="start">From when requests may come.</param>
/// <param name="end">Until when.</param>
internal sealed class GateCoverage(IReadOnlyList<GateCoverage.Factor> factors, bool isSerial, Instant start, Instant end)
{
    /// <summary>So many trials are enough for any gate that a person would write; a stranger one is let through.</summary>
    private const int MostTrials = 2_000_000;

    private readonly Dictionary<PoolHours.Group, int> used = new(ReferenceEqualityComparer.Instance);
    private int trials;

    /// <summary>Whether the gate can be satisfied within a time.</summary>
    public bool IsSatisfiable(Duration expiry)
    {
        trials = 0;
        return Candidates().Any(opened => Fill(0, 0, opened, opened, opened.AddSaturating(expiry))) || trials >= MostTrials;
    }

    private IEnumerable<Instant> Candidates()
    {
        var instant = Duration.FromMicroseconds(1);
        yield return start;
        yield return end - instant;
        Duration[] offsets = [.. factors.SelectMany(factor => factor.Steps).Select(step => step.From).Distinct()];
        foreach (var duty in factors.SelectMany(factor => factor.Steps).SelectMany(step => step.Hours.Groups).Distinct().SelectMany(group => group.Duties ?? []))
        {
            foreach (var at in offsets.Select(offset => duty.To - offset - instant).Where(at => at >= start && at < end))
            {
                yield return at;
            }
        }
    }

    /// <summary>Finds people for a place and all that follow.</summary>
    /// <param name="factor">The factor.</param>
    /// <param name="approval">Its approval, from 0.</param>
    /// <param name="asked">When the factor is asked.</param>
    /// <param name="last">When the last of the decisions so far is taken.</param>
    /// <param name="expires">When the gate expires.</param>
    private bool Fill(int factor, int approval, Instant asked, Instant last, Instant expires)
    {
        if (factor == factors.Count)
        {
            return true;
        }

        if (approval == factors[factor].Approvals)
        {
            return Fill(factor + 1, 0, isSerial ? last : asked, last, expires);
        }

        foreach (var step in factors[factor].Steps)
        {
            var until = Instant.Min(expires, asked.AddSaturating(step.To));
            foreach (var group in step.Hours.Groups)
            {
                if (++trials >= MostTrials)
                {
                    return false;
                }

                var taken = used.GetValueOrDefault(group);
                if (taken == group.People || group.FirstIn(asked.AddSaturating(step.From), until) is not { } at)
                {
                    continue;
                }

                used[group] = taken + 1;
                var isFilled = Fill(factor, approval + 1, asked, Instant.Max(last, at), expires);
                used[group] = taken;
                if (isFilled)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>A factor: so many approvals, by the people of the pool where the task is after a while.</summary>
    internal sealed record Factor(int Approvals, IReadOnlyList<Step> Steps);

    /// <summary>Where a task is from one time after it was asked to another.</summary>
    internal sealed record Step(PoolHours Hours, Duration From, Duration To);
}
