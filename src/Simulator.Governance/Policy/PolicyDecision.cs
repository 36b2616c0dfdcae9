using System.Runtime.InteropServices;

namespace Simulator.Governance;

/// <summary>A policy decision with its reasons.</summary>
/// <param name="Outcome">What was decided.</param>
/// <param name="MatchedRows">
/// Bit i is set when row i of the table matched; each row belongs to one stage, so this tells the rows of every stage that was reached. A
/// stop ends the evaluation: then only stops are named. No bit with <see cref="Outcome.Deny"/> means default deny.
/// </param>
/// <param name="Obligations">The union over the matching rows; of emergencies only over those that decide.</param>
[StructLayout(LayoutKind.Auto)] // copied for every request: the small parts share a word
public readonly record struct PolicyDecision(Outcome Outcome, ulong MatchedRows, Obligations Obligations)
{
    /// <summary>The level after each stage, before the auto twin opens the gates.</summary>
    public StageLevels Levels { get; init; }

    /// <summary>The level rows that match the chain and the step taken as one action; none while the chain stays below its ceiling.</summary>
    public ulong ChainRows { get; init; }

    /// <summary>The ceiling of the chain that this decision grants once it is carried out; none when the chain rule had nothing to say.</summary>
    public RiskPoints NewCeiling { get; init; }

    /// <summary><see cref="PolicyTable.Digest"/> of the policy that decided; 0 when it is not known.</summary>
    public ulong PolicyDigest { get; init; }

    /// <summary>Whether the request, or the chain with it, was refused because no row allowed it.</summary>
    public bool IsDefaultDeny => Outcome == Outcome.Deny && (MatchedRows == 0 || Levels.Level != Outcome.Deny);
}

/// <summary>The level after each stage of a policy; all of them <see cref="Outcome.Deny"/> for a stop.</summary>
/// <param name="Level">After the levels.</param>
/// <param name="Chain">After the chain rule.</param>
/// <param name="Modifier">After the modifiers.</param>
/// <param name="Emergency">After the emergencies.</param>
public readonly record struct StageLevels(Outcome Level, Outcome Chain, Outcome Modifier, Outcome Emergency);

/// <summary>Who answers whether an action may go ahead: a <see cref="PolicyTable"/>, or a decision point outside that answers in its place.</summary>
public interface IPolicyDecisionPoint
{
    /// <summary>The version that decisions record.</summary>
    string Version { get; }

    /// <summary>Decides a request. Equal requests get equal decisions as long as the version stays.</summary>
    PolicyDecision Evaluate(in ActionRequest request);
}
