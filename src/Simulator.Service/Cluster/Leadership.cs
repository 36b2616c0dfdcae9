using Npgsql;

namespace Simulator.Service;

/// <summary>Who leads: whoever holds the advisory lock. Each leadership has an epoch of its own, one more than the one before.</summary>
internal sealed class Leadership : IDisposable
{
    private const long LockKey = 0x53494D554C41544F; // "SIMULATO"

    private const string Schema =
        """
        CREATE TABLE IF NOT EXISTS simulator_log (first bigint PRIMARY KEY, count integer NOT NULL, epoch bigint NOT NULL, frame bytea NOT NULL);
        CREATE TABLE IF NOT EXISTS simulator_leader (id integer PRIMARY KEY CHECK (id = 1), epoch bigint NOT NULL, address text NOT NULL);
        INSERT INTO simulator_leader (id, epoch, address) VALUES (1, 0, '') ON CONFLICT DO NOTHING;
        """;

    private readonly NpgsqlDataSource source;
    private readonly NpgsqlDataSource unpooled; // a pooled connection would keep the lock after it was given back

    public Leadership(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(Checked(connection))
        {
            ApplicationName = "simulator",
            Timeout = 5, // s
            CommandTimeout = 5,
            KeepAlive = 0, // the lock's connection belongs to the writer alone
            Options = "-c synchronous_commit=on -c lock_timeout=5000",
        };
        source = NpgsqlDataSource.Create(settings);
        settings.Pooling = false;
        unpooled = NpgsqlDataSource.Create(settings);
    }

    /// <summary>Tries to lead.</summary>
    /// <param name="address">Where others reach this instance.</param>
    /// <returns>The log to write, which holds the lock until it is disposed; null when another instance leads.</returns>
    /// <exception cref="NpgsqlException">The database does not answer.</exception>
    public (PostgresLog Log, long Epoch)? TryLead(string address)
    {
        var connection = unpooled.OpenConnection();
        try
        {
            if (Ask(connection, "SELECT pg_try_advisory_lock($1)", LockKey) is not true)
            {
                connection.Dispose();
                return null;
            }

            Ask(connection, Schema);
            var epoch = (long)Ask(connection, "UPDATE simulator_leader SET epoch = epoch + 1, address = $1 WHERE id = 1 RETURNING epoch", address)!;
            return (new PostgresLog(source, connection, epoch), epoch);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The epoch and the address of who leads; null before anybody did.</summary>
    public (long Epoch, string Address)? Leader()
    {
        using var connection = source.OpenConnection();
        if (Ask(connection, "SELECT to_regclass('simulator_leader') IS NOT NULL") is not true)
        {
            return null;
        }

        using var command = new NpgsqlCommand("SELECT epoch, address FROM simulator_leader WHERE id = 1", connection);
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), reader.GetString(1)) : null;
    }

    public void Dispose()
    {
        source.Dispose();
        unpooled.Dispose();
    }

    /// <exception cref="ArgumentException">It is none; the message tells nothing of its values, which may be secret.</exception>
    private static string Checked(string connection)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connection).ConnectionString;
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or InvalidOperationException)
        {
            throw new ArgumentException($"The connection string of PostgreSQL is wrong: {wrong.Message}; write Host=…;Username=…;Database=….", wrong);
        }
    }

    private static object? Ask(NpgsqlConnection connection, string text, params object[] values)
    {
        using var command = new NpgsqlCommand(text, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command.ExecuteScalar();
    }
}
