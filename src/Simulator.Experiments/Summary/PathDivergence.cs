using Simulator.Governance;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>
/// How differently the ways of control treat requests of one class: over classes and the ways that let requests of the class through, the
/// total variation distance between how requests of that way ended and how all of the class did, weighted by requests.
/// </summary>
/// <remarks>
/// Distances are of counts pooled over replications, because a distance of small samples is too large on average; each replication's part of the
/// sum is taken against the pooled shares, so that the parts add up to it and tell how far it varies.
/// </remarks>
internal static class PathDivergence
{
    private static readonly PathOutcome[] Kinds = [PathOutcome.Refused, PathOutcome.Right, PathOutcome.Wrong];

    /// <summary>The ways but the one in which the policy refuses at once.</summary>
    private static readonly int[] Paths = [.. Enumerable.Range(0, PathOutcomes.Paths).Where(path => path != (int)Outcome.Deny)];

    public static void AddTo(MetricList list, Scenario scenario, Replications runs)
    {
        if (scenario.Workflows.Count == 0 && scenario.BreakGlass is null)
        {
            return;
        }

        Add(list, runs, [.. Enumerable.Range(0, scenario.Classes.Count)], Where.GovernedArm);
        foreach (var group in FlowGroup.WorkflowsOf(scenario))
        {
            Add(list, runs, group.Classes, Where.GovernedArm, group.Name);
        }
    }

    private static void Add(MetricList list, Replications runs, IReadOnlyList<int> classes, params Dimension[] where)
    {
        var distances = new double[runs.Governed.Count];
        var requests = new double[runs.Governed.Count];
        foreach (var kind in classes)
        {
            Count(runs, kind, distances, requests);
        }

        list.AddOrKeep(new RatioSeries("path_divergence", where, "share", distances, requests), distances.Sum() > 0);
    }

    private static void Count(Replications runs, int kind, double[] distances, double[] requests)
    {
        var pooled = FlowResult.Sum([.. runs.Governed.Select(run => run.Classes[kind])]).PathOutcomes;
        var all = (double)Paths.Sum(path => Of(pooled, path));
        foreach (var path in Paths)
        {
            var taken = (double)Of(pooled, path);
            foreach (var outcome in Kinds)
            {
                var share = all == 0 ? 0 : Paths.Sum(each => PathOutcomes.Of(pooled, each, outcome)) / all;
                var side = Math.Sign(PathOutcomes.Of(pooled, path, outcome) - (taken * share));
                for (var run = 0; run < distances.Length; run++)
                {
                    var counts = runs.Governed[run].Classes[kind].PathOutcomes;
                    distances[run] += side * (PathOutcomes.Of(counts, path, outcome) - (Of(counts, path) * share)) / 2;
                }
            }

            for (var run = 0; run < distances.Length; run++)
            {
                requests[run] += Of(runs.Governed[run].Classes[kind].PathOutcomes, path);
            }
        }
    }

    private static long Of(IReadOnlyList<long> counts, int path) => Kinds.Sum(outcome => PathOutcomes.Of(counts, path, outcome));
}
