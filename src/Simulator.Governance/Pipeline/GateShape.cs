namespace Simulator.Governance;

/// <summary>A gate as the pipeline uses it: its places laid out once, in arrays. Each request reads them several times, and a list behind an interface costs as much as the rest of such a look.</summary>
internal sealed class GateShape
{
    /// <param name="gate">The gate.</param>
    /// <param name="roleOf">The number of a role.</param>
    public GateShape(Gate gate, Func<string, byte> roleOf)
    {
        Gate = gate;
        Roles = [.. gate.Factors.Select(factor => roleOf(factor.Role))];
        Ladders = [.. gate.Factors.Select(factor => factor.Escalation.ToArray())];
        Places = [.. gate.Factors.SelectMany((factor, index) =>
            Enumerable.Repeat(new Place { Factor = (byte)index, Pool = factor.Pool }, factor.Approvals))];
    }

    public Gate Gate { get; }

    /// <summary>The number of the role of each factor.</summary>
    public byte[] Roles { get; }

    /// <summary>The places as they are when the gate is entered: those of the first factor, then those of the next.</summary>
    public Place[] Places { get; }

    /// <summary>The escalation ladder of each factor.</summary>
    public EscalationStep[][] Ladders { get; }
}
