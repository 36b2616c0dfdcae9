using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>On which hypotheses the choice depends: joint draws over their ranges, then the smallest change of a single one that reverses it.</summary>
internal sealed class Dependence(TuningQuestion question, TuningOptions options, Design design, ITuningModel model, Confirmation confirmation, FreshRuns fresh)
{
    /// <summary>Index of the first replication here: neither the search nor the confirmation gets there.</summary>
    public const int FirstReplication = 1 << 21;

    /// <summary>The most rivals that the choice is held against.</summary>
    public const int MostRivals = 3;

    /// <summary>Hypotheses tried one by one.</summary>
    public const int MostFlipped = 6;

    /// <summary>Halvings of the interval of a reversing factor, on its logarithm: 4 to the power of 1/16 is 1.09.</summary>
    public const int Halvings = 4;

    private const double LargestFactor = 4;
    private const ulong DrawTag = 0x6879706F_74686573;

    private readonly (IReadOnlyList<TuningHypothesis> Varied, IReadOnlyList<string> Left) hypotheses = options.Draws > 0 ? model.Hypotheses() : ([], []);

    /// <summary>Replications spent.</summary>
    public int Replications { get; private set; }

    public RobustnessResult? Robustness { get; private set; }

    public FlipResult? Flip { get; private set; }

    /// <summary>Varies the hypotheses around a choice.</summary>
    /// <param name="finalist">The position of the choice among the finalists.</param>
    public void Run(int finalist)
    {
        int[] rivals = [.. Enumerable.Range(0, confirmation.Settings.Count).Where(index => index != finalist)
            .OrderByDescending(index => confirmation.Settings[index].KeepsEveryLimit()).Take(MostRivals)];
        if (hypotheses.Varied.Count == 0 || rivals.Length == 0)
        {
            return;
        }

        var settings = rivals.Prepend(finalist).Select(index => design.Set(design.Levels[confirmation.Settings[index].Setting])).ToList();
        var (factors, standings) = Draw(settings);
        if (standings.Count == 0)
        {
            return;
        }

        var stands = standings.Count(draw => draw[0].Keeps && !draw.Skip(1).Any(rival => draw[0].IsBeatenBy(rival, Zone(draw[0]))));
        var share = ProportionInterval.ClopperPearson(stands, standings.Count);
        Robustness = new RobustnessResult(
            [.. hypotheses.Varied.Select(each => new VariedHypothesis(each.Path, each.Low, each.High, each.Source))], standings.Count, stands, share,
            [.. rivals.Select(index => confirmation.Settings[index].Setting)], hypotheses.Left);
        Flip = FindFlip(settings[0], settings[1], confirmation.Settings[rivals[0]].Setting, MostInfluential(factors, standings));
    }

    private double Zone(Standing chosen) => options.Zone ?? (double.IsFinite(chosen.Objective) ? options.RelativeZone * Math.Abs(chosen.Objective) : 0);

    /// <summary>Joint draws; one that the scenario refuses is left out.</summary>
    private (List<double[]> Factors, List<Standing[]> Standings) Draw(List<IReadOnlyList<string>> settings)
    {
        var points = LatinHypercube.Points(options.Draws, hypotheses.Varied.Count, KeyedDraws.FromSeed(model.Subject.Seed ^ DrawTag, 1, 0));
        var factors = points.Select(point => hypotheses.Varied.Select((each, index) => each.Low * Math.Pow(each.High / each.Low, point[index])).ToArray()).ToList();
        var worlds = factors.Select(each => model.Scaled([.. hypotheses.Varied.Zip(each)])).ToList();
        int[] valid = [.. Enumerable.Range(0, worlds.Count).Where(draw => settings.TrueForAll(set => model.Problems([.. worlds[draw], .. set]).Count == 0))];
        var standings = Standings([.. valid.SelectMany(draw => settings.Select(set => (set, worlds[draw])))]);
        return ([.. valid.Select(draw => factors[draw])], [.. valid.Select((_, index) => standings[(index * settings.Count)..((index + 1) * settings.Count)])]);
    }

    private Standing[] Standings(IReadOnlyList<(IReadOnlyList<string> Set, IReadOnlyList<string> Assumptions)> runs)
    {
        Replications += runs.Count * options.DrawReplications;
        return [.. fresh.Of(runs, FirstReplication, options.DrawReplications).Select(run => Standing.Of(question, quantity => confirmation.Of(run, quantity)))];
    }

    /// <summary>The hypotheses whose factors go along most with the lead over the runner-up or with the distance to the limits.</summary>
    private TuningHypothesis[] MostInfluential(List<double[]> factors, List<Standing[]> standings)
    {
        double[] leads = [.. standings.Select(draw => Finite(draw[1].Objective - draw[0].Objective))];
        double[] margins = [.. standings.Select(draw => draw[0].Margin)];
        return [.. hypotheses.Varied.Select((hypothesis, index) => (hypothesis, Influence: Influence([.. factors.Select(each => Math.Log(each[index]))], leads, margins)))
            .OrderByDescending(each => each.Influence).ThenBy(each => each.hypothesis.Path, StringComparer.Ordinal).Take(MostFlipped).Select(each => each.hypothesis)];
    }

    private static double Influence(double[] factors, double[] leads, double[] margins) =>
        Math.Max(Math.Abs(Correlation(factors, leads)), Math.Abs(Correlation(factors, margins)));

    private static double Finite(double value) => double.IsFinite(value) ? value : 0;

    private static double Correlation(double[] left, double[] right)
    {
        double meanLeft = left.Average(), meanRight = right.Average();
        double product = 0, squaresLeft = 0, squaresRight = 0;
        for (var i = 0; i < left.Length; i++)
        {
            product += (left[i] - meanLeft) * (right[i] - meanRight);
            squaresLeft += (left[i] - meanLeft) * (left[i] - meanLeft);
            squaresRight += (right[i] - meanRight) * (right[i] - meanRight);
        }

        return squaresLeft > 0 && squaresRight > 0 ? product / Math.Sqrt(squaresLeft * squaresRight) : 0;
    }

    /// <summary>Both ends of every hypothesis first; where one brings the event about, the factor is narrowed down, all of them at once.</summary>
    private FlipResult FindFlip(IReadOnlyList<string> choice, IReadOnlyList<string> rival, int runnerUp, TuningHypothesis[] tested)
    {
        var ends = tested.SelectMany(hypothesis => new[] { 1 / LargestFactor, LargestFactor }.Select(end => (Hypothesis: hypothesis, Factor: end))).ToList();
        var worlds = Worlds(choice, rival, ends);
        return new FlipResult(
            runnerUp,
            Soonest(choice, rival, ends, worlds, pair => pair.Choice.IsBeatenBy(pair.Rival, 0)),
            question.Limits.Count == 0 ? null : Soonest(choice, rival, ends, worlds, pair => !pair.Choice.Keeps),
            [.. tested.Select(each => each.Path)], 1 / LargestFactor, LargestFactor);
    }

    private FlipPoint? Soonest(
        IReadOnlyList<string> choice, IReadOnlyList<string> rival, List<(TuningHypothesis Hypothesis, double Factor)> ends,
        (Standing Choice, Standing Rival)?[] worlds, Predicate<(Standing Choice, Standing Rival)> happens)
    {
        var open = ends.Where((_, index) => worlds[index] is { } world && happens(world)).Select(end => (end.Hypothesis, Holds: 1.0, Flips: end.Factor)).ToList();
        for (var halving = 0; halving < Halvings && open.Count > 0; halving++)
        {
            double[] middles = [.. open.Select(each => Math.Sqrt(each.Holds * each.Flips))];
            var there = Worlds(choice, rival, [.. open.Select((each, index) => (each.Hypothesis, middles[index]))]);
            open = [.. open.Select((each, index) => there[index] is { } world && happens(world)
                ? (each.Hypothesis, each.Holds, middles[index]) : (each.Hypothesis, middles[index], each.Flips))];
        }

        return open.OrderBy(each => Math.Abs(Math.Log(each.Flips))).ThenBy(each => each.Hypothesis.Path, StringComparer.Ordinal)
            .Select(each => new FlipPoint(each.Hypothesis.Path, each.Flips)).FirstOrDefault();
    }

    /// <summary>How choice and rival stand under each change; null where the scenario refuses it.</summary>
    private (Standing Choice, Standing Rival)?[] Worlds(
        IReadOnlyList<string> choice, IReadOnlyList<string> rival, List<(TuningHypothesis Hypothesis, double Factor)> changes)
    {
        var worlds = changes.Select(change => model.Scaled([change])).ToList();
        int[] valid = [.. Enumerable.Range(0, worlds.Count).Where(index => model.Problems([.. worlds[index], .. choice]).Count == 0 && model.Problems([.. worlds[index], .. rival]).Count == 0)];
        var standings = Standings([.. valid.SelectMany(index => new[] { (choice, worlds[index]), (rival, worlds[index]) })]);
        var results = new (Standing Choice, Standing Rival)?[worlds.Count];
        for (var each = 0; each < valid.Length; each++)
        {
            results[valid[each]] = (standings[2 * each], standings[(2 * each) + 1]);
        }

        return results;
    }
}
