namespace Simulator.Statistics;

/// <summary>
/// Selection of the best among the feasible, feasibility and comparison at once (Andradottir and Kim, 2010; under common random numbers Healey,
/// Andradottir and Kim, 2014): feasibility by <see cref="FeasibilityCheck"/>, elimination by <see cref="KimNelson"/>, and only a system that is
/// already declared feasible may eliminate another. Otherwise the best infeasible system would eliminate every feasible one.
/// </summary>
/// <remarks>
/// The risk is split in halves between feasibility and comparison, each divided by Bonferroni; without constraints all of it goes to the
/// comparison. All systems that are alive must have the same replications at each look. Mutable, one thread.
/// </remarks>
public sealed class ConstrainedSelection
{
    private readonly KimNelson _comparison;
    private readonly KimNelson _check;
    private readonly double _zone;
    private readonly double[] _limits;
    private readonly int _constraints;
    private readonly Feasibility[] _feasibility;
    private readonly Feasibility[,] _declared;
    private readonly int?[] _eliminatedBy;
    private readonly double[,] _checkVariances;
    private readonly Dictionary<(int, int), double> _pairVariances = [];
    private readonly double[]?[] _firstStage;

    /// <summary>Begins a search.</summary>
    /// <param name="systems">Number of systems, at least 1.</param>
    /// <param name="tolerances">One per constraint, above 0, in the unit of its values; empty for no constraint.</param>
    /// <param name="firstStage">Replications before the first look, at least 2.</param>
    /// <param name="alpha">Risk of a wrong selection, above 0 and below one half.</param>
    /// <param name="zone">The indifference zone of the objective, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public ConstrainedSelection(int systems, IReadOnlyList<double> tolerances, int firstStage, double alpha, double zone)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(systems, 1);
        ArgumentNullException.ThrowIfNull(tolerances);
        Require.OpenUnit(alpha);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(alpha, 0.5);
        _zone = Require.Positive(zone);
        _constraints = tolerances.Count;
        _limits = [.. tolerances.Select(each => Require.Positive(each, nameof(tolerances)))];
        double share = _constraints == 0 ? alpha : alpha / 2;
        _comparison = new KimNelson(Math.Max(2, systems), firstStage, share);
        _check = _constraints == 0 ? _comparison : FeasibilityCheck.Constants(systems, _constraints, firstStage, share);
        _feasibility = new Feasibility[systems];
        _declared = new Feasibility[systems, _constraints];
        _eliminatedBy = new int?[systems];
        _checkVariances = new double[systems, _constraints];
        _firstStage = new double[systems][];
        if (_constraints == 0)
        {
            Array.Fill(_feasibility, Feasibility.Feasible);
        }
    }

    /// <summary>Replications before the first look.</summary>
    public int FirstStage => _comparison.FirstStage;

    /// <summary>Number of systems.</summary>
    public int Count => _feasibility.Length;

    /// <summary>Where a system stands.</summary>
    /// <param name="system">Its number.</param>
    /// <returns>Its state.</returns>
    public SystemState this[int system] =>
        new() { System = system, Feasibility = _feasibility[system], EliminatedBy = _eliminatedBy[system] };

    /// <summary>What is declared about one constraint of a system.</summary>
    /// <param name="system">Its number.</param>
    /// <param name="constraint">The constraint's number.</param>
    /// <returns>The declaration.</returns>
    public Feasibility Declared(int system, int constraint) => _declared[system, constraint];

    /// <summary>The systems that are alive, in order.</summary>
    public IReadOnlyList<int> Alive => [.. Enumerable.Range(0, Count).Where(system => this[system].IsAlive)];

    /// <summary>Whether nothing is left to find out: nobody is alive, or one is and its constraints are decided.</summary>
    public bool IsDecided => Alive is { Count: 0 } || (Alive is [var last] && _feasibility[last] == Feasibility.Feasible);

    /// <summary>Looks at the replications so far: declares feasibility, then eliminates.</summary>
    /// <param name="samples">The samples of a system, by number; asked for the living only.</param>
    /// <exception cref="ArgumentException">The living have unequal numbers of replications, fewer than the first stage, or a wrong number of constraints.</exception>
    public void Look(Func<int, SystemSamples> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var alive = Alive;
        if (alive.Count == 0)
        {
            return;
        }

        var values = alive.Select(samples).ToArray();
        int replications = values[0].Objective.Length;
        if (replications < FirstStage || values.Any(each => each.Objective.Length != replications
            || each.Constraints.Count != _constraints || each.Constraints.Any(column => column.Length != replications)))
        {
            throw new ArgumentException($"All systems need the same replications, at least {FirstStage}.", nameof(samples));
        }

        for (int i = 0; i < alive.Count; i++)
        {
            Declare(alive[i], values[i]);
        }

        Eliminate(alive, values);
    }

    private void Declare(int system, SystemSamples values)
    {
        // The variances are those of the first stage for good: the guarantee needs them to be independent of what comes later.
        bool isFirst = _firstStage[system] is null;
        _firstStage[system] ??= values.Objective[..FirstStage];
        for (int c = 0; c < _constraints; c++)
        {
            double[] column = values.Constraints[c];
            if (isFirst)
            {
                _checkVariances[system, c] = Samples.Of(column.AsSpan(0, FirstStage), nameof(values)).Variance;
            }

            if (_declared[system, c] == Feasibility.Undecided)
            {
                _declared[system, c] = FeasibilityCheck.Decide(_check, column.Sum(), _checkVariances[system, c], _limits[c], column.Length);
            }
        }

        if (_constraints > 0)
        {
            var all = Enumerable.Range(0, _constraints).Select(c => _declared[system, c]).ToArray();
            _feasibility[system] = all.Contains(Feasibility.Infeasible) ? Feasibility.Infeasible
                : all.Contains(Feasibility.Undecided) ? Feasibility.Undecided : Feasibility.Feasible;
        }
    }

    private void Eliminate(IReadOnlyList<int> alive, SystemSamples[] values)
    {
        double[] sums = [.. values.Select(each => each.Objective.Sum())];
        var judges = Enumerable.Range(0, alive.Count).Where(i => _feasibility[alive[i]] == Feasibility.Feasible).ToArray();
        for (int i = 0; i < alive.Count; i++)
        {
            if (_feasibility[alive[i]] == Feasibility.Infeasible)
            {
                continue;
            }

            foreach (int judge in judges)
            {
                if (judge != i && IsBeaten(alive, values, sums, i, judge))
                {
                    _eliminatedBy[alive[i]] = alive[judge];
                    break;
                }
            }
        }
    }

    /// <summary>Outside the region, or on its edge when it is closed; of two that are equal then, the first in the design stays.</summary>
    private bool IsBeaten(IReadOnlyList<int> alive, SystemSamples[] values, double[] sums, int i, int judge)
    {
        double lead = sums[i] - sums[judge];
        if (lead < 0)
        {
            return false;
        }

        int replications = values[i].Objective.Length;
        double half = _comparison.HalfWidth(PairVariance(alive[i], alive[judge]), _zone, replications);
        return lead > half || (half == 0 && lead == 0 && judge < i && _eliminatedBy[alive[judge]] is null);
    }

    private double PairVariance(int first, int second)
    {
        var key = (Math.Min(first, second), Math.Max(first, second));
        if (!_pairVariances.TryGetValue(key, out double variance))
        {
            var differences = new double[FirstStage];
            for (int r = 0; r < FirstStage; r++)
            {
                differences[r] = _firstStage[first]![r] - _firstStage[second]![r];
            }

            _pairVariances[key] = variance = Samples.Of(differences, nameof(first)).Variance;
        }

        return variance;
    }
}
