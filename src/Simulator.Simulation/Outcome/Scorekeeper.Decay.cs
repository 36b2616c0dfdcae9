using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>Recommendations that are wrong because their AI drafts worse for a time, and drafts that are executed.</content>
internal sealed partial class Scorekeeper
{
    private long degraded;
    private long degradedExecuted;
    private long ungoverned;
    private DraftSums drafts;

    private void DraftedDecay(in Recommendation what, ActionClass kind, Instant now)
    {
        if (what.IsDegraded)
        {
            degraded++;
        }

        if (IsDraftOnly(kind))
        {
            drafts.Add(WeeksAt(now));
        }
    }

    private void ExecutedDecay(in Work work, ActionClass kind)
    {
        if (work.Recommendation.IsDegraded)
        {
            degradedExecuted++;
        }

        if (work.Recommendation.IsDrifted)
        {
            ungoverned++;
        }

        if (IsDraftOnly(kind) && (work.Recommendation.IsDrifted || (work.Recommendation.Request.Context.Signs & Signs.BeyondBoundary) != Signs.None))
        {
            drafts.AddExecuted(WeeksAt(work.Drafted));
        }
    }

    private static bool IsDraftOnly(ActionClass kind) => kind is { Content.MayExecute: false, Origin: Origin.Ai };

    private double WeeksAt(Instant drafted) => (drafted - scenario.Run.Start).TotalWeeks;

    private void ClearDecay()
    {
        degraded = degradedExecuted = ungoverned = 0;
        drafts = default;
    }

    private DecayResult Decayed() => new(degraded, degradedExecuted, ungoverned, drafts.Count, drafts.Executed, drafts.Slope);

    /// <summary>Sums of a least-squares line through 0 for a draft that stayed one and 1 for one that the AI executed, over the time of the draft.</summary>
    private struct DraftSums
    {
        public long Count;
        public long Executed;
        private double times;
        private double squares;
        private double executedTimes;

        /// <summary>The slope, a week; NaN where all drafts are of one time, or there are none.</summary>
        public readonly double Slope
        {
            get
            {
                var spread = (Count * squares) - (times * times);
                return spread > 0 ? ((Count * executedTimes) - (times * Executed)) / spread : double.NaN;
            }
        }

        public void Add(double weeks)
        {
            Count++;
            times += weeks;
            squares += weeks * weeks;
        }

        public void AddExecuted(double weeks)
        {
            Executed++;
            executedTimes += weeks;
        }
    }
}
