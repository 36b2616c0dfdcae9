using Simulator.Governance;

namespace Simulator.Scenarios;

/// <content>Checks of policies that decide by mistake: they have to differ from the right one.</content>
internal sealed partial class CrossChecks
{
    private void CheckFaultyPolicies(Resolved faults)
    {
        CheckFaultyPolicy(faults, "policyBundle", "lacks", FaultyPolicyBuilder.OlderOf, "the older version decides as the policy does: nothing fails", "name rows that it lacks, or another threshold, or leave it out");
        CheckFaultyPolicy(faults, "policyRows", "rows", FaultyPolicyBuilder.BrokenOf, "rows that stop something anyway are refused in error too: nothing fails", "name rows that allow something, or write \"onError\": \"skipRow\"");
    }

    private void CheckFaultyPolicy(Resolved faults, string name, string list, Func<Resolved, Resolved, PolicyTable> make, string problem, string remedy)
    {
        if (faults.Find(name) is not { IsNone: false, IsValid: true } fault || Section("policy") is not { IsValid: true } policy)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(fault["author"].As<string>()))
        {
            Add(fault["author"], "nobody answers for what decides meanwhile", "name who does");
        }

        string[] known = [.. policy["rows"].Members.Where(row => PolicyBuilder.IsInForce(policy, row)).Select(row => row.Name)];
        string[] unknown = fault[list].IsNone ? [] : [.. fault[list].Items<string>().Where(row => !known.Contains(row))];
        foreach (var row in unknown)
        {
            Add(fault[list], $"the policy has no row {PrintableText.Quote(row)} in force", Nearest.Member(row, known, "row"));
        }

        if (unknown.Length == 0 && RightPolicy(policy) is { } right && make(fault, policy).Digest == right.Digest)
        {
            Add(fault, problem, remedy);
        }
    }

    /// <summary>The right policy; null where its rows have mistakes of their own, which are told elsewhere.</summary>
    private static PolicyTable? RightPolicy(Resolved policy) =>
        policy["rows"].Members.All(row => ThenProblem(row).Problem.Length == 0) ? PolicyBuilder.Table(policy) : null;
}
