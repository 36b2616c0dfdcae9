using Simulator.Time;

namespace Simulator.Governance;

/// <content>Changes of the policy while requests are in flight.</content>
public sealed partial class GovernancePipeline
{
    private byte policy;

    /// <summary>
    /// Another version of the policy comes into force. It holds for what is evaluated from now on; what waits in a gate stays there. The
    /// trail tells it as a fact about no request, and every later fact carries the number.
    /// </summary>
    /// <param name="version">Which one: 0 for the one the trail begins with, then its variants in order, at most 255.</param>
    /// <param name="now">When.</param>
    /// <exception cref="OverflowException">A number outside 0 to 255.</exception>
    public void ChangePolicy(int version, Instant now)
    {
        policy = checked((byte)version);
        Trail.Add(new AuditEvent(now, ordinal++, Fact.PolicyChanged, default, default, PersonId.None, policy) { Policy = policy });
    }
}
