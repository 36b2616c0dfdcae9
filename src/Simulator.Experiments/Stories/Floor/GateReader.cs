using System.Numerics;
using Simulator.Governance;
using Simulator.Scenarios;

namespace Simulator.Experiments;

/// <summary>What numbers in facts about gates mean: the level of a decision, the gate at a position of its plan, the factor behind a place.</summary>
internal static class GateReader
{
    /// <summary>
    /// What a policy decided, as a fact tells it. The rows of the fact count: where they differ from what the policy says about the
    /// request, another policy was in force, and the strictest of its rows is the best guess.
    /// </summary>
    public static Outcome OutcomeOf(PolicyTable policy, ulong matchedRows, in ActionRequest request)
    {
        var decision = policy.Evaluate(request);
        if (decision.MatchedRows == matchedRows)
        {
            return decision.Outcome;
        }

        var outcome = Outcome.Deny;
        foreach (var row in RowsOf(policy, matchedRows))
        {
            if (row.Stage == PolicyStage.Stop)
            {
                return Outcome.Deny;
            }

            outcome = row.Then > outcome ? row.Then : outcome;
        }

        return outcome;
    }

    /// <summary>The level after a policy was asked again: only a higher one or a refusal takes the place of what was authorised.</summary>
    public static Outcome AfterRecheck(Outcome authorised, PolicyTable policy, ulong matchedRows, in ActionRequest request) =>
        OutcomeOf(policy, matchedRows, request) is var found && found > authorised ? found : authorised;

    /// <summary>The rows of a fact, in table order; those that this table lacks are left out.</summary>
    public static IEnumerable<PolicyRow> RowsOf(PolicyTable policy, ulong matchedRows)
    {
        for (; matchedRows != 0; matchedRows &= matchedRows - 1)
        {
            var index = BitOperations.TrailingZeroCount(matchedRows);
            if (index < policy.Rows.Count)
            {
                yield return policy.Rows[index];
            }
        }
    }

    /// <summary>The gate at a position of a level's plan; null when there is none.</summary>
    public static Gate? GateOf(Scenario scenario, Outcome level, int position) =>
        level is Outcome.Single or Outcome.Dual && position >= 0 && position < scenario.Gates.For(level).Count ? scenario.Gates.For(level)[position] : null;

    /// <summary>The factor that a place of a gate belongs to; null when the gate has no such place.</summary>
    public static GateFactor? FactorOf(Gate? gate, int place)
    {
        foreach (var factor in gate?.Factors ?? [])
        {
            if (place < factor.Approvals)
            {
                return factor;
            }

            place -= factor.Approvals;
        }

        return null;
    }

    /// <summary>Which approval of its role a place stands for, over all gates of the level: draws are keyed by it.</summary>
    public static int OccurrenceOf(Scenario scenario, Outcome level, int position, int place)
    {
        var plan = scenario.Gates.For(level);
        var role = FactorOf(plan[position], place)!.Role;
        return plan.Take(position).Sum(gate => gate.Factors.Where(factor => factor.Role == role).Sum(factor => factor.Approvals))
            + Enumerable.Range(0, place).Count(earlier => FactorOf(plan[position], earlier)!.Role == role);
    }
}
