using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Statistics;

namespace Simulator.Operations;

/// <summary>
/// Draws the path of a chain: a Markov chain on the classes, a row of its kernel a class. What a chain would do is drawn from its own node
/// and the number of the step, whatever a policy lets it do.
/// </summary>
public sealed class Chaining
{
    private readonly NextStep[][] rows;
    private readonly ChainModel? model;

    /// <summary>Chains in one scenario.</summary>
    public Chaining(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        model = scenario.Chains;
        rows = [.. scenario.Classes.Select(kind => kind.FollowUps.Next.ToArray())];
    }

    /// <summary>Whether steps may be asked for before the one before is executed.</summary>
    public bool HasDisorder => model is { OutOfOrder: > 0 };

    /// <summary>Whether a request of a class may be the first step of a chain.</summary>
    public bool Begins(ClassId kind) => model is not null && rows[kind.Index].Length > 0;

    /// <summary>The step after a step; null where the chain ends.</summary>
    /// <param name="chain">The node of the chain: of its first step.</param>
    /// <param name="step">How many steps came before the step, from 0.</param>
    /// <param name="kind">The class of the step.</param>
    /// <param name="draws">The draws of the replication.</param>
    public NextStep? After(NodeId chain, int step, ClassId kind, in KeyedDraws draws)
    {
        var row = rows[kind.Index];
        if (row.Length == 0 || step + 1 >= model!.Longest)
        {
            return null;
        }

        var left = draws.Uniform(chain.Value, DrawPurpose.NextStep, step);
        foreach (var next in row)
        {
            if (left < next.Probability)
            {
                return next;
            }

            left -= next.Probability;
        }

        return null;
    }

    /// <summary>How many steps a chain takes when nobody stops it.</summary>
    public int Length(NodeId chain, ClassId first, in KeyedDraws draws)
    {
        var length = 1;
        for (var next = After(chain, 0, first, draws); next is not null; next = After(chain, length++, new ClassId(next.Class), draws))
        {
        }

        return length;
    }

    /// <summary>Whether a chain is wrong as a whole.</summary>
    public bool IsWrong(NodeId chain, in KeyedDraws draws) =>
        model!.CompositeWrong > 0 && draws.Uniform(chain.Value, DrawPurpose.CompositeWrong) < model.CompositeWrong;

    /// <summary>Whether the next step is asked for without waiting for a step.</summary>
    public bool IsEarly(NodeId chain, int step, in KeyedDraws draws) =>
        model!.OutOfOrder > 0 && draws.Uniform(chain.Value, DrawPurpose.EarlyStep, step) < model.OutOfOrder;
}
