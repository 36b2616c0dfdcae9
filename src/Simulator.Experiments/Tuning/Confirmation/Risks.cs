namespace Simulator.Experiments;

/// <summary>
/// How the risk of recommending a setting that breaks a limit is divided, before the confirmation: most of it for the setting the search named, the rest
/// for the next ones, who are chosen only if it fails. A recommendation then breaks a limit with at most the stated risk, whoever it is.
/// </summary>
/// <remarks>Within one setting each limit is judged at that setting's whole risk: the claim is that all of them hold (an intersection-union test).</remarks>
internal static class Risks
{
    /// <summary>Below it the test of a quantile is not to be trusted.</summary>
    private const double Smallest = 0.01;

    private const double ShareOfOthers = 0.4;
    private const int MostOthers = 2;

    /// <summary>Settings that may be chosen instead of the named one.</summary>
    public static int Others(double alpha) => Math.Clamp((int)((ShareOfOthers * alpha / Smallest) + 1e-9), 0, MostOthers);

    /// <summary>The one-sided risk of the named setting.</summary>
    public static double OfNamed(double alpha) => Others(alpha) == 0 ? alpha : Tidy((1 - ShareOfOthers) * alpha);

    /// <summary>The one-sided risk of each of the others.</summary>
    public static double OfOther(double alpha) => Others(alpha) == 0 ? alpha : Math.Max(Smallest, Tidy(ShareOfOthers * alpha / Others(alpha)));

    /// <summary>Without the last digits of binary fractions, which would be printed.</summary>
    private static double Tidy(double risk) => Math.Round(risk, 12);
}
