using Simulator.Governance;

namespace Simulator.Scenarios;

/// <content>Checks of what classes ask for.</content>
internal sealed partial class CrossChecks
{
    /// <summary>A probability of something that the class cannot do would silently never happen.</summary>
    private void CheckContent()
    {
        foreach (var kind in Section("classes")?.Members ?? [])
        {
            if (kind.Find("content") is not { IsNone: false } content)
            {
                continue;
            }

            if (content["overreach"].As<Share>().Value > 0 && (content["mayExecute"].As<bool>() || kind.ValueOf<Origin>("origin") == Origin.Human))
            {
                Add(content["overreach"], "only the AI of a draft-only class can over-reach", "add \"mayExecute\": false to a class of origin ai, or write 0%");
            }

            if (!content["drift"].IsNone && (content["mayExecute"].As<bool>() || kind.ValueOf<Origin>("origin") == Origin.Human))
            {
                Add(content["drift"], "only drafts of an AI can drift into execution", "add \"mayExecute\": false to a class of origin ai, or leave it out");
            }

            CheckDependency(kind, content);
            CheckException(content);
            if (content["deviation"].As<Share>().Value > 0 && content["playbook"].As<Playbook>() == Playbook.None)
            {
                Add(content["deviation"], "a class without a playbook cannot deviate from it", "write \"playbook\": \"inside\" or \"bound\", or a deviation of 0%");
            }
        }
    }
}
