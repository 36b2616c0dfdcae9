namespace Simulator.Results;

/// <summary>What became of a run's folder.</summary>
public enum RunFolderOutcome
{
    /// <summary>It did not exist and was written whole.</summary>
    Created,

    /// <summary>It existed, every file has the digest of its manifest, and this run gave the same bytes; nothing was written.</summary>
    Kept,

    /// <summary>It existed undamaged, but this run gave other bytes for the same run id; the folder was left as it is.</summary>
    Differs,

    /// <summary>It existed and does not agree with its own manifest; it was left as it is.</summary>
    Damaged,
}

/// <summary>What became of a run's folder, in one line.</summary>
/// <param name="Outcome">The outcome; only <see cref="RunFolderOutcome.Created"/> and <see cref="RunFolderOutcome.Kept"/> hold this run's result.</param>
/// <param name="Path">The folder.</param>
/// <param name="Message">One line for the user.</param>
public sealed record RunFolderResult(RunFolderOutcome Outcome, string Path, string Message)
{
    /// <summary>Whether the folder holds this run's result, whole.</summary>
    public bool Holds => Outcome is RunFolderOutcome.Created or RunFolderOutcome.Kept;
}

/// <summary>Who writes: names the temporary folders and tells which of them are left over from a process that ended.</summary>
/// <param name="Machine">Name of the machine; on a shared file system only its own leftovers are removed.</param>
/// <param name="ProcessId">Id of this process, zero or more.</param>
/// <param name="IsRunning">Whether a process of this machine is running.</param>
public sealed record FolderWriter(string Machine, int ProcessId, Func<int, bool> IsRunning);
