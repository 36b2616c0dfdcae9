using System.Diagnostics;
using Simulator.Results;

namespace Simulator.Cli;

/// <summary>Who writes folders here.</summary>
internal static class ThisProcess
{
    public static FolderWriter Writer => new(Environment.MachineName, Environment.ProcessId, IsRunning);

    private static bool IsRunning(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
