using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Operations;

/// <summary>Who works where: reviewers are numbered from 1 through the pools in order, the people recommendations are made for follow.</summary>
public static class Staff
{
    /// <summary>The training of people of whom a scenario says nothing.</summary>
    public const double FullTraining = 1;

    /// <summary>The first reviewer of a pool.</summary>
    public static PersonId FirstReviewer(Scenario scenario, int pool)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new PersonId(1 + scenario.Pools.Take(pool).Sum(each => each.Reviewers));
    }

    /// <summary>The number of the first person who reviews nothing.</summary>
    public static int FirstBusinessPerson(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return FirstReviewer(scenario, scenario.Pools.Count).Value;
    }

    /// <summary>The pool of each reviewer by person number; entry 0, nobody, is -1.</summary>
    public static int[] PoolOfPerson(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return [-1, .. scenario.Pools.SelectMany((pool, index) => Enumerable.Repeat(index, pool.Reviewers))];
    }

    /// <summary>Visits to the queue per microsecond on duty, by person number, drawn anew in each replication; 0 for people who do not visit.</summary>
    public static void DrawVisitRates(Scenario scenario, in KeyedDraws draws, Span<double> rates)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var person = 1;
        foreach (var pool in scenario.Pools)
        {
            for (var index = 0; index < pool.Reviewers; index++, person++)
            {
                rates[person] = pool.Visits is not { } visits || index >= pool.Reviewers - (pool.OnCall?.People ?? 0) ? 0
                    : visits.Rate.PerMicrosecond * (visits.Person?.Quantile(draws.Uniform(Nodes.Person(new PersonId(person)).Value, DrawPurpose.VisitRate)) ?? 1);
            }
        }
    }

    /// <summary>How well trained a person of a pool is after some time, 0 to 1: newcomers climb evenly to the level of the others.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="seat">The person's number within the pool, from 0.</param>
    /// <param name="sinceStart">Time since the start of the run.</param>
    public static double TrainingOf(Pool pool, int seat, Duration sinceStart)
    {
        ArgumentNullException.ThrowIfNull(pool);
        if (pool.Training is not { } training)
        {
            return FullTraining;
        }

        var ownPeople = pool.Reviewers - (pool.OnCall?.People ?? 0);
        var isNew = seat < ownPeople && seat >= ownPeople - training.Newcomers;
        return isNew
            ? training.Initial + ((training.Level - training.Initial) * Math.Min(1, sinceStart.TotalMinutes / training.Ramp.TotalMinutes))
            : training.Level;
    }

    /// <summary>Personal probabilities of challenging, by person number, drawn anew in each replication; not a number for people who have none of their own.</summary>
    public static void DrawAuthorities(Scenario scenario, in KeyedDraws draws, Span<double> authorities)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var person = 1;
        foreach (var pool in scenario.Pools)
        {
            for (var index = 0; index < pool.Reviewers; index++, person++)
            {
                authorities[person] = pool.Authority?.Quantile(draws.Uniform(Nodes.Person(new PersonId(person)).Value, DrawPurpose.PersonalAuthority)) ?? double.NaN;
            }
        }
    }

    /// <summary>Personal factors on review time, by person number: lognormal with mean 1, drawn anew in each replication, so that intervals cover who happens to be in the pool.</summary>
    public static void DrawSpeeds(Scenario scenario, in KeyedDraws draws, Span<double> factors)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var person = 1;
        foreach (var pool in scenario.Pools)
        {
            var spread = pool.SpeedSpread;
            for (var index = 0; index < pool.Reviewers; index++, person++)
            {
                factors[person] = spread == 0
                    ? 1
                    : Math.Exp((spread * draws.StandardNormal(Nodes.Person(new PersonId(person)).Value, DrawPurpose.PersonalSpeed)) - (spread * spread / 2));
            }
        }
    }
}
