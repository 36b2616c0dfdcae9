using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Makes the ticketing before the gates.</summary>
internal static class TicketBuilder
{
    /// <summary>The ticketing; null when there is none.</summary>
    public static Tickets? Build(Resolved node, Resolved classes, CompiledDistributions tables)
    {
        if (node.IsNone)
        {
            return null;
        }

        var except = node["except"].Items<string>().ToHashSet(StringComparer.Ordinal);
        return new Tickets(
            [.. node["stages"].Members.OrderBy(stage => stage["order"].As<ulong>()).ThenBy(stage => stage.Name, StringComparer.Ordinal).Select(stage => Stage(stage, tables))],
            [.. classes.Members.Select(kind => !except.Contains(kind.Name))]);
    }

    private static TicketStage Stage(Resolved node, CompiledDistributions tables) => new()
    {
        Name = node.Name,
        Delay = tables.Of(node["delay"]),
        Loss = node["loss"].As<Share>().Value,
        RetryAfter = node["retryAfter"].As<Duration>(),
        Retries = (int)node["retries"].As<ulong>(),
        Duplicate = node["duplicate"].As<Share>().Value,
        DuplicateHandling = node["duplicateHandling"].As<Duration>(),
        Outages = node["outages"].IsNone ? null : new TicketOutages(
            ArrivalMaker.Of(node["outages"]["starts"], tables)!, tables.Of(node["outages"]["length"])),
        Hidden = node["hidden"].IsNone ? null : new HiddenStep(
            node["hidden"]["probability"].As<Share>().Value, tables.Of(node["hidden"]["delay"])),
    };
}
