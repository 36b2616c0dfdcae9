namespace Simulator.Governance;

/// <content>Rules about decisions of the policy: complete records, and the same decision when taken again.</content>
internal sealed partial class TrailAuditor
{
    private void Decide(RequestHistory history, in TrailFact fact)
    {
        Expect(history.Decision is null && history.End is null, history, "decided by the policy without having been asked.");
        var (decision, input) = ReadDecision(history, fact.Record);
        history.Decision = decision;
        history.IsDecidedInOutage = WasDown(fact);
        if (input is { } read && read != history.Input)
        {
            Add(TrailRule.I14, history, "The policy was given other inputs than those submitted.");
        }
    }

    /// <summary>The policy was asked again: its answer on what was found then decides whether the authorisation stands.</summary>
    private void Recheck(RequestHistory history, in TrailFact fact)
    {
        Expect(history is { IsAuthorised: true, HasStarted: false, End: null }, history, "rechecked without an authorisation to be used.");
        var (found, input) = ReadDecision(history, fact.Record);
        var authorised = history.Decision ?? found;
        history.Decision = PolicyRecheck.InForce(authorised, found);
        if (WasDown(fact) && found.Outcome != Outcome.Deny)
        {
            Add(TrailRule.I29, history, "The authorisation was confirmed by a policy engine that was down.");
        }

        history.Input = input ?? history.Input;
        if (PolicyRecheck.Compare(authorised, found) != RecheckResult.GoOn)
        {
            history.AskMore();
        }
    }

    /// <summary>Reads a decision and takes it again; no input when the record of it cannot be read.</summary>
    private (PolicyDecision Decision, ActionRequest? Input) ReadDecision(RequestHistory history, RecordReader record)
    {
        var rows = RowsOf(record, TrailFields.Rows);
        var decision = new PolicyDecision(record.Word<Outcome>(TrailFields.Outcome), 0, HeaderReader.Obligations(record))
        {
            Levels = LevelsOf(record.Child(TrailFields.Levels)),
            NewCeiling = record.Points(TrailFields.NewCeiling),
        };
        var told = new ToldRows(rows, RowsOf(record, TrailFields.ChainRows), [.. record.Texts(TrailFields.Deciding)]);
        try
        {
            var version = record.Text(TrailFields.Policy);
            var input = InputReader.Read(record.Child(TrailFields.Input));
            Replay(history, decision, told, version, input);
            return (decision, input);
        }
        catch (FormatException error)
        {
            Add(TrailRule.I14, history, $"The record of the decision is not complete. {error.Message}");
            return (decision, null);
        }
    }

    private void Deny(RequestHistory history, in TrailFact fact)
    {
        _ = RowsOf(fact.Record, TrailFields.Rows);
        Expect(history.Decision is { Outcome: Outcome.Deny }, history, "denied, but the policy did not say so.");
        End(history, fact);
    }

    private static StageLevels LevelsOf(RecordReader levels) => new(
        levels.Word<Outcome>(TrailFields.Level),
        levels.Word<Outcome>(TrailFields.Chain),
        levels.Word<Outcome>(TrailFields.AfterModifier),
        levels.Word<Outcome>(TrailFields.AfterEmergency));

    private static List<string> RowsOf(RecordReader record, string name)
    {
        var rows = new List<string>();
        foreach (var row in record.Children(name))
        {
            rows.Add(row.Text(TrailFields.Id));
            _ = row.Text(TrailFields.Reason);
        }

        return rows;
    }

    /// <summary>The rows a record names: those that matched, those that match the chain as a whole, those that decide.</summary>
    private readonly record struct ToldRows(List<string> Matched, List<string> Chain, List<string> Deciding);

    private void Replay(RequestHistory history, in PolicyDecision decision, in ToldRows told, string version, in ActionRequest input)
    {
        if (Frame is null)
        {
            return;
        }

        var policy = InForce!;
        if (version != policy.Version)
        {
            AddUnlessLost(history.Node, $"The decision names policy '{version}'; the policy in force is '{policy.Version}'.");
            return;
        }

        var again = policy.Evaluate(input);
        if (again.Outcome != decision.Outcome)
        {
            Add(TrailRule.I15, history, $"The record says '{Word(decision.Outcome)}'; the recorded policy decides '{Word(again.Outcome)}' about this input.");
        }
        else if (!policy.NamesOf(again.MatchedRows).SequenceEqual(told.Matched, StringComparer.Ordinal))
        {
            Add(
                TrailRule.I15,
                history,
                $"The record names the rows [{string.Join(", ", told.Matched)}]; this input meets [{string.Join(", ", policy.NamesOf(again.MatchedRows))}].");
        }
        else if (again.Obligations != decision.Obligations)
        {
            Add(TrailRule.I15, history, "The record names other obligations than those of the rows that match.");
        }
        else if (again.Levels != decision.Levels || !policy.NamesOf(policy.DecidingRows(again)).SequenceEqual(told.Deciding, StringComparer.Ordinal))
        {
            Add(TrailRule.I15, history, "The record tells another way to the decision, stage by stage, than the recorded policy takes.");
        }
        else if (again.NewCeiling != decision.NewCeiling || !policy.NamesOf(again.ChainRows).SequenceEqual(told.Chain, StringComparer.Ordinal))
        {
            Add(TrailRule.I15, history, $"The record grants a chain {decision.NewCeiling} points; the recorded policy grants {again.NewCeiling}.");
        }
    }

    private static string Word(Outcome outcome) => EnumText<Outcome>.Of(outcome);
}
