namespace Simulator.Cli;

/// <summary>What the program's exit codes mean; when several apply, precedence is 2, 1, 130, 97, 99, 3.</summary>
internal static class ExitCode
{
    /// <summary>Done, and nothing is wrong.</summary>
    public const int Success = 0;

    /// <summary>A defect of the program.</summary>
    public const int Defect = 1;

    /// <summary>Wrong usage, or a file that is missing or invalid.</summary>
    public const int Usage = 2;

    /// <summary>No answer: a budget or comparison is inconclusive, there is no baseline, or no setting is feasible.</summary>
    public const int NoAnswer = 3;

    /// <summary>A live run is invalid: the generator could not keep up.</summary>
    public const int InvalidRun = 97;

    /// <summary>A budget, a comparison or an audit rule is breached, or a run's folder is damaged or disagrees.</summary>
    public const int Breach = 99;

    /// <summary>Interrupted by the user; nothing half-written is left.</summary>
    public const int Interrupted = 130;

    /// <summary>The code of an answer that is missing, as the user wants it read.</summary>
    /// <param name="reading"><c>fail</c>, <c>pass</c>, or anything else for <see cref="NoAnswer"/>.</param>
    public static int OfInconclusive(string? reading) => reading switch
    {
        "pass" => Success,
        "fail" => Breach,
        _ => NoAnswer,
    };

    /// <summary>The code that counts when several commands of one call end differently.</summary>
    public static int Worst(int left, int right)
    {
        int[] precedence = [Usage, Defect, Interrupted, InvalidRun, Breach, NoAnswer, Success];
        return Array.IndexOf(precedence, left) <= Array.IndexOf(precedence, right) ? left : right;
    }
}
