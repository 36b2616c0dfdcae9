namespace Simulator.Governance;

/// <content>Rules about decisions of the policy: complete records, and the same decision when taken again.</content>
internal sealed partial class TrailAuditor
{
    private void Decide(RequestHistory history, in TrailFact fact)
    {
        Expect(history.Decision is null && history.End is null, history, "decided by the policy without having been asked.");
        var record = fact.Record;
        var rows = RowsOf(record);
        var decision = new PolicyDecision(record.Word<Outcome>(TrailFields.Outcome), 0, HeaderReader.Obligations(record));
        history.Decision = decision;
        try
        {
            var version = record.Text(TrailFields.Policy);
            var input = InputReader.Read(record.Child(TrailFields.Input));
            if (input != history.Input)
            {
                Add(TrailRule.I14, history, "The policy was given other inputs than those submitted.");
            }

            Replay(history, decision, rows, version, input);
        }
        catch (FormatException error)
        {
            Add(TrailRule.I14, history, $"The record of the decision is not complete. {error.Message}");
        }
    }

    private void Deny(RequestHistory history, in TrailFact fact)
    {
        _ = RowsOf(fact.Record);
        Expect(history.Decision is { Outcome: Outcome.Deny }, history, "denied, but the policy did not say so.");
        End(history, fact);
    }

    private static List<string> RowsOf(RecordReader record)
    {
        var rows = new List<string>();
        foreach (var row in record.Children(TrailFields.Rows))
        {
            rows.Add(row.Text(TrailFields.Id));
            _ = row.Text(TrailFields.Reason);
        }

        return rows;
    }

    private void Replay(RequestHistory history, in PolicyDecision decision, List<string> rows, string version, in ActionRequest input)
    {
        if (Frame is null)
        {
            return;
        }

        var policy = Frame.Policy;
        if (version != policy.Version)
        {
            Add(TrailRule.I14, history, $"The decision names policy '{version}'; the trail's policy is '{policy.Version}'.");
            return;
        }

        var again = policy.Evaluate(input);
        if (again.Outcome != decision.Outcome)
        {
            Add(TrailRule.I15, history, $"The record says '{Word(decision.Outcome)}'; the recorded policy decides '{Word(again.Outcome)}' about this input.");
        }
        else if (!policy.NamesOf(again.MatchedRows).SequenceEqual(rows, StringComparer.Ordinal))
        {
            Add(
                TrailRule.I15,
                history,
                $"The record names the rows [{string.Join(", ", rows)}]; this input meets [{string.Join(", ", policy.NamesOf(again.MatchedRows))}].");
        }
        else if (again.Obligations != decision.Obligations)
        {
            Add(TrailRule.I15, history, "The record names other obligations than those of the rows that match.");
        }
    }

    private static string Word(Outcome outcome) => EnumText<Outcome>.Of(outcome);
}
