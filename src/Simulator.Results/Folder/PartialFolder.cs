using System.Globalization;

namespace Simulator.Results;

/// <summary>
/// Names of temporary folders: <c>.{run id}.{machine}.{process id}.partial</c>, beside the folder they become. They derive from who
/// writes, not from a clock or chance; the leading dot keeps them out of listings, and no run id or scenario can begin with one.
/// </summary>
internal static class PartialFolder
{
    private const string Suffix = ".partial";

    /// <summary>The temporary name for a run.</summary>
    public static string NameOf(string runId, FolderWriter writer) =>
        string.Create(CultureInfo.InvariantCulture, $".{runId}.{Plain(writer.Machine)}.{writer.ProcessId}{Suffix}");

    /// <summary>Whether a folder was left behind by an interrupted write of this machine: by this process, or by one that has ended.</summary>
    public static bool IsLeftover(string name, FolderWriter writer)
    {
        if (!name.StartsWith('.') || !name.EndsWith(Suffix, StringComparison.Ordinal))
        {
            return false;
        }

        var parts = name[1..^Suffix.Length].Split('.');
        return parts.Length == 3 && parts[1] == Plain(writer.Machine) &&
            int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var process) &&
            (process == writer.ProcessId || !writer.IsRunning(process));
    }

    /// <summary>A machine's name without anything that has a meaning in the pattern.</summary>
    private static string Plain(string machine) =>
        machine.Length == 0 ? "machine" : string.Concat(machine.Take(40).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}
