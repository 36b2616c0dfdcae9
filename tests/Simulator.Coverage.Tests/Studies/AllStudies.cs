namespace Simulator.Coverage.Tests;

/// <summary>The studies in the order of the document; a new one goes to the end of its part, since the number of a study is part of its draws.</summary>
internal static class AllStudies
{
    public static IReadOnlyList<Study> Make() =>
    [
        .. ValueStudies.Make(),
        .. ItemStudies.Make(),
        .. ClaimStudies.Make(),
        .. VerdictStudies.Make(),
    ];
}
