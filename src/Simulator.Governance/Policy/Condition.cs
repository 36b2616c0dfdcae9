namespace Simulator.Governance;

/// <summary>When a row matches: every part that is given must hold (AND); an empty condition matches every request.</summary>
public sealed record Condition
{
    /// <summary>Only reads or only writes; null for both.</summary>
    public Access? Access { get; init; }

    /// <summary>The lowest impact that matches. Default: low.</summary>
    public Impact ImpactAtLeast { get; init; } = Impact.Low;

    /// <summary>The highest impact that matches. Default: critical.</summary>
    public Impact ImpactAtMost { get; init; } = Impact.Critical;

    /// <summary>Only reversible or only irreversible actions; null for both.</summary>
    public bool? Reversible { get; init; }

    /// <summary>At least one of these flags is set; <see cref="RiskFlags.None"/> asks for nothing.</summary>
    public RiskFlags AnyFlag { get; init; }

    /// <summary>None of these flags is set; <see cref="RiskFlags.None"/> asks for nothing.</summary>
    public RiskFlags NoFlag { get; init; }

    /// <summary>Confidence is known and at least this, 0 to 1; null asks for nothing.</summary>
    public double? ConfidenceAtLeast { get; init; }

    /// <summary>Confidence is missing or below this, 0 to 1; null asks for nothing.</summary>
    public double? ConfidenceBelow { get; init; }

    /// <summary>Only containment of an open incident, or only other work; null for both.</summary>
    public bool? Containment { get; init; }

    /// <summary>At least one of these signs was noticed; <see cref="Signs.None"/> asks for nothing.</summary>
    public Signs AnySign { get; init; }

    /// <summary>All of these signs were noticed; <see cref="Signs.None"/> asks for nothing.</summary>
    public Signs AllSigns { get; init; }

    /// <summary>None of these signs was noticed; <see cref="Signs.None"/> asks for nothing.</summary>
    public Signs NoSign { get; init; }

    /// <summary>Whether a request meets every part of this condition. The plain reading; tables match by <see cref="RowMasks"/>.</summary>
    public bool Matches(in ActionRequest request)
    {
        var confidence = request.Context.Confidence;
        var signs = request.Signs;
        return (Access is not { } access || access == request.Action.Access)
            && request.Context.Impact >= ImpactAtLeast
            && request.Context.Impact <= ImpactAtMost
            && (Reversible is not { } reversible || reversible == request.Action.Reversible)
            && (AnyFlag == RiskFlags.None || (request.Resource.Flags & AnyFlag) != RiskFlags.None)
            && (request.Resource.Flags & NoFlag) == RiskFlags.None
            && (ConfidenceAtLeast is not { } least || confidence >= least) // false when confidence is NaN
            && (ConfidenceBelow is not { } below || !(confidence >= below)) // true when confidence is NaN
            && (Containment is not { } containment || containment == request.Context.Containment)
            && (AnySign == Signs.None || (signs & AnySign) != Signs.None)
            && (signs & AllSigns) == AllSigns
            && (signs & NoSign) == Signs.None;
    }
}
