namespace Simulator.Service;

/// <summary>Receives the commands of a log in order.</summary>
/// <param name="sequence">The number of the command, from 0, without gaps.</param>
/// <param name="command">The command as it was appended; valid during the call.</param>
internal delegate void CommandSink(long sequence, ReadOnlySpan<byte> command);

/// <summary>An append-only log of commands: what was appended is durable, and the state of the service is what follows from it.</summary>
/// <remarks>One writer; <see cref="Export"/> alone may be called from other threads.</remarks>
internal interface ICommandLog : IDisposable
{
    /// <summary>Reads everything durable, once, before the first <see cref="Append"/>.</summary>
    /// <exception cref="LogDamagedException">The log cannot be trusted.</exception>
    LogRecovery Recover(CommandSink sink);

    /// <summary>Appends a batch; when the call returns, all of it is durable, when it throws, nothing of it counts as appended.</summary>
    /// <exception cref="LogUnavailableException">The storage does not take it.</exception>
    void Append(LogBatch batch);

    /// <summary>Reads what is durable again, up to a number of commands, without disturbing the writer.</summary>
    void Export(long commands, CommandSink sink);
}

/// <summary>What reading a log back found.</summary>
/// <param name="Commands">Commands read; the next one has this number.</param>
/// <param name="Batches">Batches read.</param>
/// <param name="TornBytes">Bytes at the end that belonged to no whole batch and were cut: never acknowledged to anybody.</param>
/// <param name="TornAt">File and offset of the cut; null when nothing was cut.</param>
public sealed record LogRecovery(long Commands, long Batches, long TornBytes, string? TornAt);

/// <summary>The log is damaged before its end: what was acknowledged cannot be restored, and starting would hide it.</summary>
public sealed class LogDamagedException : Exception
{
    /// <summary>Damage at a place.</summary>
    /// <param name="file">The damaged file.</param>
    /// <param name="offset">The offset of the batch that is damaged, in bytes.</param>
    /// <param name="what">What is wrong.</param>
    public LogDamagedException(string file, long offset, string what)
        : base(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{file}, offset {offset}: {what}"))
    {
        File = file;
        Offset = offset;
    }

    /// <summary>The damaged file.</summary>
    public string File { get; }

    /// <summary>The offset of the batch that is damaged, in bytes.</summary>
    public long Offset { get; }
}

/// <summary>The log took nothing.</summary>
/// <param name="message">Why.</param>
/// <param name="inner">What the system said.</param>
/// <param name="outcomeIsKnown">
/// Whether it is sure that nothing of the batch is stored. Otherwise a restart may find it: whoever sent it must ask again with the same key.
/// </param>
/// <param name="isFinal">Whether this log takes nothing until the process starts again.</param>
internal sealed class LogUnavailableException(string message, Exception? inner, bool outcomeIsKnown, bool isFinal) : Exception(message, inner)
{
    public bool OutcomeIsKnown { get; } = outcomeIsKnown;

    public bool IsFinal { get; } = isFinal;
}
