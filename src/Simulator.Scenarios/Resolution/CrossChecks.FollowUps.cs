namespace Simulator.Scenarios;

/// <content>Checks of what follows requests.</content>
internal sealed partial class CrossChecks
{
    private void CheckFollowUps()
    {
        foreach (var kind in Section("classes")?.Members ?? [])
        {
            if (kind.Find("resubmission") is { IsNone: false } again && again["limit"].As<ulong>() == 0 && again["probability"].As<Share>().Value > 0)
            {
                Add(again["limit"], "a limit of 0 lets nothing be asked for again", "write a limit of 1 or more, or \"resubmission\": \"none\"");
            }
        }
    }
}
