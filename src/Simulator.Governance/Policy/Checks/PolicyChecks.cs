namespace Simulator.Governance;

/// <summary>
/// Judges a table over all attribute combinations: every request meets a row, a worse request is never decided more leniently, every row
/// is good for something, and nothing that cannot be undone runs unasked. A table that means to break these rules says so.
/// </summary>
public static class PolicyChecks
{
    /// <summary>Checks a table.</summary>
    /// <param name="table">The table; of an auto twin the levels are judged as if gates were shut.</param>
    /// <returns>The defects, for each sort of worsening and each row one, with the simplest request that shows it.</returns>
    public static IReadOnlyList<PolicyDefect> Check(PolicyTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var all = new AttributeSpace(table, ulong.MaxValue);
        var usefulness = new Usefulness(table);
        var defects = new List<PolicyDefect>();
        CheckMatches(table, all, usefulness, defects);
        var emergencies = table.Rows.Select((row, index) => row.Stage == PolicyStage.Emergency ? 1UL << index : 0).Aggregate(0UL, (bits, bit) => bits | bit);
        var withoutEmergencies = new AttributeSpace(table, ~emergencies);
        defects.AddRange(new Worsening(table, withoutEmergencies).Lapses().Select(lapse => Lowered(table, lapse)));
        if (!all.IsWhole || !withoutEmergencies.IsWhole || usefulness.IsExhausted)
        {
            defects.Add(new PolicyDefect(PolicyDefectKind.Unchecked, null,
                "the rows tell too many sorts of requests apart to check them all", "use fewer limits of confidence, flags or signs"));
        }

        return defects;
    }

    private static void CheckMatches(PolicyTable table, AttributeSpace space, Usefulness usefulness, List<PolicyDefect> defects)
    {
        var limits = table.Masks.Limits;
        var (isCovered, isAsked) = (true, true);
        foreach (var (kind, matched) in space.DistinctMatches(space.OpenSigns))
        {
            var decision = table.Conclude(matched, default);
            usefulness.See(kind, matched, decision);
            if (isCovered && decision.IsDefaultDeny)
            {
                isCovered = false;
                defects.Add(new PolicyDefect(PolicyDefectKind.Uncovered, null,
                    $"no row speaks of {kind.InWords(limits)}: it would be denied by default", "add a row that decides it, or a stop that says why not"));
            }

            if (isAsked && kind.IsFinalWrite && UnaskedRow(table, decision) is { } row)
            {
                isAsked = false;
                defects.Add(new PolicyDefect(PolicyDefectKind.FinalAuto, row,
                    $"{kind.InWords(limits)} would run without anybody's approval", "ask for an approval of what cannot be undone"));
            }
        }

        foreach (var (kind, matched) in usefulness.IsSettled ? [] : space.DistinctMatches(space.StoppedSigns))
        {
            usefulness.See(kind, matched, table.Conclude(matched, default));
        }

        defects.AddRange(space.IsWhole ? usefulness.Idle() : []); // a request that was not looked at may need the row
    }

    /// <summary>The row that lets a write run unasked: a level, or an emergency without a playbook approved beforehand; null when none does.</summary>
    private static string? UnaskedRow(PolicyTable table, in PolicyDecision decision)
    {
        if (decision.Outcome == Outcome.Deny || decision.Levels.Emergency != Outcome.Auto)
        {
            return null;
        }

        return table.RowsOf(table.DecidingRows(decision)).FirstOrDefault(row =>
            row.Stage != PolicyStage.Emergency || !row.When.AllSigns.HasFlag(Signs.PreApprovedPlaybook))?.Id;
    }

    private static PolicyDefect Lowered(PolicyTable table, Worsening.Lapse lapse)
    {
        var upper = table.Conclude(lapse.BetterRows, default);
        var lower = table.Conclude(lapse.WorseRows, default);
        var words = lapse.Better.InWords(table.Masks.Limits);
        return new PolicyDefect(PolicyDefectKind.Lowered, table.NamesOf(table.DecidingRows(lower)).FirstOrDefault(),
            $"{lapse.Name} lowers the decision from {Words(table, upper)} to {Words(table, lower)}: {words}",
            "let the row that decides the worse request give at least the same, or narrow it");
    }

    private static string Words(PolicyTable table, PolicyDecision decision) =>
        $"{EnumText<Outcome>.Of(decision.Levels.Modifier)} ({(decision.IsDefaultDeny ? "no row" : string.Join(", ", table.NamesOf(table.DecidingRows(decision))))})";
}
