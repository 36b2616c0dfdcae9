namespace Simulator.Results;

/// <summary>The files that this project makes of a result; pages and plots are made by whoever renders them.</summary>
public static class ResultFiles
{
    /// <summary><c>summary.json</c>, <c>replications.csv</c> and <c>report.md</c>, ready for <see cref="RunFolder.Write"/>.</summary>
    /// <exception cref="ArgumentException">The result contradicts itself, see <see cref="SummaryFile.Write"/>.</exception>
    public static IReadOnlyList<RunFile> Of(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return
        [
            RunFile.FromBytes(SummaryFile.FileName, SummaryFile.Write(result)),
            new RunFile(ReplicationsCsv.FileName, stream => ReplicationsCsv.Write(result.Replications, stream)),
            RunFile.FromText(MarkdownReport.FileName, MarkdownReport.Write(result)),
        ];
    }
}
