using System.Text.Json;
using Simulator.Time;

namespace Simulator.Governance;

/// <summary>Writes that another version of the policy came into force, and who answers for it.</summary>
/// <param name="policy">The version the trail begins with.</param>
/// <param name="variants">The others.</param>
internal sealed class PolicyChanges(PolicyTable policy, IReadOnlyList<PolicyVariant> variants)
{
    private int inForce;

    /// <exception cref="InvalidOperationException">The fact names a version that this trail does not have.</exception>
    public void Write(Utf8JsonWriter json, in AuditEvent fact, ulong sequence, Instant at)
    {
        if (fact.Detail > (ulong)variants.Count || (int)fact.Detail == inForce)
        {
            throw new InvalidOperationException($"The fact names version {fact.Detail} of the policy after {inForce}; the trail has {variants.Count + 1}.");
        }

        var next = (int)fact.Detail;
        json.WriteNumber(TrailFields.Sequence, sequence);
        TrailTime.Write(json, TrailFields.At, at);
        json.WriteString(TrailFields.Fact, EnumText<Fact>.Of(fact.Fact));
        json.WriteString(TrailFields.Policy, VersionOf(next));
        json.WriteString(TrailFields.Before, VersionOf(inForce));
        // Who put a variant in force also takes it back.
        json.WriteString(TrailFields.Author, variants[Math.Max(next, inForce) - 1].Author);
        inForce = next;
    }

    private string VersionOf(int number) => number == 0 ? policy.Version : variants[number - 1].Policy.Version;
}
