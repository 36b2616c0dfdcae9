using Simulator.LoadDriver;
using Simulator.Results;

namespace Simulator.Cli;

/// <summary>What a run's folder has more when a live gateway was measured.</summary>
internal static class LiveFolder
{
    /// <summary>The live report of a folder; null for a simulation.</summary>
    /// <exception cref="InvalidResultException">It is broken or missing.</exception>
    public static LiveReport? Find(string folder, RunResult result)
    {
        if (!result.Identity.IsLive)
        {
            return null;
        }

        var path = Path.Combine(folder, LiveReportFile.FileName);
        return File.Exists(path)
            ? LiveReportFile.Read(File.ReadAllBytes(path), path)
            : throw new InvalidResultException($"{path}: missing, though the folder is that of a live run");
    }
}
