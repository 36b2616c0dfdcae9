using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>Counts one flow of root requests; reused for every replication.</summary>
internal sealed class FlowScore(Observation observation, Duration? serviceLevel, Duration nominalTime)
{
    /// <summary>Who approves so soon after the task came has not read it.</summary>
    private static readonly Duration PromptAnswer = Duration.FromSeconds(60);

    public readonly long[] ByRoute = new long[4];
    public readonly long[] WrongByRoute = new long[4];
    public readonly long[] EscapedByRoute = new long[4];
    public readonly long[] PathOutcomes = new long[Simulation.PathOutcomes.Count];
    public readonly long[] ByGateEnd = new long[GateEnds.Count];
    public readonly LogLinearHistogram ApprovalLatency = new();
    public LatencyParts LatencyByPart;
    public Trespasses Trespasses;
    public ulong ControlPaths;
    public ContentScore Content;
    public OverrideCounts Overrides;
    public ArtefactCounts ArtefactsLost;
    public readonly long[] TimeByStage = new long[Stages.Count];
    public long ServicePromised;
    public long ServiceKept;
    private readonly long[] decidedWithin = new long[observation.Within.Count];
    public readonly LogLinearHistogram TimeToAuthorisedAuto = new();
    public readonly LogLinearHistogram TimeToAuthorisedGated = new();
    public readonly LogLinearHistogram TimeToExecuted = new();
    public long Roots;
    public long Unresolved;
    public long Wrong;
    public long Escaped;
    public long Executed;
    public long WidenedExecuted;
    public long WidenedEscaped;
    public double UnsupervisedAuthority;
    public double UnsupervisedAuthorityRerouted;
    public double Omission;
    public double OmissionRerouted;
    public double Oversight;
    public double OverseenWeight;
    public double WeightedOversight;
    public long Overseen;
    public long StaleEscaped;
    public long StaleCaught;
    public long WrongReviewed;
    public long Detected;
    public long Suppressed;
    public long RightReviewed;
    public long FalselyRejected;
    public long Approvals;
    public long NominalInAudit;
    public long NominalInTruth;
    public long PlantedShown;
    public long PlantedDetected;
    public double ExploitableCredentialTime;
    public double WrongActionExposure;
    public long Rerouted;
    public double ExploitableCredentialTimeRerouted;
    public double WrongActionExposureRerouted;

    /// <summary>A request was decided.</summary>
    public void Decided(Duration latency, in LatencyParts parts)
    {
        ApprovalLatency.Record(latency.Microseconds);
        LatencyByPart.Add(parts);
        CountService(latency);
        for (var index = decidedWithin.Length - 1; index >= 0 && latency <= observation.Within[index]; index--)
        {
            decidedWithin[index]++;
        }
    }

    /// <summary>A request left its gates without a human decision.</summary>
    public void NotDecided()
    {
        ApprovalLatency.RecordNever();
        CountService(Duration.MaxValue);
    }

    /// <summary>A decision: elapsed time is what an auditor sees, attention is the truth. An approval within a minute of the task's coming is nominal to both eyes of an auditor.</summary>
    public void Reviewed(in Review review, bool isWrong, Duration available, bool isNoise)
    {
        if (isWrong)
        {
            WrongReviewed++;
            Detected += review.Detected ? 1 : 0;
            Suppressed += review is { Detected: true, Verdict: Verdict.Approve } ? 1 : 0;
        }
        else if (!isNoise)
        {
            RightReviewed++;
            FalselyRejected += review.Verdict == Verdict.Reject ? 1 : 0;
        }

        if (review.Verdict == Verdict.Approve)
        {
            Approvals++;
            NominalInAudit += review.Time < nominalTime || available < PromptAnswer ? 1 : 0;
            NominalInTruth += review.Attention < nominalTime ? 1 : 0;
        }
    }

    private void CountService(Duration latency)
    {
        if (serviceLevel is { } limit)
        {
            ServicePromised++;
            ServiceKept += latency <= limit ? 1 : 0;
        }
    }

    public void Clear()
    {
        ServicePromised = ServiceKept = 0;
        TimeByStage.AsSpan().Clear();
        Array.Clear(decidedWithin);
        Array.Clear(ByRoute);
        Array.Clear(WrongByRoute);
        Array.Clear(EscapedByRoute);
        Array.Clear(ByGateEnd);
        Array.Clear(PathOutcomes);
        ApprovalLatency.Clear();
        LatencyByPart = default;
        Trespasses = default;
        ControlPaths = 0;
        Content = default;
        Overrides = default;
        ArtefactsLost = default;
        TimeToAuthorisedAuto.Clear();
        TimeToAuthorisedGated.Clear();
        TimeToExecuted.Clear();
        Roots = Unresolved = Wrong = Escaped = WrongReviewed = Detected = 0;
        WidenedExecuted = WidenedEscaped = 0;
        Executed = StaleEscaped = StaleCaught = 0;
        UnsupervisedAuthority = UnsupervisedAuthorityRerouted = Omission = OmissionRerouted = Oversight = OverseenWeight = WeightedOversight = 0;
        Overseen = 0;
        Suppressed = RightReviewed = FalselyRejected = Approvals = NominalInAudit = NominalInTruth = PlantedShown = PlantedDetected = 0;
        ExploitableCredentialTime = WrongActionExposure = 0;
        Rerouted = 0;
        ExploitableCredentialTimeRerouted = WrongActionExposureRerouted = 0;
    }

    public FlowResult Snapshot() => new()
    {
        Roots = Roots,
        Unresolved = Unresolved,
        ByRoute = [.. ByRoute],
        WrongByRoute = [.. WrongByRoute],
        EscapedByRoute = [.. EscapedByRoute],
        ByGateEnd = [.. ByGateEnd],
        Wrong = Wrong,
        Escaped = Escaped,
        Executed = Executed,
        WidenedExecuted = WidenedExecuted,
        WidenedEscaped = WidenedEscaped,
        UnsupervisedAuthority = UnsupervisedAuthority,
        UnsupervisedAuthorityRerouted = UnsupervisedAuthorityRerouted,
        Omission = Omission,
        OmissionRerouted = OmissionRerouted,
        Oversight = Oversight,
        OverseenWeight = OverseenWeight,
        WeightedOversight = WeightedOversight,
        Overseen = Overseen,
        StaleEscaped = StaleEscaped,
        StaleCaught = StaleCaught,
        WrongReviewed = WrongReviewed,
        Detected = Detected,
        Suppressed = Suppressed,
        RightReviewed = RightReviewed,
        FalselyRejected = FalselyRejected,
        Approvals = Approvals,
        NominalInAudit = NominalInAudit,
        NominalInTruth = NominalInTruth,
        PlantedShown = PlantedShown,
        PlantedDetected = PlantedDetected,
        ApprovalLatency = ApprovalLatency.Snapshot(),
        DecidedWithin = [.. decidedWithin],
        TimeByStage = [.. TimeByStage],
        ServicePromised = ServicePromised,
        ServiceKept = ServiceKept,
        ControlPaths = ControlPaths,
        PathOutcomes = [.. PathOutcomes],
        Content = Content.Snapshot(),
        Overrides = [.. ((ReadOnlySpan<long>)Overrides).ToArray()],
        ArtefactsLost = [.. ((ReadOnlySpan<long>)ArtefactsLost).ToArray()],
        Trespasses = [.. ((ReadOnlySpan<long>)Trespasses).ToArray()],
        LatencyByPart = [.. ((ReadOnlySpan<long>)LatencyByPart).ToArray()],
        TimeToAuthorisedAuto = TimeToAuthorisedAuto.Snapshot(),
        TimeToAuthorisedGated = TimeToAuthorisedGated.Snapshot(),
        TimeToExecuted = TimeToExecuted.Snapshot(),
        ExploitableCredentialTime = ExploitableCredentialTime,
        WrongActionExposure = WrongActionExposure,
        Rerouted = Rerouted,
        ExploitableCredentialTimeRerouted = ExploitableCredentialTimeRerouted,
        WrongActionExposureRerouted = WrongActionExposureRerouted,
    };
}
