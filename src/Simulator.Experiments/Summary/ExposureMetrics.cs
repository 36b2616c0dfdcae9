using Simulator.Results;
using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>
/// How exposed the flow is under the policy, under its auto twin, and the paired difference: the policy effect, which includes what a request
/// does to the others. Per 1,000 root requests, ratios of sums over replications.
/// </summary>
internal static class ExposureMetrics
{
    private const double MicrosPerMinute = 60_000_000;
    private const double MinutesPerHour = 60;

    public static void AddTo(MetricList list, Replications runs, bool hasIncidents)
    {
        list.MinutesPerRootsOfArms("exploitable_credential_minutes", runs, run => run.All.ExploitableCredentialTime);
        list.MinutesPerRootsOfArms("wrong_action_exposure", runs, run => run.All.WrongActionExposure);
        AddParts(list, runs, "exploitable_credential_minutes", flow => flow.ExploitableCredentialTime, flow => flow.ExploitableCredentialTimeRerouted);
        AddParts(list, runs, "wrong_action_exposure", flow => flow.WrongActionExposure, flow => flow.WrongActionExposureRerouted);
        list.MinutesPerRootsOfArms("omission_exposure", runs, run => run.All.Omission / MinutesPerHour);
        list.MinutesPerRootsOfArms("unsupervised_authority", runs, run => run.All.UnsupervisedAuthority * MicrosPerMinute);
        AddParts(list, runs, "omission_exposure", flow => flow.Omission / MinutesPerHour, flow => flow.OmissionRerouted / MinutesPerHour);
        AddParts(
            list, runs, "unsupervised_authority",
            flow => flow.UnsupervisedAuthority * MicrosPerMinute, flow => flow.UnsupervisedAuthorityRerouted * MicrosPerMinute);
        AddOversight(list, runs);
        if (!hasIncidents)
        {
            return;
        }

        list.MinutesPerRootsOfArms("compromised_scope_minutes", runs, run => run.Incidents.CompromisedTime);
        list.OfArms(
            "compromised_scope_minutes", "per_incident", runs, run => run.Incidents.CompromisedTime / MicrosPerMinute, run => run.Incidents.Count);
        list.OfArms("attacker_first", "share", runs, run => run.Incidents.AttackerFirst, run => run.Incidents.Count);
    }

    /// <summary>
    /// The policy effect in two parts that add up to it: over the requests that the policy sends to people and its twin does not, and over all
    /// others, which differ only by what those do to them (spillover).
    /// </summary>
    private static void AddParts(MetricList list, Replications runs, string metric, Func<FlowResult, double> total, Func<FlowResult, double> rerouted)
    {
        double[] roots = [.. runs.Governed.Select(run => (double)run.All.Roots)];
        double[] first = [.. Differences(runs, rerouted)];
        double[] all = [.. Differences(runs, total)];
        if (runs.Governed.All(run => run.All.Rerouted == 0))
        {
            return; // nothing is rerouted, or the arms were not simulated together
        }

        list.Ratio(metric, MetricList.PerThousandRoots, first, roots, Where.Effect, Where.Part("rerouted"));
        list.Ratio(metric, MetricList.PerThousandRoots, all.Zip(first, Rest), roots, Where.Effect, Where.Part("spillover"));
    }

    /// <summary>Effective oversight, and how much of it looks like a formality: in the records, and in truth. Their gap is what a forced minimum hides.</summary>
    private static void AddOversight(MetricList list, Replications runs)
    {
        FlowResult[] flows = [.. runs.Governed.Select(run => run.All)];
        if (flows.All(flow => flow.Overseen == 0))
        {
            return;
        }

        double[] overseen = [.. flows.Select(flow => (double)flow.Overseen)];
        list.Ratio("effective_oversight", "share", flows.Select(flow => flow.Oversight), overseen, Where.GovernedArm, Where.Part("all"));
        list.Ratio(
            "effective_oversight", "share", flows.Select(flow => flow.WeightedOversight), flows.Select(flow => flow.OverseenWeight),
            Where.GovernedArm, Where.Part("weighted"));
    }

    /// <summary>What is left of a sum of the same terms in another order is rounding, not an effect.</summary>
    private static double Rest(double whole, double part) => Math.Abs(whole - part) <= 1e-9 * Math.Abs(whole) ? 0 : whole - part;

    private static IEnumerable<double> Differences(Replications runs, Func<FlowResult, double> time) =>
        runs.Governed.Zip(runs.AutoTwin, (governed, twin) => 1000 * (time(governed.All) - time(twin.All)) / MicrosPerMinute);
}
