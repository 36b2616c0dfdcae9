using Simulator.Governance;

namespace Simulator.Scenarios;

/// <content>Checks of channels and of leaks of credentials.</content>
internal sealed partial class CrossChecks
{
    private void CheckLeaks()
    {
        foreach (var channel in Section("channels")?.Members.Where(channel => channel.Name == ThreatDefinition.DefaultChannel) ?? [])
        {
            Add(channel, $"the channel '{ThreatDefinition.DefaultChannel}' is the one under 'attack'", "describe it there, or choose another name");
        }

        foreach (var source in (Section("incidents")?.Members ?? []).Concat(Section("leaks")?.Members ?? []))
        {
            if (source.Find("channel") is { } channel && channel.As<string>() != ThreatDefinition.DefaultChannel)
            {
                CheckReference(channel, "channels", "channel");
            }
        }

        var known = new HashSet<(Component, string)>();
        foreach (var leak in Section("leaks")?.Members ?? [])
        {
            CheckReference(leak.Find("containment"), "classes", "class");
            if (leak.ValueOf<Component>("of") is { } component && leak.Find("channel") is { } channel && !known.Add((component, channel.As<string>())))
            {
                // A credential leaks through a channel once: its hazards would have to be added up to mean anything.
                Add(leak, $"another leak of the same thing through the channel '{channel.As<string>()}' is described before", "add the two rates up in one of them");
            }
        }
    }
}
