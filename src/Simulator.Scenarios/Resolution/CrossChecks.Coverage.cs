using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <content>Whether the people whom a gate needs are ever there together, by their rosters.</content>
internal sealed partial class CrossChecks
{
    /// <summary>Rosters repeat; after so long nothing new comes.</summary>
    private static readonly Duration LongestLook = Duration.FromDays(400);

    /// <summary>The longest expiry that is worth a suggestion.</summary>
    private const int LongestSuggestion = 14 * ClockTime.MinutesPerDay;

    private readonly Dictionary<string, PoolHours> hours = new(StringComparer.Ordinal);

    /// <summary>Looks at the rosters only when everything else is right: what one mistake in them leads to needs no errors of its own.</summary>
    private void CheckCoverage()
    {
        if (!errors.IsEmpty)
        {
            return;
        }

        var start = root["run"]["start"].As<Instant>();
        var end = start + Duration.Min(root["run"]["horizon"].As<Duration>(), LongestLook);
        foreach (var gate in staffedGates.Where(gate => gate["onExpiry"].As<ExpiryPolicy>() != ExpiryPolicy.AutoApprove))
        {
            CheckSatisfiable(gate, PeopleBuilder.FactorsOf(gate), start, end);
        }
    }

    private void CheckSatisfiable(Resolved gate, IReadOnlyList<Resolved> factors, Instant start, Instant end)
    {
        var pools = root["pools"];
        Resolved[] used = [.. pools.Members.Where(pool => factors.Any(factor => PoolsOf(factor).Any(step => step.Pool == pool.Name)))];
        foreach (var pool in used.Where(pool => !hours.ContainsKey(pool.Name)))
        {
            hours.Add(pool.Name, new PoolHours(pool, start, end + LongestLook));
        }

        var coverage = new GateCoverage([.. factors.Select(FactorOf)], gate["mode"].As<bool>(), start, end);
        var expiry = Duration.Min(gate["expiry"].As<Duration>(), LongestLook);
        var rounds = gate["onExpiry"].As<ExpiryPolicy>() == ExpiryPolicy.Escalate ? factors.Max(factor => PoolsOf(factor).Count()) : 1;
        if (coverage.IsSatisfiable(Duration.Min(Times(expiry, rounds), LongestLook)))
        {
            return;
        }

        var staffed = string.Join("; ", used.Select(pool => hours[pool.Name].Describe()));
        var own = gate["expiry"].As<Duration>();
        var within = own == Duration.MaxValue ? "however long it waits" : $"within its expiry of {own}";
        var longer = TooShort(coverage, rounds) is { } tooShort ? $"write an expiry of more than {tooShort}, let the shifts come closer" : "change the shifts";
        AddUnsatisfiable(gate, $"at no time can the gate {PrintableText.Quote(gate.Name)} have the distinct people it needs {within}: {staffed}",
            $"{longer}, or run it with --allow-unsatisfiable: its requests expire");
    }

    /// <summary>The longest expiry in whole minutes that is too short; null when two weeks are.</summary>
    private static Duration? TooShort(GateCoverage coverage, int rounds)
    {
        bool Does(int minutes) => coverage.IsSatisfiable(Times(Duration.FromMinutes(minutes), rounds));
        if (!Does(LongestSuggestion))
        {
            return null;
        }

        var (tooShort, enough) = (0, LongestSuggestion);
        while (enough - tooShort > 1)
        {
            var middle = (tooShort + enough) / 2;
            (tooShort, enough) = Does(middle) ? (tooShort, middle) : (middle, enough);
        }

        return Duration.FromMinutes(tooShort);
    }

    private static Duration Times(Duration expiry, int rounds) => Duration.FromMicroseconds((double)expiry.Microseconds * rounds);

    private GateCoverage.Factor FactorOf(Resolved factor)
    {
        var steps = new List<GateCoverage.Step>();
        var since = Duration.Zero;
        (string Pool, Duration After)[] pools = [.. PoolsOf(factor)];
        for (var step = 0; step < pools.Length; step++)
        {
            var until = step + 1 < pools.Length ? since + pools[step + 1].After : Duration.MaxValue;
            steps.Add(new GateCoverage.Step(hours[pools[step].Pool], since, until));
            since = until;
        }

        return new GateCoverage.Factor((int)factor["approvals"].As<ulong>(), steps);
    }

    /// <summary>Where a task goes, and after how long in the pool before.</summary>
    private static IEnumerable<(string Pool, Duration After)> PoolsOf(Resolved factor) =>
        PeopleBuilder.StepsOf(factor).Select(step => (step["pool"].As<string>(), step["after"].As<Duration>())).Prepend((factor["pool"].As<string>(), Duration.Zero));
}
