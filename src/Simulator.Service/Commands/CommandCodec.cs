using System.Buffers.Binary;
using System.Text;
using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Service;

/// <summary>Commands as bytes: a version, the common fields, then those of the kind. Little-endian, texts with their length in front.</summary>
internal sealed class CommandCodec
{
    private const byte Version = 2; // 2: decisions carry the code of their reason, and the trail that a log is compared with has it

    private byte[] buffer = new byte[1024];
    private int length;

    /// <summary>The bytes of a command; valid until the next call.</summary>
    public ReadOnlySpan<byte> Encode(Command command)
    {
        length = 0;
        Byte(Version);
        Byte((byte)command.Kind);
        Long(command.At.Microseconds);
        Text(command.Token);
        Int(command.Person.Value);
        Byte(command.IsOperator ? (byte)1 : (byte)0);
        Byte(command.Key != 0 ? (byte)1 : (byte)0);
        if (command.Key != 0)
        {
            Wide(command.Key);
            Wide(command.Content);
        }

        switch (command.Kind)
        {
            case CommandKind.Configure:
                Text(command.Reason);
                Bytes(command.Arguments.Span);
                break;
            case CommandKind.Submit:
                Byte(command.HasNode ? (byte)1 : (byte)0);
                Request(command.Request);
                Bytes(command.Arguments.Span);
                break;
            case CommandKind.Decide:
                Long((long)command.Target);
                Byte((byte)command.Verdict);
                Byte((byte)command.ReasonCode);
                DigestOf(command.Digest);
                Text(command.Reason);
                break;
            case CommandKind.Executed:
                Long(unchecked((long)command.Target));
                DigestOf(command.Digest);
                break;
            case CommandKind.Claim or CommandKind.Return or CommandKind.Withdraw or CommandKind.Revoke:
                Long(unchecked((long)command.Target));
                break;
        }

        return buffer.AsSpan(0, length);
    }

    /// <summary>The command of some bytes.</summary>
    /// <exception cref="FormatException">The bytes are no command of this version.</exception>
    public static Command Decode(ReadOnlySpan<byte> bytes)
    {
        var reader = new CommandBytes(bytes);
        if (reader.Byte() is var version && version != Version)
        {
            throw new FormatException($"A command has version {version}; this program reads version {Version}.");
        }

        var kind = (CommandKind)reader.Byte();
        var at = new Instant(reader.Long());
        var token = reader.Text();
        var person = new PersonId(reader.Int());
        var isOperator = reader.Byte() != 0;
        var hasKey = reader.Byte() != 0;
        var command = new Command(kind)
        {
            At = at,
            Token = token,
            Person = person,
            IsOperator = isOperator,
            Key = hasKey ? reader.Wide() : 0,
            Content = hasKey ? reader.Wide() : 0,
        };
        command = kind switch
        {
            CommandKind.Configure => command with { Reason = reader.Text(), Arguments = reader.Bytes().ToArray() },
            CommandKind.Tick => command,
            CommandKind.Submit => command with { HasNode = reader.Byte() != 0, Request = reader.Request(), Arguments = reader.Bytes().ToArray() },
            CommandKind.Decide => command with
            {
                Target = unchecked((ulong)reader.Long()),
                Verdict = (TaskVerdict)reader.Byte(),
                ReasonCode = (DecisionReason)reader.Byte(),
                Digest = reader.Digest(),
                Reason = reader.Text(),
            },
            CommandKind.Executed => command with { Target = unchecked((ulong)reader.Long()), Digest = reader.Digest() },
            CommandKind.Claim or CommandKind.Return or CommandKind.Withdraw or CommandKind.Revoke => command with { Target = unchecked((ulong)reader.Long()) },
            _ => throw new FormatException($"There are no commands of kind {(byte)kind}."),
        };
        return reader.IsAtEnd ? command : throw new FormatException("A command is longer than its kind.");
    }

    private void Request(in ActionRequest request)
    {
        Long(unchecked((long)request.Node.Value));
        Byte((byte)request.Subject.Origin);
        Int(request.Subject.RunOwner.Value);
        Byte((byte)request.Subject.Identity);
        Int(request.Action.Class.Index);
        Byte((byte)request.Action.Access);
        Byte(request.Action.Reversible ? (byte)1 : (byte)0);
        Int(request.Resource.Service);
        Int((int)request.Resource.Flags);
        Long(BitConverter.DoubleToInt64Bits(request.Resource.BlastRadius));
        Byte((byte)request.Context.Impact);
        Long(BitConverter.DoubleToInt64Bits(request.Context.Confidence));
        Byte(request.Context.Containment ? (byte)1 : (byte)0);
        Int((int)request.Context.Signs);
        Byte((byte)request.Context.Environment);
        DigestOf(request.Digest);
    }

    private void DigestOf(Digest digest)
    {
        Long(unchecked((long)digest.High));
        Long(unchecked((long)digest.Low));
    }

    private void Byte(byte value) => Room(1)[0] = value;

    private void Int(int value) => BinaryPrimitives.WriteInt32LittleEndian(Room(4), value);

    private void Long(long value) => BinaryPrimitives.WriteInt64LittleEndian(Room(8), value);

    private void Wide(UInt128 value) => BinaryPrimitives.WriteUInt128LittleEndian(Room(16), value);

    private void Bytes(ReadOnlySpan<byte> bytes)
    {
        Int(bytes.Length);
        bytes.CopyTo(Room(bytes.Length));
    }

    private void Text(string text)
    {
        var count = Encoding.UTF8.GetByteCount(text);
        Int(count);
        Encoding.UTF8.GetBytes(text, Room(count));
    }

    private Span<byte> Room(int count)
    {
        if (length + count > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(length + count, buffer.Length * 2));
        }

        length += count;
        return buffer.AsSpan(length - count, count);
    }
}
