using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Operations;

/// <summary>What becomes of a ticket at one stage.</summary>
/// <param name="At">When it leaves the stage, or when it is known to be lost for good.</param>
/// <param name="IsLost">Whether it is lost for good.</param>
/// <param name="Resent">How often it was sent again.</param>
/// <param name="IsDoubled">Whether a second ticket was made of it.</param>
/// <param name="Hidden">The time of a step by hand that follows and that no record tells; zero for none.</param>
public readonly record struct TicketPassage(Instant At, bool IsLost, int Resent, bool IsDoubled, Duration Hidden);

/// <summary>The stages of the ticketing: how a ticket passes each. Mutable; start it anew for every replication.</summary>
/// <remarks>A ticket draws from its request's node and the stage, so that what happens to it does not depend on what happens to others.</remarks>
public sealed class TicketRoute
{
    private const int DelayBlock = 0, DoubledBlock = 1, HiddenBlock = 2, HiddenDelayBlock = 3, LossBlock = 4;
    private readonly TicketStage[] stages;
    private readonly Down?[] outages;

    /// <summary>The ticketing of a scenario; no stage when it has none.</summary>
    public TicketRoute(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        stages = [.. scenario.Tickets?.Stages ?? []];
        outages = [.. stages.Select(stage => stage.Outages is { } plan ? new Down(stage.Name, plan, scenario.Run.Start) : null)];
    }

    /// <summary>The number of stages.</summary>
    public int Count => stages.Length;

    /// <summary>Starts again for a replication.</summary>
    public void Restart(KeyedDraws draws)
    {
        foreach (var down in outages)
        {
            down?.Restart(draws);
        }
    }

    /// <summary>How a ticket that comes to a stage passes it.</summary>
    /// <param name="node">The request.</param>
    /// <param name="number">The stage, from 0.</param>
    /// <param name="at">When it comes; instants may be asked for in any order.</param>
    /// <param name="draws">The draws of the replication.</param>
    public TicketPassage Pass(NodeId node, int number, Instant at, in KeyedDraws draws)
    {
        var stage = stages[number];
        var sent = 0;
        at = Taken(number, at, draws);
        while (stage.Loss > 0 && draws.Uniform(node.Value, DrawPurpose.TicketStage, number, LossBlock + sent) < stage.Loss)
        {
            at = at.AddSaturating(stage.RetryAfter);
            if (sent == stage.Retries)
            {
                return new TicketPassage(at, true, sent, false, Duration.Zero);
            }

            sent++;
            at = Taken(number, at, draws);
        }

        at = at.AddSaturating(Draw(stage.Delay, node, number, DelayBlock, draws));
        var isDoubled = stage.Duplicate > 0 && draws.Uniform(node.Value, DrawPurpose.TicketStage, number, DoubledBlock) < stage.Duplicate;
        var hidden = stage.Hidden is { } step && draws.Uniform(node.Value, DrawPurpose.TicketStage, number, HiddenBlock) < step.Probability
            ? Draw(step.Delay, node, number, HiddenDelayBlock, draws)
            : Duration.Zero;
        return new TicketPassage(at, false, sent, isDoubled, hidden);
    }

    private Instant Taken(int number, Instant at, in KeyedDraws draws) => outages[number] is { } down ? down.EndFrom(at, draws) : at;

    private static Duration Draw(Distribution length, NodeId node, int number, int block, in KeyedDraws draws) =>
        Duration.FromMicroseconds(length is Fixed ? length.Mean : length.Quantile(draws.Uniform(node.Value, DrawPurpose.TicketStage, number, block)));

    /// <summary>The outages of one stage as far as they were asked for; overlapping ones are one.</summary>
    private sealed class Down
    {
        private readonly TicketOutages plan;
        private readonly ArrivalStream starts;
        private readonly List<(Instant Start, Instant End)> known = [];
        private bool hasNext;

        public Down(string stage, TicketOutages plan, Instant start)
        {
            this.plan = plan;
            var name = Nodes.NameHash("ticketing/" + stage);
            starts = new ArrivalStream(plan.Starts, start, 0, (_, ordinal) => Nodes.StormStart(name, ordinal));
        }

        public void Restart(KeyedDraws draws)
        {
            known.Clear();
            starts.Restart(draws);
            hasNext = starts.MoveNext();
        }

        /// <summary>The first instant from then on at which the stage is up; it is down in [start, end).</summary>
        public Instant EndFrom(Instant at, in KeyedDraws draws)
        {
            while (hasNext && starts.At <= at)
            {
                Know(draws);
            }

            for (var index = known.Count - 1; index >= 0; index--)
            {
                if (known[index].Start <= at)
                {
                    if (at >= known[index].End)
                    {
                        return at;
                    }

                    at = known[index].End;
                    while (hasNext && starts.At <= at)
                    {
                        Know(draws);
                    }

                    index = known.Count; // an outage may have begun meanwhile
                }
            }

            return at;
        }

        private void Know(in KeyedDraws draws)
        {
            var length = plan.Length is Fixed ? plan.Length.Mean : plan.Length.Quantile(draws.Uniform(starts.Node.Value, DrawPurpose.TicketOutage));
            var end = starts.At.AddSaturating(Duration.FromMicroseconds(length));
            var before = known.Count > 0 ? known[^1].End : starts.At;
            known.Add((starts.At, Instant.Max(end, before)));
            hasNext = starts.MoveNext();
        }
    }
}
