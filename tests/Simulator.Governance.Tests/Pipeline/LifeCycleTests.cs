using Simulator.Time;

namespace Simulator.Governance.Tests;

public sealed class LifeCycleTests
{
    private readonly Desk desk = new();

    [Fact]
    public void Auto_runs_from_submission_to_closing_without_a_person()
    {
        var id = desk.Enter(World.Auto());
        Assert.Equal(RequestPhase.Authorised, desk.Pipeline.PhaseOf(id));
        Assert.True(desk.Issued(id));
        Assert.True(desk.Executed(id));
        desk.RevokeAll(id);

        Assert.Equal(
            [
                Fact.Submitted, Fact.PolicyEvaluated, Fact.Authorised, Fact.CredentialIssued, Fact.ExecutionStarted, Fact.Executed,
                Fact.CredentialRevoked, Fact.Closed,
            ],
            desk.FactsOf(id));
        Assert.All(desk.Facts, fact => Assert.Equal(PersonId.None, fact.Actor));
        Assert.Equal((ulong)Outcome.Auto, desk.Last(Fact.Authorised).Detail);
        Assert.Equal(0, desk.Pipeline.InFlight);
    }

    [Fact]
    public void Single_waits_for_one_approval_and_names_who_gave_it()
    {
        var id = desk.Enter(World.Single());
        Assert.Equal(RequestPhase.Pending, desk.Pipeline.PhaseOf(id));
        desk.Approve(id, 0, World.Otto);
        Assert.True(desk.Issued(id));
        Assert.True(desk.Executed(id));
        desk.RevokeAll(id);

        Assert.Equal(
            [
                Fact.Submitted, Fact.PolicyEvaluated, Fact.GateEntered, Fact.TaskOpened, Fact.ReviewStarted, Fact.Approved, Fact.Authorised,
                Fact.CredentialIssued, Fact.ExecutionStarted, Fact.Executed, Fact.CredentialRevoked, Fact.Closed,
            ],
            desk.FactsOf(id));
        Assert.Equal(World.Otto, desk.Last(Fact.Approved).Actor);
        Assert.Equal(World.Otto, desk.Last(Fact.Authorised).Actor);
    }

    [Fact]
    public void Dual_in_parallel_opens_both_places_at_once_and_needs_both()
    {
        var id = desk.Enter(World.Dual());
        Assert.Equal(2, desk.Count(Fact.TaskOpened));
        desk.Approve(id, 1, World.Rita);
        Assert.Equal(RequestPhase.Pending, desk.Pipeline.PhaseOf(id));
        desk.Approve(id, 0, World.Olga);
        Assert.Equal(RequestPhase.Authorised, desk.Pipeline.PhaseOf(id));
        Assert.Equal((ulong)Outcome.Dual, desk.Last(Fact.Authorised).Detail);
    }

    [Fact]
    public void Dual_in_series_asks_the_second_factor_only_after_the_first()
    {
        var serial = new Desk(World.SerialGates);
        var id = serial.Enter(World.Dual());
        Assert.Equal(1, serial.Count(Fact.TaskOpened));
        Assert.False(serial.Begin(id, 1, World.Rita));
        serial.Approve(id, 0, World.Olga);
        Assert.Equal(2, serial.Count(Fact.TaskOpened));
        Assert.Equal("risk", serial.Pipeline.FactorOf(id, 1).Role);
        serial.Approve(id, 1, World.Rita);
        Assert.Equal(RequestPhase.Authorised, serial.Pipeline.PhaseOf(id));
    }

    [Fact]
    public void Factors_in_series_are_asked_in_the_order_of_the_plan()
    {
        var gate = new Gate(
            "three", [new GateFactor("owner", World.Owners, 1), new GateFactor("risk", World.Risk, 2), new GateFactor("again", World.Owners, 1)], true, Duration.MaxValue);
        var three = new Desk(World.Gates with { Dual = [gate] });
        var id = three.Enter(World.Dual());
        three.Approve(id, 0, World.Olga);
        Assert.Equal([0ul, 1ul, 2ul], three.Facts.Where(fact => fact.Fact == Fact.TaskOpened).Select(fact => fact.Detail));
        three.Approve(id, 2, World.Rita);
        Assert.False(three.Begin(id, 3, World.Otto));
        three.Approve(id, 1, World.Ralf);
        Assert.False(three.Begin(id, 3, World.Olga)); // approved already
        three.Approve(id, 3, World.Otto);
        Assert.Equal(RequestPhase.Authorised, three.Pipeline.PhaseOf(id));
    }

    [Fact]
    public void Two_gates_are_passed_one_after_the_other()
    {
        var two = new Desk(World.TwoGates);
        var id = two.Enter(World.Dual());
        Assert.Equal("owners", two.Pipeline.GateOf(id).Name);
        two.Approve(id, 0, World.Olga);
        two.Approve(id, 1, World.Otto);
        Assert.Equal("risk", two.Pipeline.GateOf(id).Name);
        Assert.True(two.Pipeline.TryFindTask(id, 0, out var task));
        Assert.Equal((Outcome.Dual, 1, false), (task.Level, task.Gate, task.IsAfterwards));
        Assert.False(two.Pipeline.TryFindTask(id, 7, out _));
        Assert.Equal([0ul, 1ul], two.Facts.Where(fact => fact.Fact == Fact.GateEntered).Select(fact => fact.Detail));
        two.Approve(id, 0, World.Rosa);
        Assert.Equal(RequestPhase.Authorised, two.Pipeline.PhaseOf(id));
    }

    [Fact]
    public void Denied_request_is_closed_at_once_and_never_executed()
    {
        var stops = new PolicyTable("stop", [new PolicyRow("S", 0, PolicyStage.Stop, new Condition(), Outcome.Deny, Obligations.None, "closed")]);
        var denying = new Desk(World.Gates, stops);
        var id = denying.Enter(World.Auto());
        Assert.Equal([Fact.Submitted, Fact.PolicyEvaluated, Fact.Denied, Fact.Closed], denying.FactsOf(id));
        Assert.False(denying.Issued(id));
        Assert.False(denying.Pipeline.Executed(id, World.Arguments, denying.Now));
    }

    [Fact]
    public void Executing_other_arguments_than_those_asked_for_is_refused_and_ends_the_request()
    {
        var id = desk.Enter(World.Auto());
        desk.Issued(id);
        Assert.True(desk.Executed(id, new Digest(1, 2)));
        Assert.Equal(0, desk.Count(Fact.Executed));
        Assert.Equal(2ul, desk.Last(Fact.DigestMismatch).Detail);
        Assert.False(desk.Executed(id));
        desk.RevokeAll(id);
        Assert.Equal(Fact.Closed, desk.Facts[^1].Fact);
    }

    [Fact]
    public void Executed_names_the_low_half_of_what_was_executed()
    {
        var request = World.Auto();
        var id = desk.Enter(request);
        desk.Issued(id);
        desk.Executed(id);
        Assert.Equal(request.Digest.Low, desk.Last(Fact.Executed).Detail);
    }

    [Fact]
    public void Commands_out_of_turn_change_nothing()
    {
        var id = desk.Submit(World.Single());
        var before = desk.Facts.Count;
        Assert.False(desk.Issued(id));
        Assert.False(desk.Executed(id));
        Assert.False(desk.Expire(id));
        Assert.False(desk.Withdraw(id));
        Assert.False(desk.TurnAway(id));
        Assert.False(desk.Begin(id, 0, World.Olga));
        Assert.Equal(DecisionReceipt.NotPending, desk.Decide(id, 0, World.Olga, Verdict.Approve));
        Assert.True(desk.Resolve(id));
        Assert.False(desk.Resolve(id));
        Assert.Equal(before + 3, desk.Facts.Count); // only what the one answer of the policy brought
    }

    [Fact]
    public void Facts_are_numbered_without_gaps_in_the_order_of_time()
    {
        for (ulong node = 1; node <= 5; node++)
        {
            var id = desk.Enter(node % 2 == 0 ? World.Auto(node) : World.Single(node));
            desk.Wait(World.Seconds(5));
            _ = node % 2 == 0 ? desk.Issued(id) : desk.Withdraw(id);
        }

        Assert.Equal(Enumerable.Range(0, desk.Facts.Count).Select(index => (ulong)index), desk.Facts.Select(fact => fact.Ordinal));
        Assert.Equal(desk.Facts.OrderBy(fact => fact.At).Select(fact => fact.At), desk.Facts.Select(fact => fact.At));
    }
}
