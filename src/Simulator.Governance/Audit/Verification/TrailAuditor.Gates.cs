using Simulator.Time;

namespace Simulator.Governance;

/// <content>Rules about gates: who approves, in which place, and whether all approvals are there.</content>
internal sealed partial class TrailAuditor
{
    private void EnterGate(RequestHistory history, in TrailFact fact)
    {
        var index = fact.Record.Count(TrailFields.GateIndex);
        var level = fact.Record.Word<Outcome>(TrailFields.Level);
        var name = fact.Record.TextOrNull(TrailFields.Gate);
        Expect(history.Decision?.Outcome == level && !history.IsAuthorised, history, $"in a gate of level '{Word(level)}' that the policy did not ask for.");
        Expect(index == history.Gate + 1, history, $"in gate {index} after gate {history.Gate} of its level.");
        history.EnterGate(index);
        if (Frame is not null && (GateOf(history) is not { } gate || gate.Name != name))
        {
            Add(TrailRule.I03, history, $"Gate {index} of level '{Word(level)}' is not '{name}'.");
        }
    }

    /// <summary>Reads the place of a gate that a fact is about, and checks that the gate has it under this role and pool.</summary>
    private int ReadPlace(RequestHistory history, in TrailFact fact)
    {
        var place = fact.Record.Count(TrailFields.Place);
        if (history.Owed is not null)
        {
            return ReadOwedPlace(history, place);
        }

        var name = fact.Record.TextOrNull(TrailFields.Gate);
        var role = fact.Record.TextOrNull(TrailFields.Role);
        var pool = fact.Record.TextOrNull(TrailFields.Pool);
        Expect(history.Gate >= 0 && place < Gate.MaximumApprovals, history, $"in no gate with a place {place} ('{fact.Word}').");
        if (Frame is not null && GateOf(history) is { } gate)
        {
            var factor = GatePlaces.FactorOf(gate, place);
            if (factor is null || gate.Name != name || factor.Role != role || Frame.Pools[factor.PoolAt(history.Places[place].Step)] != pool)
            {
                Add(TrailRule.I03, history, $"Place {place} of gate '{gate.Name}' is not one of role '{role}' and pool '{pool}' in gate '{name}'.");
            }
        }

        return Math.Min(place, Gate.MaximumApprovals - 1);
    }

    private void Approve(RequestHistory history, in TrailFact fact)
    {
        var place = ReadPlace(history, fact);
        var approval = new Approval(history.Gate, place, fact.Actor, fact.Record.TextOrNull(TrailFields.Role), fact.Record.Digest(TrailFields.Digest), fact.At);
        if (fact.Actor == PersonId.None)
        {
            Add(TrailRule.I07, history, "An approval names no person.");
        }
        else if (fact.Actor == history.RunOwner)
        {
            Add(TrailRule.I07, history, $"Person {fact.Actor.Value} approved work that runs on his or her own behalf.");
        }

        var pool = fact.Record.TextOrNull(TrailFields.Pool);
        if (Frame?.Members is { } members && fact.Actor != PersonId.None && !members.Contains((fact.Actor, pool ?? string.Empty)))
        {
            Add(TrailRule.I03, history, $"Person {fact.Actor.Value} approved for pool '{pool}', but does not belong to it.");
        }

        if (history.IsBarred(fact.Actor))
        {
            Add(TrailRule.I04, history, $"Person {fact.Actor.Value} approved what he or she had rejected.");
        }

        if (history.Approvals.Concat(history.Earlier).Any(earlier => earlier.Person == approval.Person))
        {
            Add(TrailRule.I04, history, $"Person {fact.Actor.Value} approved the same action twice.");
        }

        EndReview(history, fact, place);
        history.Add(approval);
    }

    /// <summary>What somebody approved at a lower level counts in a place of the same role.</summary>
    private void Carry(RequestHistory history, in TrailFact fact)
    {
        var place = ReadPlace(history, fact);
        var role = fact.Record.TextOrNull(TrailFields.Role);
        if (!history.Carry(fact.Actor, role))
        {
            Add(TrailRule.I03, history, $"Place {place} counts an approval of role '{role}' that person {fact.Actor.Value} did not give before.");
        }

        history.Add(new Approval(history.Gate, place, fact.Actor, role, fact.Record.Digest(TrailFields.Digest), history.AuthorisedAt));
    }

    private void Reject(RequestHistory history, in TrailFact fact)
    {
        var place = ReadPlace(history, fact);
        if (fact.Actor == PersonId.None || fact.Record.TextOrNull(TrailFields.Role) is null)
        {
            Add(TrailRule.I13, history, "A rejection does not name who rejected, or in which role.");
        }

        if (fact.Record.WordIfAsked<DecisionReason>(TrailFields.ReasonCode) is null or DecisionReason.None)
        {
            Add(TrailRule.I13, history, "A rejection gives no reason.");
        }

        _ = fact.Record.Digest(TrailFields.Digest);
        EndReview(history, fact, place);
        history.Objections++;
        var threshold = Frame is null ? history.Objections : GateOf(history)?.DenyThreshold ?? 1;
        if (fact.Fact == Fact.Objected)
        {
            history.Bar(fact.Actor);
            Expect(Frame is null || history.Objections < threshold, history, $"going on after {history.Objections} rejections of {threshold} that its gate wants.");
            return;
        }

        Expect(Frame is null || history.Objections == threshold, history, $"refused by {history.Objections} rejections of {threshold} that its gate wants.");
        End(history, fact);
    }

    /// <summary>An approval that was given too long ago counts no more; the place is asked again.</summary>
    private void LapseFactor(RequestHistory history, in TrailFact fact)
    {
        var index = Math.Min(fact.Record.Count(TrailFields.Place), Gate.MaximumApprovals - 1);
        history.Places[index].Step = 0;
        var place = ReadPlace(history, fact);
        var at = fact.At;
        var isOld = history.Approvals.Any(approval =>
            approval.Gate == history.Gate && approval.Place == place && at > approval.At.AddSaturating(FactorTtlOf(history)));
        Expect(isOld, history, $"asked again in place {place}, whose approval still counts.");
        history.Forget(place);
    }

    private static Duration FactorTtlOf(RequestHistory history) => history.Decision?.Obligations.FactorTtl ?? Duration.MaxValue;

    private void PassBySilence(RequestHistory history, in TrailFact fact)
    {
        var name = fact.Record.TextOrNull(TrailFields.Gate);
        if (Frame is not null)
        {
            var gate = GateOf(history);
            Expect(gate is { OnExpiry: ExpiryPolicy.AutoApprove } && gate.Name == name, history, "passed by silence in a gate where silence is no consent.");
        }

        history.Places = default;
    }

    /// <summary>A gate ends without a decision; no gate is named when the last of several lapsed approvals ends the request.</summary>
    private void EndInGate(RequestHistory history, in TrailFact fact)
    {
        var name = fact.Record.TextOrNull(TrailFields.Gate);
        if (Frame is not null && history.End is null)
        {
            Expect(name == GateOf(history)?.Name, history, $"told '{fact.Word}' in a gate in which it does not stand.");
        }

        End(history, fact);
    }

    private void Authorise(RequestHistory history, in TrailFact fact)
    {
        var level = fact.Record.Word<Outcome>(TrailFields.Level);
        Expect(!history.IsAuthorised, history, "authorised twice.");
        if (history.IsDecidedInOutage)
        {
            Add(TrailRule.I29, history, "The action was authorised on a decision of a policy engine that was down.");
        }

        if (history.Decision is not { } decision || decision.Outcome == Outcome.Deny)
        {
            Add(TrailRule.I02, history, "The action was authorised without a decision that permits it.");
        }
        else if (decision.Outcome != level)
        {
            Add(TrailRule.I02, history, $"The action was authorised at level '{Word(level)}'; the policy asked for '{Word(decision.Outcome)}'.");
        }

        if (Frame is not null && history.Decision?.Outcome is Outcome.Single or Outcome.Dual)
        {
            CheckApprovals(history, Frame.Gates.For(history.Decision.Value.Outcome));
            CheckAges(history);
        }

        GrantCeiling(history);
        history.IsAuthorised = true;
        history.AuthorisedAt = fact.At;
        history.LeaveGates();
    }

    private void CheckApprovals(RequestHistory history, IReadOnlyList<Gate> plan)
    {
        for (var index = 0; index < plan.Count; index++)
        {
            var place = 0;
            foreach (var factor in plan[index].Factors)
            {
                var given = 0;
                for (var last = place + factor.Approvals; place < last; place++)
                {
                    given += history.Approvals.Any(approval => approval.Gate == index && approval.Place == place) ? 1 : 0;
                }

                if (given < factor.Approvals)
                {
                    Add(TrailRule.I03, history, $"Gate '{plan[index].Name}' was passed with {given} of {factor.Approvals} approvals of role '{factor.Role}'.");
                }
            }
        }
    }

    /// <summary>No approval of a gate is older than a factor's may be when the gate's last one comes.</summary>
    private void CheckAges(RequestHistory history)
    {
        foreach (var approval in history.Approvals)
        {
            var last = history.Approvals.Where(other => other.Gate == approval.Gate).Max(other => other.At);
            if (last > approval.At.AddSaturating(FactorTtlOf(history)))
            {
                Add(TrailRule.I02, history, $"The approval of person {approval.Person.Value} was {last - approval.At} old when the last one of its gate came; {FactorTtlOf(history)} is allowed.");
            }
        }
    }

    private Gate? GateOf(RequestHistory history)
    {
        if (history.Gate < 0 || history.Decision?.Outcome is not (Outcome.Single or Outcome.Dual))
        {
            return null;
        }

        var plan = Frame!.GatesFor(history.Decision.Value.Outcome, history.Decision.Value.Obligations.Side);
        return history.Gate < plan.Count ? plan[history.Gate] : null;
    }
}
