using System.Data;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Simulator.Service;

/// <summary>
/// The command log as rows of a table, a row a batch, in the same frames as on disk. It writes on the very connection that holds the
/// advisory lock, and each row only if the epoch is still its own: whoever lost the lock writes nothing any more.
/// </summary>
internal sealed class PostgresLog : ICommandLog
{
    private const string Place = "table simulator_log";

    private readonly NpgsqlDataSource source;
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlCommand insert;
    private readonly long epoch;
    private long next;
    private string? broken;

    /// <param name="source">For reading beside the writer.</param>
    /// <param name="connection">Holds the lock; owned from now on.</param>
    /// <param name="epoch">The epoch of this leadership.</param>
    public PostgresLog(NpgsqlDataSource source, NpgsqlConnection connection, long epoch)
    {
        this.source = source;
        this.connection = connection;
        this.epoch = epoch;
        insert = new NpgsqlCommand(
            // The share lock on the leader's row makes a new leader wait for this row or this row for the new leader, never in between.
            """
            WITH leader AS (SELECT epoch FROM simulator_leader WHERE id = 1 FOR SHARE)
            INSERT INTO simulator_log (first, count, epoch, frame)
            SELECT $1, $2, $3, $4 FROM leader WHERE leader.epoch = $3
            """,
            connection)
        {
            Parameters =
            {
                new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Bigint }, new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Integer },
                new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Bigint }, new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Bytea },
            },
        };
        insert.Prepare();
    }

    /// <inheritdoc/>
    public LogRecovery Recover(CommandSink sink)
    {
        var (commands, batches) = Read(connection, long.MaxValue, sink);
        next = commands;
        return new LogRecovery(commands, batches, 0, null);
    }

    /// <inheritdoc/>
    public void Append(LogBatch batch)
    {
        if (broken is not null)
        {
            throw new LogUnavailableException(broken, null, outcomeIsKnown: true, isFinal: true);
        }

        insert.Parameters[0].Value = next;
        insert.Parameters[1].Value = batch.Count;
        insert.Parameters[2].Value = epoch;
        insert.Parameters[3].Value = batch.Seal(next);
        int written;
        try
        {
            written = insert.ExecuteNonQuery();
        }
        catch (PostgresException e) when (connection.State == ConnectionState.Open && !e.SqlState.StartsWith("57", StringComparison.Ordinal))
        {
            // The server answered that the statement failed, such as a full disk: nothing is stored.
            throw new LogUnavailableException($"The database does not take the commands: {e.MessageText}", e, outcomeIsKnown: true, isFinal: false);
        }
        catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException or InvalidOperationException)
        {
            broken = $"The connection to the database was lost: {e.Message}";
            throw new LogUnavailableException(broken, e, outcomeIsKnown: false, isFinal: true);
        }

        if (written != 1)
        {
            broken = "Another instance has taken over.";
            throw new LogUnavailableException(broken, null, outcomeIsKnown: true, isFinal: true);
        }

        next += batch.Count;
    }

    /// <inheritdoc/>
    public void Export(long commands, CommandSink sink)
    {
        using var reading = source.OpenConnection();
        Read(reading, commands, sink);
    }

    /// <summary>Lets go of the lock.</summary>
    public void Dispose()
    {
        insert.Dispose();
        connection.Dispose();
    }

    private static (long Commands, long Batches) Read(NpgsqlConnection connection, long most, CommandSink sink)
    {
        using var command = new NpgsqlCommand("SELECT first, frame FROM simulator_log WHERE first < $1 ORDER BY first", connection) { Parameters = { new() { Value = most } } };
        using var reader = command.ExecuteReader();
        long next = 0, batches = 0;
        while (reader.Read())
        {
            var row = reader.GetInt64(0);
            if (!LogFrame.TryRead(reader.GetFieldValue<byte[]>(1), out var first, out var count, out var payload))
            {
                throw new LogDamagedException(Place, row, "the batch is damaged.");
            }

            if (first != next || row != next)
            {
                throw new LogDamagedException(Place, row, string.Create(CultureInfo.InvariantCulture, $"the batch begins with command {first}; command {next} was to follow."));
            }

            if (!LogFrame.Split(payload, first, count, (sequence, bytes) => Give(sequence, bytes, most, sink)))
            {
                throw new LogDamagedException(Place, row, "the lengths inside a batch do not fit.");
            }

            next += count;
            batches++;
        }

        return (next, batches);
    }

    private static void Give(long sequence, ReadOnlySpan<byte> bytes, long most, CommandSink sink)
    {
        if (sequence < most)
        {
            sink(sequence, bytes);
        }
    }
}
