namespace Simulator.Governance;

/// <summary>How the places of a gate are numbered: factor after factor, one place an approval, from 0.</summary>
internal static class GatePlaces
{
    /// <summary>The factor that a place belongs to; null when the gate has no such place.</summary>
    public static GateFactor? FactorOf(Gate gate, int place)
    {
        if (place < 0)
        {
            return null;
        }

        foreach (var factor in gate.Factors)
        {
            if (place < factor.Approvals)
            {
                return factor;
            }

            place -= factor.Approvals;
        }

        return null;
    }
}
