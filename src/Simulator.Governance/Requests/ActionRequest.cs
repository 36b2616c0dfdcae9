using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Simulator.Governance;

/// <summary>A request to authorise one action, in the shape of the OpenID AuthZEN evaluation request: subject, action, resource, context.</summary>
/// <param name="Node">The lasting name of this piece of work.</param>
/// <param name="Subject">Who wants to act.</param>
/// <param name="Action">What is to be done.</param>
/// <param name="Resource">What it is done to.</param>
/// <param name="Context">The circumstances a policy may look at.</param>
/// <param name="Digest">A digest of the exact arguments: what is approved is what is executed.</param>
/// <remarks>
/// Its parts are fields, because requests are drafted by the million: changing a part where it stands costs a fraction of making a new whole
/// and copying it there.
/// </remarks>
[SuppressMessage("Design", "CA1051:Do not declare visible instance fields", Justification = "See the remarks.")]
public record struct ActionRequest(
    NodeId Node, Subject Subject, ActionDescription Action, Resource Resource, RequestContext Context, Digest Digest)
{
    /// <summary>The lasting name of this piece of work.</summary>
    public NodeId Node = Node;

    /// <summary>Who wants to act.</summary>
    public Subject Subject = Subject;

    /// <summary>What is to be done.</summary>
    public ActionDescription Action = Action;

    /// <summary>What it is done to.</summary>
    public Resource Resource = Resource;

    /// <summary>The circumstances a policy may look at.</summary>
    public RequestContext Context = Context;

    /// <summary>A digest of the exact arguments.</summary>
    public Digest Digest = Digest;

    /// <summary>
    /// Every sign a policy sees: those of the context, <see cref="Governance.Signs.BroadIdentity"/> for any identity but a just-in-time
    /// one, and <see cref="Governance.Signs.Sandbox"/> for a sandbox. Derived here so that there is one truth about each.
    /// </summary>
    public readonly Signs Signs =>
        Context.Signs
        | (Subject.Identity != IdentityMode.Jit ? Signs.BroadIdentity : Signs.None)
        | (Context.Environment == RunEnvironment.Sandbox ? Signs.Sandbox : Signs.None);
}

/// <summary>Who wants to act.</summary>
/// <param name="Origin">An AI recommendation or a person's own request.</param>
/// <param name="RunOwner">The person on whose behalf the work runs; may never approve it.</param>
[StructLayout(LayoutKind.Auto)] // requests are copied on hot paths: the small parts share a word
public record struct Subject(Origin Origin, PersonId RunOwner)
{
    /// <summary>The kind of identity it acts under. Default: just in time.</summary>
    public IdentityMode Identity { get; set; }
}

/// <summary>What is to be done.</summary>
/// <param name="Class">The class of actions; it decides credentials and priorities.</param>
/// <param name="Access">Whether state changes.</param>
/// <param name="Reversible">Whether the action can be rolled back within the class's rollback time.</param>
public readonly record struct ActionDescription(ClassId Class, Access Access, bool Reversible);

/// <summary>What the action is done to.</summary>
/// <param name="Service">The service of the catalogue, from 0.</param>
/// <param name="Flags">What it touches that calls for stronger control.</param>
public record struct Resource(int Service, RiskFlags Flags)
{
    private int blastOverOne; // thousandths above 1, so that nothing said means 1

    /// <summary>How far a wrong action reaches, a factor on its points, 0 to 1,000,000, kept to a thousandth. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative, above 1,000,000 or not a number.</exception>
    public double BlastRadius
    {
        readonly get => (blastOverOne + 1000) / 1000.0;
        set
        {
            if (!(value is >= 0 and <= 1e6))
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "A blast radius lies between 0 and 1,000,000.");
            }

            blastOverOne = (int)Math.Round(value * 1000) - 1000;
        }
    }
}

/// <summary>The circumstances a policy may look at.</summary>
/// <param name="Impact">How much harm the action can do.</param>
/// <param name="Confidence">The model's own confidence, 0 to 1; <see cref="double.NaN"/> when missing, which counts as below any threshold.</param>
/// <param name="Containment">Whether this contains an open incident.</param>
[StructLayout(LayoutKind.Auto)]
public record struct RequestContext(Impact Impact, double Confidence, bool Containment)
{
    /// <summary>What was noticed about the request. Default: nothing.</summary>
    public Signs Signs { get; set; }

    /// <summary>Where the action takes effect. Default: production.</summary>
    public RunEnvironment Environment { get; set; }

    /// <summary>What the chain of this step has done so far. Default: the request is no step of a chain.</summary>
    public ChainState Chain { get; set; }
}
