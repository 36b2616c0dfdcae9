using System.Numerics;
using Simulator.Governance;

namespace Simulator.Simulation;

/// <summary>The ways in which requests were first decided, as a set: one bit for each route together with whose people are asked.</summary>
internal static class ControlPaths
{
    private const int Sides = 3;

    /// <summary>The number of the way that a decision opens, and of its bit; where nobody is asked it does not matter whose people would be.</summary>
    public static byte IndexOf(in PolicyDecision decision) =>
        (byte)(((int)decision.Outcome * Sides) + (decision.Outcome is Outcome.Single or Outcome.Dual ? (int)decision.Obligations.Side : 0));

    /// <summary>How many ways a set holds.</summary>
    public static int CountOf(ulong paths) => BitOperations.PopCount(paths);
}
