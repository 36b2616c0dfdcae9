using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>
/// The search: a first stage of every setting on common random numbers, feasibility and elimination in blocks, then the rest of the budget by
/// computing budget allocation in blocks. It names candidates; no number of it is a result.
/// </summary>
internal sealed class SettingSearch(TuningQuestion question, TuningOptions options, Design design, BlockRunner runner)
{
    /// <summary>Index of the first replication of a search.</summary>
    public const int FirstReplication = 0;

    /// <summary>Share of the budget beyond the first stage that elimination may take before allocation begins.</summary>
    private const double ShareOfElimination = 0.75;

    /// <summary>The most replications of one setting, far below the first fresh index.</summary>
    private const int MostOfOne = 100_000;

    private readonly SettingData[] data = [.. Enumerable.Range(0, design.Count).Select(_ => new SettingData(question, runner.Quantities))];
    private int spent;
    private int allocated;

    private double Sign => question.IsMinimised ? 1 : -1;

    /// <summary>Replications a search may take.</summary>
    public static int BudgetOf(TuningOptions options, int settings) =>
        Math.Max(options.Budget ?? Math.Max(2 * settings * options.FirstStage, (settings * options.FirstStage) + 4_000), settings * options.FirstStage);

    /// <summary>Searches.</summary>
    /// <exception cref="InvalidTuningException">The objective has no value in any setting.</exception>
    public SearchOutcome Run()
    {
        FirstStage();
        int[] systems = [.. Enumerable.Range(0, design.Count).Where(number => !double.IsNaN(data[number].FirstObjective))];
        if (systems.Length == 0)
        {
            throw new InvalidTuningException($"'{question.Objective}' has no value in any setting");
        }

        var rules = SearchRules.Fix(question, options, data);
        Array.ForEach(data, setting => setting.FixObjective(rules.Threshold));
        var selection = new ConstrainedSelection(systems.Length, rules.Tolerances, options.FirstStage, options.Alpha, rules.Zone);
        Eliminate(selection, systems);
        if (!selection.IsDecided)
        {
            Allocate([.. selection.Alive.Select(system => systems[system])]);
        }

        var map = Map(selection, systems);
        var ranking = new FinalistChoice(question, options, design, data, map, Sign);
        var finalists = ranking.Finalists();
        return new SearchOutcome
        {
            Map = map,
            Finalists = finalists,
            Estimates = [.. finalists.Select(number => data[number].Estimate)],
            HasCandidate = ranking.HasCandidate,
            IsDecided = selection.IsDecided,
            Replications = spent,
            BudgetReplications = allocated,
            WithoutValue = design.Count - systems.Length,
            ComparedBy = LinearForm.InWords(question.Objective, rules.Threshold),
            Zone = rules.Zone,
        };
    }

    private void FirstStage()
    {
        // Settings one after the other would leave a thread idle at the end; all of them at once keep every thread busy.
        var results = runner.Run([.. design.Levels.Select(levels => new TuningTask(design.Set(levels), [], FirstReplication, options.FirstStage))]);
        for (var number = 0; number < design.Count; number++)
        {
            data[number].AddFirst(results[number], options.FirstStage);
        }

        spent = design.Count * options.FirstStage;
    }

    private void Eliminate(ConstrainedSelection selection, int[] systems)
    {
        var budget = BudgetOf(options, design.Count);
        var limit = spent + (int)(ShareOfElimination * (budget - spent));
        while (true)
        {
            selection.Look(system => Samples(systems[system]));
            var alive = selection.Alive;
            if (selection.IsDecided || spent + (alive.Count * options.Block) > limit || data[systems[alive[0]]].Count + options.Block > MostOfOne)
            {
                return;
            }

            runner.Clock.Enter(TuningStage.Elimination, (budget - spent) + Tuner.AfterSearch(options, question));
            AddBlock([.. alive.Select(system => systems[system])]);
        }
    }

    private SystemSamples Samples(int setting) => new(
        LinearForm.Values(data[setting].Objective, data[setting].Count, Sign),
        [.. Enumerable.Range(0, question.Limits.Count).Select(limit => data[setting].Excess(limit, options.FirstStage))]);

    /// <summary>
    /// The rest of the budget. The allocation assumes independent samples, so it only says who gets the next block; every block begins where the
    /// setting's replications end, so that any two settings share the shorter one's replications.
    /// </summary>
    private void Allocate(int[] rivals)
    {
        var budget = BudgetOf(options, design.Count);
        while (rivals.Length > 1)
        {
            double[] means = [.. rivals.Select(setting => Sign * data[setting].Objective.Ratio(data[setting].Count))];
            double[] variances = [.. rivals.Select(setting => Variance(LinearForm.Values(data[setting].Objective, data[setting].Count, Sign)))];
            var shares = ComputingBudget.Allocate(means, variances, [.. rivals.Select(setting => data[setting].Count)], rivals.Length * options.Block);
            int[] chosen = [.. rivals.Where((_, index) => 2 * shares[index] >= options.Block && data[rivals[index]].Count + options.Block <= MostOfOne)];
            if (chosen.Length == 0 || spent + (chosen.Length * options.Block) > budget)
            {
                return;
            }

            AddBlock(chosen);
            allocated += chosen.Length * options.Block;
        }
    }

    private void AddBlock(int[] settings)
    {
        var results = runner.Run([.. settings.Select(setting => new TuningTask(design.Set(design.Levels[setting]), [], FirstReplication + data[setting].Count, options.Block))]);
        for (var index = 0; index < settings.Length; index++)
        {
            data[settings[index]].Add(results[index], options.Block);
        }

        spent += settings.Length * options.Block;
    }

    private SearchedSetting[] Map(ConstrainedSelection selection, int[] systems)
    {
        var map = new SearchedSetting[design.Count];
        for (var number = 0; number < map.Length; number++)
        {
            map[number] = new SearchedSetting(number, design.Levels[number], Feasibility.Infeasible, null, data[number].Count);
        }

        for (var system = 0; system < systems.Length; system++)
        {
            var state = selection[system];
            map[systems[system]] = map[systems[system]] with
            {
                Feasibility = state.Feasibility,
                EliminatedBy = state.EliminatedBy is { } better ? systems[better] : null,
            };
        }

        return map;
    }

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }
}
