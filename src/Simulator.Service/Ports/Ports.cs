using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Service;

/// <summary>One lease of a credential: what it opens is known to the systems it opens, this names its life.</summary>
/// <param name="Id">The credential's id.</param>
/// <param name="Renewal">How often it was issued anew, from 0.</param>
/// <param name="Request">The request it was issued for.</param>
/// <param name="Component">The agent's session or the executor.</param>
/// <param name="Issued">When this life began.</param>
/// <param name="Ends">When it ends by itself; <see cref="Instant.MaxValue"/> for never.</param>
public readonly record struct LeaseOrder(string Id, int Renewal, NodeId Request, Component Component, Instant Issued, Instant Ends);

/// <summary>Gives leases their secrets. Equal leases get equal secrets: nothing of them is stored.</summary>
public interface ICredentialIssuer
{
    /// <summary>The secret of a lease.</summary>
    string SecretOf(in LeaseOrder lease);

    /// <summary>The credential id of a secret that this issuer made; null for anything else. Whether it is alive the service knows.</summary>
    (string Id, int Renewal)? Recognise(string secret);
}

/// <summary>An authorised action, ready to be carried out.</summary>
/// <param name="Request">The request.</param>
/// <param name="Class">The name of its class.</param>
/// <param name="Digest">The digest of the arguments that were approved.</param>
/// <param name="Arguments">The arguments as JSON; empty when only their digest was submitted.</param>
/// <param name="Credential">The secret of its credential.</param>
/// <param name="IsRepeated">Whether it was handed out before a restart: it may have been carried out already.</param>
public sealed record ExecutionOrder(
    NodeId Request, string Class, Digest Digest, ReadOnlyMemory<byte> Arguments, string Credential, bool IsRepeated);

/// <summary>Carries actions out.</summary>
public interface IActionExecutor
{
    /// <summary>Carries one action out; the same request may come again after a restart, and must then do nothing twice.</summary>
    /// <returns>The digest of what was carried out; null when nothing was, then the request stays authorised.</returns>
    Task<Digest?> ExecuteAsync(ExecutionOrder order, CancellationToken cancellation);
}

/// <summary>How long the answers to wishes take: a pure function, so that a restart finds the same.</summary>
public interface IWishTiming
{
    /// <summary>The delay of an answer.</summary>
    /// <param name="wish"><see cref="Wish.EvaluatePolicy"/> or <see cref="Wish.IssueCredential"/>.</param>
    /// <param name="node">The request.</param>
    /// <param name="occurrence">How often it was wished before for this request, from 0.</param>
    Duration DelayOf(Wish wish, NodeId node, int occurrence);
}
