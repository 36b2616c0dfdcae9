using System.Text.Json;

namespace Simulator.Results;

/// <summary><c>verdicts.json</c>: every verdict with the numbers behind it, for programs. The same report gives the same bytes.</summary>
public static class VerdictsFile
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "verdicts.json";

    /// <summary>What the file calls its schema.</summary>
    public const string Schema = "simulator-verdicts";

    /// <summary>Version of the schema that this program writes; raised when an older reader could misread a file.</summary>
    public const int Version = 1;

    /// <summary>The file's bytes: UTF-8, LF.</summary>
    public static byte[] Write(BudgetReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var document = new VerdictsDocument
        {
            Schema = Schema,
            Version = Version,
            Numbers = Numbers.Explanation,
            Run = VerdictsRun.Of(report.Identity),
            Baseline = report.Baseline is { } baseline ? VerdictsRun.Of(baseline) : null,
            Answer = report.Answer,
            Headline = report.Headline,
            Draws = report.Draws,
            Verdicts = [.. report.Checks.Select(VerdictEntry.Of)],
        };
        return [.. JsonSerializer.SerializeToUtf8Bytes(document, VerdictsJson.Create().VerdictsDocument), (byte)'\n'];
    }
}
