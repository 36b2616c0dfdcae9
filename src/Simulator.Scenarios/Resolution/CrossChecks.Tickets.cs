namespace Simulator.Scenarios;

/// <content>Checks of the ticketing before the gates.</content>
internal sealed partial class CrossChecks
{
    private void CheckTickets()
    {
        if (Section("tickets") is not { IsNone: false } tickets)
        {
            return;
        }

        foreach (var name in tickets.Find("except")?.Items<string>() ?? [])
        {
            CheckClass(tickets["except"], name);
        }

        foreach (var stage in tickets.Find("stages")?.Members ?? [])
        {
            if (stage.Find("loss") is { } loss && loss.As<Share>().Percent == 100)
            {
                Add(loss, "every ticket is lost: no request ever reaches a gate", "write a share below 100%");
            }

            if (stage.Find("outages") is { IsNone: false } outages && outages.Find("starts")?.Made is Arrivals starts
                && Section("run")?.ValueOf<Time.Duration>("horizon") is { } horizon
                && ArrivalMaker.Expected(starts, horizon) > StormDefinition.MaximumOccurrences)
            {
                Add(outages["starts"], "the stage goes down more than 10000 times", "write a lower rate");
            }
        }
    }
}
