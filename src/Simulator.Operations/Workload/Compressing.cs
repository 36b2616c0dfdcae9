using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Statistics;

namespace Simulator.Operations;

/// <summary>What AI leaves out of the requests of compressed workflows.</summary>
internal sealed class Compressing(Scenario scenario)
{
    private readonly Compression?[] byClass = [.. Enumerable.Range(0, scenario.Classes.Count).Select(scenario.CompressionOf)];

    /// <summary>The signs of the stages that a request goes without; the same for a node in every policy.</summary>
    public Signs SignsOf(ClassId kind, Impact impact, bool isWrong, NodeId node, in KeyedDraws draws)
    {
        if (byClass[kind.Index] is not { } compression)
        {
            return Signs.None;
        }

        var isReviewed = !compression.Review || impact >= compression.ReviewFrom || IsFlagged(compression.Check, isWrong, node, draws);
        return isReviewed ? compression.Dropped : compression.Dropped | Signs.ReviewDropped;
    }

    private static bool IsFlagged(AutomaticCheck? check, bool isWrong, NodeId node, in KeyedDraws draws) =>
        check is not null && draws.Uniform(node.Value, DrawPurpose.AutomaticCheck) < (isWrong ? check.Flags : check.FalseAlarm);
}
