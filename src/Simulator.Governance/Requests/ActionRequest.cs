namespace Simulator.Governance;

/// <summary>A request to authorise one action, in the shape of the OpenID AuthZEN evaluation request: subject, action, resource, context.</summary>
/// <param name="Node">The lasting name of this piece of work.</param>
/// <param name="Subject">Who wants to act.</param>
/// <param name="Action">What is to be done.</param>
/// <param name="Resource">What it is done to.</param>
/// <param name="Context">The circumstances a policy may look at.</param>
/// <param name="Digest">A digest of the exact arguments: what is approved is what is executed.</param>
public readonly record struct ActionRequest(
    NodeId Node, Subject Subject, ActionDescription Action, Resource Resource, RequestContext Context, Digest Digest);

/// <summary>Who wants to act.</summary>
/// <param name="Origin">An AI recommendation or a person's own request.</param>
/// <param name="RunOwner">The person on whose behalf the work runs; may never approve it.</param>
public readonly record struct Subject(Origin Origin, PersonId RunOwner);

/// <summary>What is to be done.</summary>
/// <param name="Class">The class of actions; it decides credentials and priorities.</param>
/// <param name="Access">Whether state changes.</param>
/// <param name="Reversible">Whether the action can be rolled back within the class's rollback time.</param>
public readonly record struct ActionDescription(ClassId Class, Access Access, bool Reversible);

/// <summary>What the action is done to.</summary>
/// <param name="Service">The service of the catalogue, from 0.</param>
/// <param name="Flags">What it touches that calls for stronger control.</param>
public readonly record struct Resource(int Service, RiskFlags Flags);

/// <summary>The circumstances a policy may look at.</summary>
/// <param name="Impact">How much harm the action can do.</param>
/// <param name="Confidence">The model's own confidence, 0 to 1; <see cref="double.NaN"/> when missing, which counts as below any threshold.</param>
/// <param name="Containment">Whether this contains an open incident.</param>
public readonly record struct RequestContext(Impact Impact, double Confidence, bool Containment);
