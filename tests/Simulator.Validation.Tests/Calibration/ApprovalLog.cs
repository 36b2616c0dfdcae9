using System.Globalization;

namespace Simulator.Validation.Tests;

/// <summary>
/// Supervisor decisions of the event log of the BPI Challenge 2020, domestic declarations (van Dongen, 2020), as far as they follow the approval of
/// another gate: only there it is known when the task reached the supervisor. The log is read where the environment names it and never copied.
/// </summary>
internal sealed class ApprovalLog
{
    public const string Variable = "SIMULATOR_CALIBRATION_DATA";
    private const string FileName = "bpic2020_domestic_declarations.csv";

    private ApprovalLog(IReadOnlyList<(DateTimeOffset Ready, TimeSpan Latency)> decisions) => Decisions = decisions;

    /// <summary>When each task reached a supervisor, in local time, and how long the decision took.</summary>
    public IReadOnlyList<(DateTimeOffset Ready, TimeSpan Latency)> Decisions { get; }

    /// <summary>Why the log cannot be read; null when it can.</summary>
    public static string? WhyNot => Folder is not { Length: > 0 } folder
        ? $"no calibration data: {Variable} names no folder"
        : File.Exists(Path.Combine(folder, FileName)) ? null : $"no calibration data: there is no {FileName} in the folder that {Variable} names";

    private static string? Folder => Environment.GetEnvironmentVariable(Variable);

    /// <summary>Reads the log: one row an event, in order within a case.</summary>
    public static ApprovalLog Read()
    {
        var rows = File.ReadLines(Path.Combine(Folder!, FileName)).Skip(1).Select(line => line.Split(',')).GroupBy(fields => fields[0], StringComparer.Ordinal);
        return new ApprovalLog([.. rows.SelectMany(events => events.Zip(events.Skip(1))).Where(IsDecision).Select(pair =>
        {
            var ready = Time(pair.First);
            return (ready, Time(pair.Second) - ready);
        }).OrderBy(decision => decision.ready)]);
    }

    /// <summary>The empirical quantile of latencies in hours.</summary>
    public double Hours(double p, Func<DateTimeOffset, bool>? ready = null)
    {
        double[] hours = [.. Decisions.Where(each => ready?.Invoke(each.Ready) ?? true).Select(each => each.Latency.TotalHours).Order()];
        return hours[(int)(p * (hours.Length - 1))];
    }

    private static bool IsDecision((string[] First, string[] Second) pair) =>
        pair.First[2].Contains(" APPROVED by ", StringComparison.Ordinal)
        && pair.Second[2] is "Declaration FINAL_APPROVED by SUPERVISOR" or "Declaration APPROVED by SUPERVISOR" or "Declaration REJECTED by SUPERVISOR";

    private static DateTimeOffset Time(string[] fields) => DateTimeOffset.Parse(fields[1], CultureInfo.InvariantCulture);
}

/// <summary>A test that needs the calibration data; without them it is skipped and says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CalibrationFactAttribute : FactAttribute
{
    public CalibrationFactAttribute() => Skip = ApprovalLog.WhyNot;
}
