using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Operations;

/// <summary>
/// What planted instructions make of recommendations: during a burst a share of them is wrong, with high confidence, whatever they would have
/// been otherwise. Mutable; start it anew for every replication.
/// </summary>
public sealed class Injections
{
    private readonly Source[] sources;

    /// <summary>The injections of a scenario; none costs nothing.</summary>
    public Injections(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        sources = [.. scenario.Injections.Select(injection => new Source(injection, scenario))];
    }

    /// <summary>Whether there are any.</summary>
    public bool IsOn => sources.Length > 0;

    /// <summary>Starts again for a replication.</summary>
    public void Restart(KeyedDraws draws)
    {
        foreach (var source in sources)
        {
            source.Restart(draws);
        }
    }

    /// <summary>The recommendation as it comes out: of several bursts the first by name that reaches it counts. Containments are out of reach.</summary>
    /// <param name="what">The recommendation as its class alone would have it.</param>
    /// <param name="at">When it is drafted; instants may be asked for in any order.</param>
    /// <param name="draws">The draws of the replication.</param>
    public Recommendation Apply(in Recommendation what, Instant at, in KeyedDraws draws)
    {
        for (var index = 0; index < sources.Length && !what.Request.Context.Containment; index++)
        {
            if (sources[index].Reaches(what.Request, at, index, draws))
            {
                return Follow(what, sources[index].Plan, draws);
            }
        }

        return what;
    }

    private static Recommendation Follow(in Recommendation what, InjectionSource plan, in KeyedDraws draws)
    {
        var node = what.Request.Node.Value;
        var context = what.Request.Context;
        var isSeen = draws.Uniform(node, DrawPurpose.InjectionSeen) < plan.Seen;
        return what with
        {
            IsWrong = true,
            IsInjected = true,
            IsNoise = false,
            Request = what.Request with
            {
                Context = context with
                {
                    Confidence = plan.Confidence.Quantile(draws.Uniform(node, DrawPurpose.Confidence)),
                    Signs = context.Signs | (isSeen ? Signs.InjectionSignature : Signs.None),
                },
            },
        };
    }

    /// <summary>One source: its bursts as far as they were asked for.</summary>
    private sealed class Source
    {
        private readonly ArrivalStream starts;
        private readonly bool[] reaches;
        private readonly List<Instant> known = [];
        private bool hasNext;

        public Source(InjectionSource plan, Scenario scenario)
        {
            Plan = plan;
            reaches = [.. scenario.Classes.Select((_, index) => plan.Classes.Contains(index))];
            var name = Nodes.NameHash("injection/" + plan.Name);
            starts = new ArrivalStream(plan.Starts, scenario.Run.Start, 0, (_, ordinal) => Nodes.StormStart(name, ordinal));
        }

        public InjectionSource Plan { get; }

        public void Restart(KeyedDraws draws)
        {
            known.Clear();
            starts.Restart(draws);
            hasNext = starts.MoveNext();
        }

        public bool Reaches(in ActionRequest request, Instant at, int number, in KeyedDraws draws) =>
            reaches[request.Action.Class.Index] && IsActive(at) && draws.Uniform(request.Node.Value, DrawPurpose.Injected, number) < Plan.Share;

        /// <summary>Whether the last burst that began by then is not over: [start, start + length).</summary>
        private bool IsActive(Instant at)
        {
            while (hasNext && starts.At <= at)
            {
                known.Add(starts.At);
                hasNext = starts.MoveNext();
            }

            var place = known.BinarySearch(at);
            var last = place >= 0 ? place : ~place - 1;
            return last >= 0 && at < known[last].AddSaturating(Plan.Length);
        }
    }
}
