using Simulator.Time;

namespace Simulator.Governance.Tests;

/// <summary>A small organisation that the tests share: two pools, three classes, and requests to submit.</summary>
internal static class World
{
    /// <summary>The pool of control owners: persons 1 to 3.</summary>
    public const int Owners = 0;

    /// <summary>The pool of risk officers: persons 4 to 6.</summary>
    public const int Risk = 1;

    public static readonly Instant Start = new(1_772_438_400_000_000); // Monday 2026-03-02T08:00:00Z

    public static readonly PersonId Olga = new(1);
    public static readonly PersonId Otto = new(2);
    public static readonly PersonId Oda = new(3);
    public static readonly PersonId Rita = new(4);
    public static readonly PersonId Ralf = new(5);
    public static readonly PersonId Rosa = new(6);

    /// <summary>Somebody on whose behalf agents work; reviews nothing.</summary>
    public static readonly PersonId Berta = new(7);

    public static readonly ClassId WithoutSession = new(0);
    public static readonly ClassId WithSession = new(1);
    public static readonly ClassId Standing = new(2);

    public static readonly Digest Arguments = new(0x0123_4567_89ab_cdef, 0xfedc_ba98_7654_3210);

    /// <summary>Pools by person; entry 0 is nobody.</summary>
    public static int[] PoolOfPerson => [-1, Owners, Owners, Owners, Risk, Risk, Risk, -1];

    public static ClassCredentials[] Credentials =>
    [
        new ClassCredentials(new CredentialPlan(Minutes(15), 1, true, Seconds(30)), null),
        new ClassCredentials(new CredentialPlan(Minutes(15), 1, true, Seconds(30)), new CredentialPlan(Minutes(240), 2, true, Seconds(60))),
        new ClassCredentials(new CredentialPlan(Duration.MaxValue, 5, false, Duration.Zero), null),
    ];

    /// <summary>One owner, or one owner and one risk officer at the same time; both gates stay open for an hour.</summary>
    public static GatePlan Gates { get; } = new(
        [new Gate("owner", [new GateFactor("owner", Owners, 1)], false, Minutes(60))],
        [new Gate("both", [new GateFactor("owner", Owners, 1), new GateFactor("risk", Risk, 1)], false, Minutes(60))]);

    /// <summary>The same, but risk is asked only when the owner has approved.</summary>
    public static GatePlan SerialGates { get; } = Gates with { Dual = [Gates.Dual[0] with { Serial = true }] };

    /// <summary>Serial, and a task of an owner that waits for half an hour goes to risk, and after ten more minutes back to the owners.</summary>
    public static GatePlan LadderGates { get; } = new([WithLadder(SerialGates.Single[0])], [WithLadder(SerialGates.Dual[0])]);

    /// <summary>As with the ladder, but a gate whose time is up asks the next step before the request expires.</summary>
    public static GatePlan EscalatingGates { get; } = With(LadderGates, ExpiryPolicy.Escalate);

    /// <summary>As with the ladder, but whoever says nothing agrees.</summary>
    public static GatePlan SilentGates { get; } = With(LadderGates, ExpiryPolicy.AutoApprove);

    /// <summary>At dual two gates in sequence: two owners, then one risk officer without time limit.</summary>
    public static GatePlan TwoGates { get; } = Gates with
    {
        Dual =
        [
            new Gate("owners", [new GateFactor("owner", Owners, 2)], false, Minutes(60)),
            new Gate("risk", [new GateFactor("risk", Risk, 1)], false, Duration.MaxValue),
        ],
    };

    public static PolicyTable Policy { get; } = new("1", PolicyProfiles.Rows("risk_tiered", 0.8));

    public static Duration Minutes(double minutes) => Duration.FromMinutes(minutes);

    public static Duration Seconds(double seconds) => Duration.FromSeconds(seconds);

    /// <summary>A reversible write of medium impact without flags, by an AI, on behalf of Berta.</summary>
    public static ActionRequest Request(
        Impact impact = Impact.Medium,
        RiskFlags flags = RiskFlags.None,
        Access access = Access.Write,
        bool reversible = true,
        double confidence = 0.9,
        bool containment = false,
        ulong node = 1,
        ClassId? kind = null,
        PersonId? owner = null) => new(
            new NodeId(node),
            new Subject(double.IsNaN(confidence) ? Origin.Human : Origin.Ai, owner ?? Berta),
            new ActionDescription(kind ?? WithoutSession, access, reversible),
            new Resource(0, flags),
            new RequestContext(impact, confidence, containment),
            Arguments with { Low = Arguments.Low ^ node });

    /// <summary>Needs nobody.</summary>
    public static ActionRequest Auto(ulong node = 1, ClassId? kind = null) => Request(Impact.Low, node: node, kind: kind);

    /// <summary>Needs one owner, who reviews for at least a minute.</summary>
    public static ActionRequest Single(ulong node = 1, ClassId? kind = null) => Request(Impact.High, node: node, kind: kind);

    /// <summary>Needs an owner and a risk officer, a minute each; their approval holds for an hour.</summary>
    public static ActionRequest Dual(ulong node = 1, ClassId? kind = null) =>
        Request(Impact.High, RiskFlags.Customer, node: node, kind: kind);

    private static GatePlan With(GatePlan plan, ExpiryPolicy onExpiry) => new(
        [.. plan.Single.Select(gate => gate with { OnExpiry = onExpiry })], [.. plan.Dual.Select(gate => gate with { OnExpiry = onExpiry })]);

    private static Gate WithLadder(Gate gate) => gate with
    {
        Factors =
        [
            gate.Factors[0] with { Escalation = [new EscalationStep(Minutes(30), Risk), new EscalationStep(Minutes(10), Owners)] },
            .. gate.Factors.Skip(1),
        ],
    };
}
