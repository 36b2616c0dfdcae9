using System.Globalization;
using System.Security.Cryptography;
using Simulator.Governance;

namespace Simulator.Service;

/// <summary>What a start found.</summary>
/// <param name="Log">What reading the log back found.</param>
/// <param name="InFlight">Requests that are not over.</param>
/// <param name="Facts">Facts in the audit trail.</param>
public sealed record ServiceRecovery(LogRecovery Log, int InFlight, long Facts);

/// <content>Start-up: the state from the log, and the log's own first record.</content>
internal sealed partial class EngineHost
{
    private const int KeyBytes = 32;

    /// <summary>Reads the log back and makes the state from it.</summary>
    /// <exception cref="LogDamagedException">Log or trail cannot be trusted.</exception>
    /// <exception cref="InvalidOperationException">The log belongs to another configuration.</exception>
    public ServiceRecovery Recover()
    {
        var recovered = log.Recover((sequence, bytes) =>
        {
            Replay(core, sequence, bytes);
            OpenTrail(); // not before the configuration was held against the log's: the trail's header follows from it
        });
        OpenTrail();
        Volatile.Write(ref lastInstant, core.Now.Microseconds);
        if (core.Configured is null)
        {
            Begin();
        }

        trailFile?.EndRecovery();
        Issuer = configuration.Options.Issuer ?? new LocalCredentialIssuer(core.Configured!.Arguments.ToArray());
        isLive = true;
        if (configuration.Options.Executor is not null)
        {
            foreach (var entry in core.Executing())
            {
                HandOut(entry, isRepeated: true);
            }
        }

        return new ServiceRecovery(recovered, core.InFlight, (long)Feed.Next);
    }

    /// <summary>Writes the trail as the durable log tells it, with its end record: an auditor's copy, made anew.</summary>
    public void ExportTrail(Stream output)
    {
        var commands = Read(state => state.Applied);
        using var writing = NewTrail(output);
        var copy = new ServiceCore(configuration, (in AuditEvent fact, RequestEntry entry) => writing.Write(fact, entry.Request));
        log.Export(commands, (sequence, bytes) => Replay(copy, sequence, bytes));
        writing.Complete();
    }

    private void Replay(ServiceCore target, long sequence, ReadOnlySpan<byte> bytes)
    {
        Command command;
        try
        {
            command = CommandCodec.Decode(bytes);
        }
        catch (FormatException e)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Command {sequence} of the log cannot be read: {e.Message}"), e);
        }

        if (sequence == 0)
        {
            if (command.Kind != CommandKind.Configure)
            {
                throw new InvalidOperationException("The log does not begin with its configuration.");
            }

            if (configuration.DifferenceFrom(command.Reason) is { } difference)
            {
                throw new InvalidOperationException(
                    $"The log was written under another configuration: {difference}. A changed configuration starts with an empty folder.");
            }
        }

        target.Apply(command);
    }

    /// <summary>The first record of a new log: its configuration, and a key for the secrets of leases.</summary>
    private void Begin()
    {
        var configure = new Command(CommandKind.Configure) { Reason = configuration.Description, Arguments = RandomNumberGenerator.GetBytes(KeyBytes) };
        batch.Clear();
        Add(configure);
        log.Append(batch);
        core.Apply(configure);
    }

    private void OpenTrail()
    {
        if (trailFile is not null)
        {
            trail ??= NewTrail(trailFile);
        }
    }

    private TrailWriter NewTrail(Stream output)
    {
        var options = configuration.Options;
        return new TrailWriter(output, options.Trail, options.Policy, options.Gates, configuration.Credentials, configuration, configuration.PoolOfPerson);
    }
}
