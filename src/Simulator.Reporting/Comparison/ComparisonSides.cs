using Simulator.Results;

namespace Simulator.Reporting;

/// <summary>What a page calls the two runs that it compares.</summary>
/// <param name="Kicker">What kind of page it is, above the title.</param>
/// <param name="Base">The run that is compared with.</param>
/// <param name="Candidate">The run that is judged.</param>
public sealed record ComparisonSides(string Kicker, string Base, string Candidate)
{
    /// <summary>Any two runs.</summary>
    public static ComparisonSides Runs { get; } = new("Comparison of two runs", "Base", "Candidate");

    /// <summary>The scenario as it is against its laboratory twin.</summary>
    public static ComparisonSides Gap { get; } = new("The operational gap", "Laboratory", "Operations");

    /// <summary>Queues that people's work and that of AI share against queues of their own.</summary>
    public static ComparisonSides Queues { get; } = new("Shared against separate queues", "Shared", "Separate");
}

/// <summary>What the page of a comparison shows.</summary>
/// <param name="Report">The comparison, every text of it cleaned.</param>
/// <param name="Sides">What the two runs are called.</param>
public sealed record ComparisonContent(ComparisonReport Report, ComparisonSides Sides);
