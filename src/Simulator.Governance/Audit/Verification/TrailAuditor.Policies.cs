namespace Simulator.Governance;

/// <content>Which version of the policy is in force: every decision is taken again under that one.</content>
internal sealed partial class TrailAuditor
{
    private PolicyTable? changed;
    private ulong missingAtChange;

    /// <summary>The policy in force; null when the header cannot be read.</summary>
    private PolicyTable? InForce => changed ?? Frame?.Policy;

    /// <summary>Another version came into force: one of the header's, by somebody who answers for it, in the place of the one that held.</summary>
    /// <exception cref="FormatException">A field is missing or wrong.</exception>
    public void ChangePolicy(RecordReader record)
    {
        var (version, before, author) = (record.Text(TrailFields.Policy), record.Text(TrailFields.Before), record.Text(TrailFields.Author));
        if (Frame is null)
        {
            return;
        }

        if (author.Length == 0)
        {
            findings.Add(TrailRule.I11, null, $"Nobody answers for putting policy '{version}' in force.");
        }

        if (before != InForce!.Version)
        {
            AddUnlessLost(null, $"The change takes policy '{before}' out of force; '{InForce.Version}' was in force.");
        }

        var table = Frame.Variants.Prepend(Frame.Policy).FirstOrDefault(policy => policy.Version == version);
        if (table is null)
        {
            findings.Add(TrailRule.I14, null, $"Policy '{version}' comes into force; the header does not know it.");
            return;
        }

        changed = table;
        missingAtChange = findings.Missing;
    }

    /// <summary>Another version holds than the trail told: among the records missing since the last change may be the one that put it in force.</summary>
    private void AddUnlessLost(NodeId? node, string message) =>
        findings.Add(TrailRule.I14, node, message, Frame!.Variants.Any() ? unchecked(findings.Missing - missingAtChange) : 0, "a change of the policy");
}
