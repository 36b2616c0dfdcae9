using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Makes what fails.</summary>
internal static class FaultBuilder
{
    /// <summary>The faults; null when nothing fails.</summary>
    public static FaultModel? Build(Resolved faults, Resolved pools, Resolved classes, Resolved policy) => faults.IsNone || faults.Members.All(target => target.IsNone) ? null : new FaultModel
    {
        PolicyEngine = PolicyEngine(faults["policyEngine"]),
        SignIn = SignIn(faults["signIn"], pools),
        CredentialBroker = CredentialBroker(faults["credentialBroker"]),
        Notifier = faults["notifier"] is { IsNone: false } notifier ? new NotifierFault(TimesOf(notifier), notifier["whileDown"].As<bool>()) : null,
        Ai = Ai(faults["ai"], classes),
        PolicyBundle = FaultyPolicyBuilder.Bundle(faults["policyBundle"], policy),
        PolicyRows = FaultyPolicyBuilder.Rows(faults["policyRows"], policy),
        Ticketing = faults["ticketing"] is { IsNone: false } ticketing
            ? new TicketingFault(TimesOf(ticketing), ticketing["whileDown"].As<TicketFallback>()) { SlowBy = ticketing["slowBy"].As<Duration>() }
            : null,
    };

    private static PolicyEngineFault? PolicyEngine(Resolved node)
    {
        if (node.IsNone)
        {
            return null;
        }

        var fallback = node["whileDown"].As<PolicyFallback>();
        return new PolicyEngineFault(TimesOf(node), fallback, TableOf(fallback), node["author"].As<string>()) { SlowBy = node["slowBy"].As<Duration>() };
    }

    private static SignInFault? SignIn(Resolved node, Resolved pools)
    {
        if (node.IsNone)
        {
            return null;
        }

        var names = pools.Members.Select(pool => pool.Name).ToList();
        var hit = node["pools"].IsNone ? Enumerable.Range(0, names.Count) : node["pools"].Items<string>().Select(name => names.IndexOf(name)).Order();
        return new SignInFault(TimesOf(node), [.. hit], node["retention"].As<Share>().Value);
    }

    private static BrokerFault? CredentialBroker(Resolved node) => node.IsNone
        ? null
        : new BrokerFault(TimesOf(node), node["whileDown"].As<bool>() ? node["cachedLife"].As<Duration>() : null, node["delaysRevocation"].As<bool>())
        {
            LostRevocation = node["lostRevocation"].As<Share>().Value,
        };

    private static AiFault? Ai(Resolved node, Resolved classes)
    {
        if (node.IsNone)
        {
            return null;
        }

        string[] names = node["classes"].IsNone ? [] : [.. node["classes"].Items<string>()];
        return new AiFault(
            TimesOf(node),
            node["qualityDrop"].As<Share>().Value,
            node["confidenceDrift"].As<double>(),
            [.. classes.Members.Select(kind => kind["origin"].As<Origin>() == Origin.Ai && (names.Length == 0 || names.Contains(kind.Name)))]);
    }

    private static PolicyTable? TableOf(PolicyFallback fallback) => fallback switch
    {
        PolicyFallback.FailClosedDeny => PolicyFallbacks.Deny,
        PolicyFallback.FailOpenAuto => PolicyFallbacks.Auto,
        PolicyFallback.FallbackTemplate => PolicyFallbacks.Template,
        PolicyFallback.FallbackHuman => PolicyFallbacks.Human,
        _ => null,
    };

    internal static FaultTimes TimesOf(Resolved node) => (FaultTimes)node["when"].Made!;
}
