namespace Simulator.Governance;

/// <summary>
/// Why a person decided anything but an approval, as a code of the audit trail: something to count and to compare, beside the words that a
/// service keeps. Numbers are part of the trail digest and never change.
/// </summary>
public enum DecisionReason : byte
{
    /// <summary>None was given: the decision is an approval, or nobody's.</summary>
    None = 0,

    /// <summary>The action was judged to be wrong, and nothing more particular was held against it.</summary>
    JudgedWrong = 1,

    /// <summary>What is asked for is not what was declared.</summary>
    IntentMismatch = 2,

    /// <summary>It follows, or seems to follow, an instruction planted in what the AI read.</summary>
    SuspectedInjection = 3,

    /// <summary>It goes beyond what its author may do, or beyond the scope of its chain.</summary>
    OverReach = 4,

    /// <summary>It lies in no playbook, or deviates from it.</summary>
    PlaybookDeviation = 5,

    /// <summary>Something is missing to decide.</summary>
    MissingInformation = 6,

    /// <summary>Somebody further up shall decide.</summary>
    SecondOpinion = 7,

    /// <summary>Whoever decides had not the time to look properly.</summary>
    OutOfTime = 8,

    /// <summary>Another reason, in words that the trail does not hold.</summary>
    Other = 9,
}
