using Simulator.Time;

namespace Simulator.Governance;

/// <summary>Whom the gates ask where the policy wants the people on call: the obligation goes before the pool that a gate names.</summary>
/// <param name="Pool">The pool of the people on call.</param>
/// <param name="EscalateAfter">How long a task waits for them before it goes to the pool that its gate names, positive.</param>
public sealed record EmergencyRoute(int Pool, Duration EscalateAfter)
{
    /// <summary>The gates as they ask in an emergency: the people on call first, whoever they ask otherwise as the next step of the ladder.</summary>
    public GatePlan Over(GatePlan gates)
    {
        ArgumentNullException.ThrowIfNull(gates);
        return new GatePlan([.. gates.Single.Select(Over)], [.. gates.Dual.Select(Over)]);
    }

    private Gate Over(Gate gate) => gate with { Factors = [.. gate.Factors.Select(Over)] };

    private GateFactor Over(GateFactor factor) => factor.Pool == Pool
        ? factor
        : factor with { Pool = Pool, Escalation = [new EscalationStep(EscalateAfter, factor.Pool), .. factor.Escalation] };
}
