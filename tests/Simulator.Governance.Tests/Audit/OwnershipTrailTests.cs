using System.Text;

namespace Simulator.Governance.Tests;

/// <summary>Who answers for what was executed, as a trail tells it.</summary>
public sealed class OwnershipTrailTests
{
    [Fact]
    public void An_execution_that_somebody_answers_for_keeps_I08()
    {
        var trail = Story.Write(Executed(Signs.None, PolicyProfiles.Table("no_gate", 0.8)));
        Assert.Empty(Forgery.Verify(trail).Findings);
    }

    [Fact]
    public void An_execution_that_nobody_answers_for_breaks_I08()
    {
        var finding = Assert.Single(Forgery.Verify(Story.Write(Executed(Signs.OwnerMissing, PolicyProfiles.Table("no_gate", 0.8)))).Findings);
        Assert.Equal((TrailRule.I08, new NodeId(1)), (finding.Rule, finding.Node));
    }

    [Fact]
    public void A_refusal_for_want_of_an_owner_is_no_finding()
    {
        var desk = new Desk(World.LadderGates, Story.Policy);
        desk.Enter(World.Auto(1).With(Signs.OwnerMissing));
        var trail = Story.Write(desk);
        Assert.Empty(Forgery.Verify(trail).Findings);
        Assert.Contains("\"fact\":\"denied\"", Encoding.UTF8.GetString(trail), StringComparison.Ordinal);
        Assert.Contains("\"id\":\"S1\"", Encoding.UTF8.GetString(trail), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Signs.None, "\"workflow\":\"refunds\",\"process\":\"claims\",\"control_owner\":\"Head of claims\"")]
    [InlineData(Signs.OwnerMissing, "\"workflow\":\"refunds\",\"process\":\"claims\",\"control_owner\":null")]
    public void A_submission_names_its_workflow_and_who_answered_for_it_then(Signs signs, string told)
    {
        var desk = Executed(signs, PolicyProfiles.Table("no_gate", 0.8));
        using var stream = new MemoryStream();
        using var writer = new TrailWriter(stream, Story.Header, desk.Policy, World.LadderGates, World.Credentials, new MappedNames(), World.PoolOfPerson);
        foreach (var fact in desk.Facts)
        {
            writer.Write(fact, desk.Requests[fact.Request]);
        }

        writer.Complete();
        Assert.Contains(told, Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    private static Desk Executed(Signs signs, PolicyTable policy)
    {
        var desk = new Desk(World.LadderGates, policy);
        var id = desk.Enter(World.Auto(1).With(signs));
        desk.Issued(id);
        desk.Executed(id);
        desk.RevokeAll(id);
        return desk;
    }

    private sealed class MappedNames : ITrailNames
    {
        private readonly Names names = new();

        public string NameOfPerson(PersonId person) => names.NameOfPerson(person);

        public string NameOfClass(ClassId kind) => names.NameOfClass(kind);

        public TrailWorkflow? WorkflowOfClass(ClassId kind) => new("refunds", "claims", "Head of claims");

        public string NameOfService(int service) => names.NameOfService(service);

        public string NameOfPool(int pool) => names.NameOfPool(pool);
    }
}
