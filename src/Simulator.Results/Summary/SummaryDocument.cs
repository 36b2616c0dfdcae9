namespace Simulator.Results;

/// <summary>The root of <c>summary.json</c>; the order of the members is the order in the file.</summary>
internal sealed record SummaryDocument
{
    /// <summary>Always <see cref="SummaryFile.Schema"/>.</summary>
    public required string Schema { get; init; }

    /// <summary>Version of the schema, see <see cref="SummaryFile.Version"/>.</summary>
    public required int Version { get; init; }

    /// <summary>How numbers are written, for readers of the file.</summary>
    public required string Numbers { get; init; }

    /// <summary>The definitions of the metrics used, in catalogue order.</summary>
    public required IReadOnlyList<MetricDefinition> Catalogue { get; init; }

    /// <summary>The result.</summary>
    public required RunResult Run { get; init; }
}
