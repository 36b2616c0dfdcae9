using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <content>Checks of what fails.</content>
internal sealed partial class CrossChecks
{
    /// <summary>The most faults of one target in a horizon; more are no faults but the way it works.</summary>
    private const double MaximumFaults = 10_000;

    private void CheckFaults()
    {
        if (Section("faults") is not { IsNone: false } faults)
        {
            return;
        }

        if (faults.IsValid && faults.Members.All(target => target.IsNone))
        {
            Add(faults, "nothing fails", "name what does, such as \"policyEngine\", or leave the section out");
        }

        foreach (var target in faults.Members.Where(target => !target.IsNone))
        {
            CheckFaultTimes(target);
        }

        CheckPolicyEngine(faults);
        CheckFaultyPolicies(faults);
        CheckSignIn(faults);
        CheckBroker(faults);
        CheckTicketing(faults);
        CheckNotifier(faults);
        CheckAi(faults);
    }

    private void CheckFaultTimes(Resolved target)
    {
        if (target.Find("when")?.Made is not FaultTimes times || Section("run")?.ValueOf<Duration>("horizon") is not { } horizon)
        {
            return;
        }

        switch (times)
        {
            case FaultTimes.Schedule schedule when schedule.At[0] >= horizon:
                Add(target["when"], $"the first fault, at {schedule.At[0]}, comes after the horizon of {horizon}", "write an earlier time, or a longer horizon");
                break;
            case FaultTimes.Schedule schedule when schedule.Every is { } every && schedule.At.Count * (horizon.Microseconds / (double)every.Microseconds) > MaximumFaults:
            case FaultTimes.Renewal renewal when horizon.Microseconds / (renewal.BetweenFailures.Microseconds + (double)renewal.ToRepair.Microseconds) > MaximumFaults:
                Add(target["when"], "it fails more than 10000 times", "write longer times between failures: faults are rare");
                break;
            case FaultTimes.Renewal renewal when renewal.ToRepair > renewal.BetweenFailures:
                Add(target["when"], "it is expected to be down for more than half of the time", "write a longer mtbf, or a shorter mttr");
                break;
        }
    }

    private void CheckPolicyEngine(Resolved faults)
    {
        if (faults.Find("policyEngine") is { IsNone: false } engine && engine.Find("author") is { } author && string.IsNullOrWhiteSpace(author.As<string>()))
        {
            Add(author, "nobody answers for what decides during an outage", "name who does");
        }
    }

    private void CheckSignIn(Resolved faults)
    {
        if (faults.Find("signIn") is { IsNone: false } sign && sign.Find("pools") is { IsNone: false } pools)
        {
            foreach (var name in pools.Items<string>())
            {
                Named(pools, name, "pools", "pool");
            }
        }
    }

    private void CheckBroker(Resolved faults)
    {
        if (faults.Find("credentialBroker") is { IsNone: false } broker && broker.Find("lostRevocation") is { } lost
            && lost.As<Share>().Value > 0 && !broker["delaysRevocation"].As<bool>())
        {
            Add(lost, "no revocation can be lost that does not go through the broker", "write \"delaysRevocation\": true, or leave it out");
        }
        else if (faults.Find("credentialBroker") is { IsNone: false } losing && losing.Find("lostRevocation") is { } loss && loss.As<Share>().Value > 0
            && Section("classes")?.Members.FirstOrDefault(HasStandingCredential) is { } standing)
        {
            Add(loss, $"a credential of class {PrintableText.Quote(standing.Name)} never ends by itself: one whose revocation is lost would live on for ever", "give it a \"ttl\", or lose no revocation");
        }
    }

    private void CheckTicketing(Resolved faults)
    {
        if (faults.Find("ticketing") is { IsNone: false } ticketing && Section("tickets") is { IsNone: true })
        {
            Add(ticketing, "there is no ticketing that could fail", "add the section \"tickets\", or leave it out");
        }
    }

    /// <summary>A fault of what nobody relies on would be said to do no harm.</summary>
    private void CheckNotifier(Resolved faults)
    {
        if (faults.Find("notifier") is not { IsNone: false } notifier || Section("pools") is not { IsValid: true } pools || Section("gates") is not { IsValid: true } gates)
        {
            return;
        }

        var isReliedOn = pools.Members.Any(pool => !pool["notification"].IsNone ||
            (pool["visits"] is { IsNone: false } visits && !(visits["response"].IsNone && visits.ValueOf<Duration>("reminder") is null)));
        var escalates = gates.Members.Any(gate => gate["factors"].Members.Any(factor => factor["escalation"].Members.Count > 0));
        if (!isReliedOn && !escalates)
        {
            Add(notifier, "nobody waits to be notified: no pool has a notification, or visits with a response or a reminder, and no gate escalates",
                "give a pool a notification, or leave it out");
        }
    }

    private void CheckAi(Resolved faults)
    {
        if (faults.Find("ai") is not { IsNone: false } ai)
        {
            return;
        }

        if (ai["qualityDrop"].As<Share>().Value == 0 && ai["confidenceDrift"].As<double>() == 0)
        {
            Add(ai, "neither its quality nor its confidence changes: nothing fails", "write a qualityDrop or a confidenceDrift, or leave it out");
        }

        if (Section("classes") is not { IsValid: true } classes)
        {
            return;
        }

        if (ai["classes"].IsNone)
        {
            if (classes.Members.All(kind => kind["origin"].As<Origin>() != Origin.Ai))
            {
                Add(ai, "no class is drafted by an AI", "leave it out, or write \"origin\": \"ai\" in a class");
            }

            return;
        }

        foreach (var name in ai["classes"].Items<string>())
        {
            if (Named(ai["classes"], name, "classes", "class") is { } kind && kind["origin"].As<Origin>() != Origin.Ai)
            {
                Add(ai["classes"], $"the class {PrintableText.Quote(name)} is drafted by people", "leave it out");
            }
        }
    }

    private static bool HasStandingCredential(Resolved kind) =>
        kind.Find("credential") is { IsValid: true } credential && IsStanding(credential)
        || kind.Find("session") is { IsNone: false, IsValid: true } session && IsStanding(session);

    private static bool IsStanding(Resolved credential) => credential["ttl"].As<Duration>() == Duration.MaxValue;
}
