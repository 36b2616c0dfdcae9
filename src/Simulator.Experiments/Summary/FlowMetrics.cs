using System.Collections.Immutable;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>Metrics of the root requests: routes, latencies, outcomes, errors.</summary>
internal static class FlowMetrics
{
    internal static readonly string[] Routes = ["denied", "auto", "single", "dual"];
    private static readonly ImmutableArray<string> Parts = EnumWords.Of<LatencyPart>();
    private static readonly ImmutableArray<string> StageNames = EnumWords.Of<Stage>();
    private static readonly string[] Verdicts = ["approved", "rejected", "escalated", "information"];
    internal static readonly ImmutableArray<string> GateEnds = EnumWords.Of<GateEnd>();

    public static void AddTo(MetricList list, Scenario scenario, Replications runs)
    {
        FlowResult[] governed = [.. runs.Governed.Select(run => run.All)];
        FlowResult[] twin = [.. runs.AutoTwin.Select(run => run.All)];
        list.Mean("root_requests", "mean", governed.Select(flow => (double)flow.Roots), Where.GovernedArm);
        list.Count("unresolved", governed.Select(flow => flow.Unresolved), Where.GovernedArm);
        list.Count("unresolved", twin.Select(flow => flow.Unresolved), Where.AutoTwinArm);
        AddShares(list, governed);
        AddLatencies(list, governed, Where.GovernedArm);
        AddGates(list, runs);
        AddVerdicts(list, scenario, runs);
        if (runs.Governed.Any(run => run.PostHocDue > 0))
        {
            list.Ratio(
                "post_hoc_on_time", "share", runs.Governed.Select(run => (double)run.PostHocOnTime), runs.Governed.Select(run => (double)run.PostHocDue),
                Where.GovernedArm);
        }

        AddParts(list, governed);
        AddStages(list, governed);
        AddService(list, scenario, runs);
        AddWithin(list, scenario, governed);
        for (var index = 0; index < scenario.Classes.Count; index++)
        {
            FlowResult[] flow = [.. runs.Governed.Select(run => run.Classes[index])];
            if (flow.Any(each => each.ApprovalLatency.Entered > 0))
            {
                AddLatencies(list, flow, Where.GovernedArm, Where.Class(scenario.Classes[index].Name));
            }
        }

        AddTimes(list, governed, twin);
        AddErrors(list, governed, Where.GovernedArm);
        AddErrors(list, twin, Where.AutoTwinArm);
        AddErrorsByRoute(list, governed);
        if (scenario.Classes.Any(kind => kind.Staleness is not null))
        {
            AddStale(list, governed, Where.GovernedArm);
            AddStale(list, twin, Where.AutoTwinArm);
        }

        OversightMetrics.AddTo(list, governed);
    }

    private static void AddStale(MetricList list, FlowResult[] flows, Dimension arm)
    {
        list.Ratio("stale_escape_rate", "share", flows.Select(flow => (double)flow.StaleEscaped), flows.Select(flow => (double)flow.Executed), arm);
        list.Ratio(
            "stale_authorisations_caught",
            "share",
            flows.Select(flow => (double)flow.StaleCaught),
            flows.Select(flow => (double)(flow.StaleCaught + flow.StaleEscaped)),
            arm);
    }

    private static void AddShares(MetricList list, FlowResult[] flows)
    {
        for (var route = 0; route < Routes.Length; route++)
        {
            list.Ratio(
                "route_share",
                "share",
                flows.Select(flow => (double)flow.ByRoute[route]),
                flows.Select(flow => (double)flow.Roots),
                Where.GovernedArm,
                Where.Route(Routes[route]));
        }

        for (var end = 0; end < GateEnds.Length; end++)
        {
            list.AddOrKeep(
                new RatioSeries(
                    "outcome_share",
                    [Where.GovernedArm, Where.Outcome(GateEnds[end])],
                    "share",
                    [.. flows.Select(flow => (double)flow.ByGateEnd[end])],
                    [.. flows.Select(flow => (double)flow.ByGateEnd.Sum())]),
                isShown: end < (int)GateEnd.Silence || flows.Any(flow => flow.ByGateEnd[end] > 0));
        }
    }

    private static void AddLatencies(MetricList list, FlowResult[] flows, params IReadOnlyList<Dimension> where)
    {
        list.Times("approval_latency", [.. flows.Select(flow => flow.ApprovalLatency)], [50, 90, 95, 99], where);
    }

    private static void AddGates(MetricList list, Replications runs)
    {
        for (var gate = 0; gate < runs.Governed[0].Gates.Count; gate++)
        {
            HistogramSnapshot[] latencies = [.. runs.Governed.Select(run => run.Gates[gate].Latency)];
            var named = Where.Gate(runs.Governed[0].Gates[gate].Name);
            if (latencies.Any(each => each.Entered > 0))
            {
                list.Times("gate_latency", latencies, [50, 95], Where.GovernedArm, named);
            }
            else
            {
                list.Keep(new DistributionSeries("gate_latency", [Where.GovernedArm, named], latencies, 60e6, HasMean: true));
            }
        }
    }

    private static void AddVerdicts(MetricList list, Scenario scenario, Replications runs)
    {
        for (var gate = 0; gate < runs.Governed[0].Gates.Count && scenario.Review is not { Escalates: 0, AsksInformation: 0 }; gate++)
        {
            double[] all = [.. runs.Governed.Select(run => (double)run.Gates[gate].Verdicts.Sum())];
            for (var verdict = 0; verdict < Verdicts.Length && all.Any(count => count > 0); verdict++)
            {
                list.Ratio(
                    "verdict_share", "share", runs.Governed.Select(run => (double)run.Gates[gate].Verdicts[verdict]), all,
                    Where.GovernedArm, Where.Gate(runs.Governed[0].Gates[gate].Name), Where.Outcome(Verdicts[verdict]));
            }
        }
    }

    private static void AddParts(MetricList list, FlowResult[] flows)
    {
        double[] sums = [.. flows.Select(flow => (double)flow.ApprovalLatency.Sum / 60e6)];
        for (var part = 0; part < Parts.Length && sums.Any(sum => sum > 0); part++)
        {
            if (flows.Any(flow => flow.LatencyByPart[part] > 0))
            {
                list.Ratio("latency_share", "share", flows.Select(flow => flow.LatencyByPart[part] / 60e6), sums, Where.GovernedArm, Where.Part(Parts[part]));
            }
        }
    }

    private static void AddStages(MetricList list, FlowResult[] flows)
    {
        double[] sums = [.. flows.Select(flow => (double)flow.TimeToExecuted.Sum / 60e6)];
        for (var stage = 0; stage < StageNames.Length && sums.Any(sum => sum > 0); stage++)
        {
            if (stage >= (int)Stage.Recheck && flows.All(flow => flow.TimeByStage[stage] == 0))
            {
                continue;
            }

            list.Ratio("executed_share", "share", flows.Select(flow => flow.TimeByStage[stage] / 60e6), sums, Where.GovernedArm, Where.Part(StageNames[stage]));
        }
    }

    private static void AddService(MetricList list, Scenario scenario, Replications runs)
    {
        for (var index = 0; index < scenario.Classes.Count; index++)
        {
            if (scenario.Classes[index].ServiceLevel is not null)
            {
                list.Ratio(
                    "sla_attainment",
                    "share",
                    runs.Governed.Select(run => (double)run.Classes[index].ServiceKept),
                    runs.Governed.Select(run => (double)run.Classes[index].ServicePromised),
                    Where.GovernedArm,
                    Where.Class(scenario.Classes[index].Name));
            }
        }
    }

    private static void AddWithin(MetricList list, Scenario scenario, FlowResult[] flows)
    {
        for (var index = 0; index < scenario.Observation.Within.Count; index++)
        {
            list.Ratio(
                "decided_within",
                "share",
                flows.Select(flow => (double)flow.DecidedWithin[index]),
                flows.Select(flow => (double)flow.ApprovalLatency.Entered),
                Where.GovernedArm,
                Where.Within(scenario.Observation.Within[index]));
        }
    }

    private static void AddTimes(MetricList list, FlowResult[] governed, FlowResult[] twin)
    {
        AddIfAny(list, "time_to_authorised", governed, flow => flow.TimeToAuthorisedAuto, Where.GovernedArm, Where.Route("auto"));
        AddIfAny(list, "time_to_authorised", governed, flow => flow.TimeToAuthorisedGated, Where.GovernedArm, Where.Route("gated"));
        list.Quantiles("time_to_executed", [.. governed.Select(flow => flow.TimeToExecuted)], [50, 95], Where.GovernedArm);
        list.Quantiles("time_to_executed", [.. twin.Select(flow => flow.TimeToExecuted)], [50, 95], Where.AutoTwinArm);
    }

    private static void AddIfAny(
        MetricList list, string metric, FlowResult[] flows, Func<FlowResult, HistogramSnapshot> times, params IReadOnlyList<Dimension> where)
    {
        HistogramSnapshot[] recorded = [.. flows.Select(times)];
        if (recorded.Any(each => each.Entered > 0))
        {
            list.Quantiles(metric, recorded, [50, 95], where);
        }
    }

    private static void AddErrorsByRoute(MetricList list, FlowResult[] flows)
    {
        for (var route = 0; route < Routes.Length; route++)
        {
            double[] wrong = [.. flows.Select(flow => (double)flow.WrongByRoute[route])];
            var series = new RatioSeries(
                "escape_rate", [Where.GovernedArm, Where.Route(Routes[route])], "share", [.. flows.Select(flow => (double)flow.EscapedByRoute[route])], wrong);
            list.AddOrKeep(series, wrong.Any(count => count > 0));
        }
    }

    private static void AddErrors(MetricList list, FlowResult[] flows, Dimension arm)
    {
        list.Ratio("escape_rate", "share", flows.Select(flow => (double)flow.Escaped), flows.Select(flow => (double)flow.Wrong), arm);
        double[] reviewed = [.. flows.Select(flow => (double)flow.WrongReviewed)];
        var isGoverned = arm == Where.GovernedArm;
        if (isGoverned || reviewed.Any(count => count > 0))
        {
            list.AddOrKeep(new RatioSeries("detection", [arm], "share", [.. flows.Select(flow => (double)flow.Detected)], reviewed), reviewed.Any(count => count > 0));
        }
    }
}
