using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Simulator.Governance;

/// <summary>Tells tables apart: a digest over everything a table says, in one fixed spelling.</summary>
internal static class PolicyDigest
{
    /// <summary>The first 64 bits of a SHA-256 over rows, in their order, and settings.</summary>
    public static ulong Of(IEnumerable<PolicyRow> rows, PolicySettings settings)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            Write(writer, settings);
            foreach (var row in rows)
            {
                Write(writer, row);
            }
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    private static void Write(BinaryWriter writer, PolicySettings settings)
    {
        writer.Write((byte)settings.Cap);
        writer.Write(settings.Rechecks);
        writer.Write(settings.Chain is not null);
        foreach (var points in settings.Chain is { } chain
            ? new[] { chain.Low, chain.Medium, chain.High, chain.Critical, chain.InitialCeiling }
            : [])
        {
            writer.Write(points.Thousandths);
        }
    }

    private static void Write(BinaryWriter writer, PolicyRow row)
    {
        writer.Write(row.Id);
        writer.Write(row.Order);
        writer.Write((byte)row.Stage);
        writer.Write((byte)row.Then);
        writer.Write(row.Reason);
        Write(writer, row.When);
        Write(writer, row.Obligations);
        if (row.IsLevelInError)
        {
            writer.Write(true);
        }
    }

    private static void Write(BinaryWriter writer, Condition when)
    {
        writer.Write((byte)((byte?)when.Access ?? byte.MaxValue));
        writer.Write((byte)when.ImpactAtLeast);
        writer.Write((byte)when.ImpactAtMost);
        Write(writer, when.Reversible);
        writer.Write((int)when.AnyFlag);
        writer.Write((int)when.NoFlag);
        writer.Write(when.ConfidenceAtLeast ?? double.NaN);
        writer.Write(when.ConfidenceBelow ?? double.NaN);
        Write(writer, when.Containment);
        writer.Write((int)when.AnySign);
        writer.Write((int)when.AllSigns);
        writer.Write((int)when.NoSign);
    }

    private static void Write(BinaryWriter writer, in Obligations obligations)
    {
        writer.Write(obligations.CredentialTtl.Microseconds);
        writer.Write(obligations.MinimumReview.Microseconds);
        writer.Write(obligations.ApprovalTtl.Microseconds);
        writer.Write(obligations.FactorTtl.Microseconds);
        writer.Write(obligations.SampleShare);
        writer.Write(obligations.PostHocReviewers);
        writer.Write(obligations.PostHocWithin.Microseconds);
        writer.Write((byte)obligations.Side);
    }

    private static void Write(BinaryWriter writer, bool? value) => writer.Write(value switch
    {
        null => byte.MaxValue,
        true => (byte)1,
        false => (byte)0,
    });
}
