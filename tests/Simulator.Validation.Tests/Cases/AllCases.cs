namespace Simulator.Validation.Tests;

/// <summary>Every validation case.</summary>
internal static class AllCases
{
    public static IReadOnlyList<ValidationCase> List { get; } =
    [
        .. SingleServerCases.List,
        .. ManyServersCases.List,
        .. PriorityCases.List,
        .. OrderCases.List,
        .. EngagementCases.List,
        .. ImpatienceCases.List,
        .. NetworkCases.List,
        .. ShiftCases.List,
        .. RateCases.List,
        .. RaceCases.List,
        .. OversightCases.List,
        .. LawCases.List,
    ];
}
