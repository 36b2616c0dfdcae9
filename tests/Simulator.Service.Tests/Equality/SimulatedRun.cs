using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Service.Tests;

/// <summary>
/// One replication of the simulator as a list of commands with their instants: submissions, claims, decisions, executions, withdrawals and
/// revocations, and beside them how long policy and credential broker took. No timer is among them: when gates expire and credentials die,
/// the service has to find out by itself.
/// </summary>
internal sealed class SimulatedRun : IWishTiming
{
    private readonly Scenario scenario;
    private readonly List<OutsideCommand> commands = [];
    private readonly Dictionary<(NodeId, Wish), List<Duration>> answers = [];
    private readonly Dictionary<NodeId, Course> courses = [];

    public SimulatedRun(Scenario scenario, ReplicationSetup setup, int replication)
    {
        this.scenario = scenario;
        new Replication(setup, Arm.Governed).Run(replication, Observe);
        Commands = [.. commands.OrderBy(command => command.At)]; // stable: of one instant in the order of the facts
    }

    public IReadOnlyList<OutsideCommand> Commands { get; }

    public Instant LastFact { get; private set; }

    /// <summary>What the service cannot repeat, for it has no such command; the run is no material for the proof then.</summary>
    public string? NotRepeatable { get; private set; }

    /// <summary>Facts by kind, so that a proof can show that it met something.</summary>
    public int[] Counts { get; } = new int[256];

    public Duration DelayOf(Wish wish, NodeId node, int occurrence) =>
        answers.TryGetValue((node, wish), out var delays) && occurrence < delays.Count
            ? delays[occurrence]
            : Duration.FromDays(3650); // the simulation ended before the answer came

    private void Observe(in AuditEvent fact, in ActionRequest request)
    {
        LastFact = fact.At;
        Counts[(int)fact.Fact]++;
        if (!courses.TryGetValue(fact.Node, out var course))
        {
            courses.Add(fact.Node, course = new Course());
        }

        switch (fact.Fact)
        {
            case Fact.Submitted:
                course.Asked = fact.At;
                Add(fact, request, CommandKind.Submit, course);
                break;
            case Fact.PolicyEvaluated:
                Answered(fact, Wish.EvaluatePolicy, course);
                break;
            case Fact.Authorised:
                course.Asked = fact.At;
                break;
            case Fact.ApprovalLapsed or Fact.CredentialIssued when fact.Fact == Fact.ApprovalLapsed || (Component)fact.Detail == Component.Executor:
                Answered(fact, Wish.IssueCredential, course);
                course.Asked = fact.At;
                break;
            case Fact.TaskOpened:
                course.TaskOfPlace[(int)fact.Detail] = course.Tasks++;
                break;
            case Fact.ReviewStarted:
                Add(fact, request, CommandKind.Claim, course);
                break;
            case Fact.Approved or Fact.Rejected:
                Add(fact, request, CommandKind.Decide, course);
                break;
            case Fact.HandedBack:
                Add(fact, request, CommandKind.Return, course);
                break;
            case Fact.Executed:
                Add(fact, request, CommandKind.Executed, course);
                break;
            case Fact.Withdrawn:
                Add(fact, request, CommandKind.Withdraw, course);
                break;
            case Fact.CredentialRevoked:
                Revoked(fact, request, course);
                break;
            case Fact.ReviewParked or Fact.ReviewResumed or Fact.DigestMismatch or Fact.Rechecked or Fact.ApprovalCarried:
                NotRepeatable ??= $"{fact.Fact} of {fact.Node} at {fact.At}";
                break;
        }

        if (fact.Fact is Fact.Executed or Fact.Rejected or Fact.Expired or Fact.Withdrawn or Fact.TurnedAway or Fact.Denied)
        {
            course.Ended = fact.At;
        }
    }

    private void Add(in AuditEvent fact, in ActionRequest request, CommandKind kind, Course course) => commands.Add(new OutsideCommand(fact.At, kind, request)
    {
        Person = fact.Actor,
        IsRejection = fact.Fact == Fact.Rejected,
        Reason = fact.Reason,
        Task = fact.Fact is Fact.Submitted or Fact.Executed or Fact.Withdrawn ? 0 : course.TaskOfPlace[(int)fact.Detail],
        HasSeenItsInstant = fact.Fact == Fact.ReviewStarted || (fact.Fact == Fact.Executed && fact.At == course.Asked),
    });

    private void Answered(in AuditEvent fact, Wish wish, Course course)
    {
        if (!answers.TryGetValue((fact.Node, wish), out var delays))
        {
            answers.Add((fact.Node, wish), delays = []);
        }

        delays.Add(fact.At - course.Asked);
    }

    /// <summary>A credential that dies with its work the pipeline revokes itself; any other was revoked by a containment, and ordered so long before as that takes.</summary>
    private void Revoked(in AuditEvent fact, in ActionRequest request, Course course)
    {
        var kind = scenario.Classes[request.Action.Class.Index];
        var component = (Component)fact.Detail;
        var delay = (component == Component.Executor ? kind.Executor : kind.Session!).RevokeDelay;
        if (course.Ended is { } ended && fact.At == ended + delay)
        {
            return;
        }

        commands.Add(new OutsideCommand(fact.At - delay, CommandKind.Revoke, request) { Component = component });
    }

    private sealed class Course
    {
        public Instant Asked { get; set; }

        public Instant? Ended { get; set; }

        public int Tasks { get; set; }

        public int[] TaskOfPlace { get; } = new int[GovernancePipeline.MaximumApprovers * 2];
    }
}
