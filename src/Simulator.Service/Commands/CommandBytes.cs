using System.Buffers.Binary;
using System.Text;
using Simulator.Governance;

namespace Simulator.Service;

/// <summary>Reads the fields of a command.</summary>
internal ref struct CommandBytes(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    public readonly bool IsAtEnd => rest.IsEmpty;

    public byte Byte() => Take(1)[0];

    public int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public long Long() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public UInt128 Wide() => BinaryPrimitives.ReadUInt128LittleEndian(Take(16));

    public ReadOnlySpan<byte> Bytes() => Take(Int());

    public string Text() => Encoding.UTF8.GetString(Bytes());

    public Digest Digest() => new(unchecked((ulong)Long()), unchecked((ulong)Long()));

    public ActionRequest Request()
    {
        var node = new NodeId(unchecked((ulong)Long()));
        var subject = new Subject((Origin)Byte(), new PersonId(Int())) { Identity = (IdentityMode)Byte() };
        var action = new ActionDescription(new ClassId(Int()), (Access)Byte(), Byte() != 0);
        var resource = new Resource(Int(), (RiskFlags)Int()) { BlastRadius = BitConverter.Int64BitsToDouble(Long()) };
        var context = new RequestContext((Impact)Byte(), BitConverter.Int64BitsToDouble(Long()), Byte() != 0)
        {
            Signs = (Signs)Int(), Environment = (RunEnvironment)Byte(),
        };
        return new ActionRequest(node, subject, action, resource, context, Digest());
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > rest.Length)
        {
            throw new FormatException("A command is shorter than its kind.");
        }

        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
