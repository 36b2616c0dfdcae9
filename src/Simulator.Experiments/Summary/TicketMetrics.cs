using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>Where tickets lose their time and themselves; only where a scenario has ticketing.</summary>
internal static class TicketMetrics
{
    public static void AddTo(MetricList list, Scenario scenario, Replications runs)
    {
        if (scenario.Tickets is null)
        {
            return;
        }

        TicketResult[] all = [.. runs.Governed.Select(run => run.Tickets)];
        double[] times = [.. all.Select(tickets => (tickets.HiddenTime + tickets.StageTimes.Sum()) / 60e6)];
        for (var stage = 0; stage < scenario.Tickets.Stages.Count; stage++)
        {
            list.Ratio(
                "ticket_time_share", "share", all.Select(tickets => tickets.StageTimes[stage] / 60e6), times,
                Where.GovernedArm, Where.Part(scenario.Tickets.Stages[stage].Name));
        }

        list.Ratio("ticket_time_share", "share", all.Select(tickets => tickets.HiddenTime / 60e6), times, Where.GovernedArm, Where.Part("hidden"));
        FlowResult[] flows = [.. runs.Governed.Select(run => run.All)];
        list.Ratio(
            "unexplained_latency_share", "share", flows.Select(flow => flow.TimeByStage[(int)Stage.Hidden] / 60e6), flows.Select(flow => Waited(flow) / 60e6),
            Where.GovernedArm);
        double[] opened = [.. all.Select(tickets => (double)tickets.Opened)];
        list.Ratio("lost_tickets", "share", all.Select(tickets => (double)tickets.Lost), opened, Where.GovernedArm);
        list.Ratio("resent_tickets", "share", all.Select(tickets => (double)tickets.Resent), opened, Where.GovernedArm);
        list.Ratio("doubled_tickets", "share", all.Select(tickets => (double)tickets.Doubled), opened, Where.GovernedArm);
    }

    /// <summary>The time from the policy's decision to the end of the gates.</summary>
    private static double Waited(FlowResult flow) =>
        (double)flow.TimeByStage[(int)Stage.Tickets] + flow.TimeByStage[(int)Stage.Hidden] + flow.TimeByStage[(int)Stage.Gates];
}
