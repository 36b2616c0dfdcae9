using Simulator.Operations;
using Simulator.Scenarios;

namespace Simulator.Simulation;

/// <content>Recommendations get worse for a time, and drafts turn into executions.</content>
public sealed partial class Replication
{
    private readonly bool hasDecay;
    private readonly GrantInventory? grants;

    private Recommendation Decayed(in Recommendation drafted)
    {
        var what = drafted;
        if (isAiDown)
        {
            var fault = faults[(int)FaultTarget.Ai]!;
            var progress = (now - fault.Begin).Microseconds / (double)(fault.End - fault.Begin).Microseconds;
            what = Decay.Degrade(what, scenario.Faults!.Ai!, progress, draws);
        }

        var content = classes[what.Request.Action.Class.Index].Content;
        return content.Drift is null ? what : Decay.Drifted(what, content, (now - start).TotalWeeks, draws);
    }
}
