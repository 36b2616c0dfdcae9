namespace Simulator.Governance;

/// <summary>
/// Verifies an audit trail as <see cref="TrailWriter"/> writes it: the format, the order and the hash chain of its records, and the rules
/// that each request must keep.
/// </summary>
/// <remarks>
/// A trail is hostile input: whatever a line holds, it becomes findings, never an exception. Memory holds one line, the requests in
/// flight and at most <see cref="MaximumFindings"/> findings. A clean report says that the trail is consistent in itself; that nobody
/// rewrote it as a whole is shown only by comparing <see cref="TrailReport.LastHash"/> with a copy kept elsewhere.
/// </remarks>
public static class TrailVerifier
{
    /// <summary>How many findings are kept; more are only counted.</summary>
    public const int MaximumFindings = 1_000;

    private const long LinesBetweenCancellations = 4_096;

    /// <summary>Reads and judges a trail.</summary>
    /// <param name="trail">The trail; read to its end, not closed. Its own errors of reading are thrown on.</param>
    /// <param name="cancellation">Stops between lines, with <see cref="OperationCanceledException"/>.</param>
    public static TrailReport Verify(Stream trail, CancellationToken cancellation = default) => Verify(trail, null, cancellation);

    internal static TrailReport Verify(Stream trail, TrailWatch? watch, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(trail);
        var lines = new TrailLineReader(trail);
        var reading = new TrailReading(MaximumFindings, watch);
        for (long line = 0; lines.MoveNext(); line++)
        {
            if (line % LinesBetweenCancellations == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            reading.Read(lines);
        }

        return reading.Finish();
    }
}
