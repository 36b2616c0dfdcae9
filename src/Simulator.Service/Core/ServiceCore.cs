using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Service;

/// <summary>Receives the facts of a core in order.</summary>
internal delegate void FactSink(in AuditEvent fact, RequestEntry entry);

/// <summary>
/// The whole state of the service as a function of its commands: the governance pipeline, timers, tasks, credentials and keys. It has no
/// clock and no I/O; the live service, a restart and an export all run it over the same log.
/// </summary>
/// <remarks>Not thread-safe: whoever applies or reads holds the host's lock.</remarks>
internal sealed partial class ServiceCore
{
    /// <summary>The upper bits of nodes that the service gives itself; a client's own may meet them, and the next one is taken then.</summary>
    private const ulong OwnNodes = 0x5E00_0000_0000_0000;

    private readonly ServiceConfiguration configuration;
    private readonly ServiceOptions options;
    private readonly GovernancePipeline pipeline;
    private readonly TimerQueue timers = new();
    private readonly IdempotencyTable keys;
    private readonly Dictionary<ulong, RequestEntry> requests = [];
    private readonly Dictionary<long, TaskEntry> tasks = [];
    private readonly Dictionary<long, CredentialEntry> credentials = [];
    private readonly SortedSet<TaskEntry>[] waiting;
    private readonly Queue<RequestEntry> finished = new();
    private readonly FactSink sink;
    private RequestEntry?[] bySlot = new RequestEntry?[64];
    private long nextTask = 1;
    private long nextCredential = 1;
    private ulong nextNode = 1;

    public ServiceCore(ServiceConfiguration configuration, FactSink sink)
    {
        this.configuration = configuration;
        this.sink = sink;
        options = configuration.Options;
        pipeline = new GovernancePipeline(options.Gates, configuration.Credentials, configuration.PoolOfPerson);
        keys = new IdempotencyTable(options.Limits.KeyLife, options.Limits.Keys);
        waiting = [.. options.Pools.Select(_ => new SortedSet<TaskEntry>(Age))];
    }

    /// <summary>The instant of the last command: time never goes back behind it.</summary>
    public Instant Now { get; private set; } = new(long.MinValue);

    /// <summary>Commands applied.</summary>
    public long Applied { get; private set; }

    /// <summary>The configuration record of the log; null before it was read.</summary>
    public Command? Configured { get; private set; }

    /// <summary>When the next timer is due.</summary>
    public Instant NextTimer => timers.NextDue();

    public int InFlight => pipeline.InFlight;

    /// <summary>Applies a command. Never throws for what a client sent.</summary>
    public CommandOutcome Apply(Command command)
    {
        Now = Instant.Max(Now, command.At);
        Applied++;
        FireBefore(command.Kind);
        if (keys.Find(command.Key, command.Content) is { } before)
        {
            return before;
        }

        var outcome = command.Kind switch
        {
            CommandKind.Configure => Configure(command),
            CommandKind.Tick => CommandOutcome.Of(OutcomeCode.Done),
            CommandKind.Submit => Submit(command),
            CommandKind.Claim => Claim(command),
            CommandKind.Decide => Decide(command),
            CommandKind.Return => Return(command),
            CommandKind.Executed => Executed(command),
            CommandKind.Withdraw => Withdraw(command),
            CommandKind.Revoke => Revoke(command),
            _ => throw new InvalidOperationException($"Unknown command {command.Kind}."),
        };
        FireAnswers();
        outcome = After(outcome);
        if (command.Key != 0)
        {
            keys.Add(command.Key, command.Content, outcome, Now);
        }

        return outcome;
    }

    /// <summary>
    /// What can be answered without a command: that of a key that was used before, or a refusal that is plain to see. Null when only the
    /// command itself can tell; it is judged again when it is applied. While a timer is due the state is that of a moment ago, and nothing
    /// is plain: a task may just be on its way to the pool of whoever claims it.
    /// </summary>
    public CommandOutcome? Foresee(Command command, Instant now) => keys.Find(command.Key, command.Content) ?? command.Kind switch
    {
        _ when NextTimer <= now => null,
        CommandKind.Submit when command.HasNode && requests.ContainsKey(command.Request.Node.Value) =>
            CommandOutcome.Of(OutcomeCode.DuplicateNode) with { Node = command.Request.Node },
        CommandKind.Claim => Unclaimable(command, out _),
        CommandKind.Decide => Undecidable(command, now, out _),
        CommandKind.Return => Unreturnable(command, out _),
        CommandKind.Withdraw => Unwithdrawable(command, out _),
        CommandKind.Executed => Unexecutable(command, out _),
        CommandKind.Revoke => Unrevocable(command, out _),
        _ => null,
    };

    private static readonly IComparer<TaskEntry> Age = Comparer<TaskEntry>.Create((left, right) =>
        left.WaitingSince != right.WaitingSince ? left.WaitingSince.CompareTo(right.WaitingSince) : left.Id.CompareTo(right.Id));

    private CommandOutcome Configure(Command command)
    {
        Configured ??= command;
        return CommandOutcome.Of(OutcomeCode.Done);
    }

    /// <summary>An answer tells the state after everything that the command set off, such as the policy's answer to a submission.</summary>
    private CommandOutcome After(in CommandOutcome outcome) =>
        outcome.Code == OutcomeCode.Done && requests.TryGetValue(outcome.Node.Value, out var entry) ? outcome with { State = entry.State } : outcome;

    private CommandOutcome Submit(Command command)
    {
        var request = command.Request;
        if (command.HasNode)
        {
            if (requests.ContainsKey(request.Node.Value))
            {
                return CommandOutcome.Of(OutcomeCode.DuplicateNode) with { Node = request.Node };
            }
        }
        else
        {
            while (requests.ContainsKey(OwnNodes | nextNode))
            {
                nextNode++;
            }

            request = request with { Node = new NodeId(OwnNodes | nextNode++) };
        }

        var entry = new RequestEntry
        {
            Request = request,
            SubmittedBy = command.Token,
            SubmittedFor = command.Person,
            Submitted = Now,
            Changed = Now,
            Arguments = command.Arguments,
        };
        requests.Add(request.Node.Value, entry);
        var id = pipeline.Submit(request, Now);
        if (id.Slot >= bySlot.Length)
        {
            Array.Resize(ref bySlot, Math.Max(bySlot.Length * 2, id.Slot + 1));
        }

        bySlot[id.Slot] = entry;
        entry.Handle = id;
        Settle();
        return CommandOutcome.Of(OutcomeCode.Done) with { Node = request.Node, Digest = request.Digest, When = Now };
    }

    private CommandOutcome Withdraw(Command command)
    {
        if (Unwithdrawable(command, out var entry) is { } refusal)
        {
            return refusal;
        }

        if (!pipeline.Withdraw(entry!.Handle, Now))
        {
            return About(entry, OutcomeCode.CannotWithdraw);
        }

        Settle();
        return About(entry, OutcomeCode.Done) with { When = Now };
    }

    private CommandOutcome? Unwithdrawable(Command command, out RequestEntry? entry) =>
        !requests.TryGetValue(command.Target, out entry) ? CommandOutcome.Of(OutcomeCode.NotFound)
        : !command.IsOperator && command.Token != entry.SubmittedBy ? About(entry, OutcomeCode.NotYourRequest)
        : entry.State != RequestState.Pending ? About(entry, OutcomeCode.CannotWithdraw) : null;

    private CommandOutcome Executed(Command command)
    {
        if (Unexecutable(command, out var entry) is { } refusal)
        {
            return refusal;
        }

        if (!pipeline.Executed(entry!.Handle, command.Digest, Now))
        {
            return About(entry, OutcomeCode.NotAuthorised);
        }

        Settle();
        return About(entry, command.Digest == entry.Request.Digest ? OutcomeCode.Done : OutcomeCode.DigestMismatch) with { When = Now };
    }

    private CommandOutcome? Unexecutable(Command command, out RequestEntry? entry) =>
        !requests.TryGetValue(command.Target, out entry) ? CommandOutcome.Of(OutcomeCode.NotFound)
        : command.Person != PersonId.None && entry.HasDecided(command.Person) ? About(entry, OutcomeCode.AlreadyInvolved)
        : entry.State != RequestState.Authorised ? About(entry, OutcomeCode.NotAuthorised) : null;

    private CommandOutcome Revoke(Command command)
    {
        if (Unrevocable(command, out var credential) is { } refusal)
        {
            return refusal;
        }

        var plans = configuration.Credentials[credential!.Request.Request.Action.Class.Index];
        var plan = credential.Component == Component.Executor ? plans.Executor : plans.Session;
        var effective = Now.AddSaturating(plan?.RevokeDelay ?? Duration.Zero);
        RevokeAt(credential, effective);
        return About(credential.Request, OutcomeCode.Done) with { When = credential.RevokedFrom };
    }

    private CommandOutcome? Unrevocable(Command command, out CredentialEntry? credential) =>
        !credentials.TryGetValue(unchecked((long)command.Target), out credential) ? CommandOutcome.Of(OutcomeCode.NotFound)
        : !credential.IsAlive ? About(credential.Request, OutcomeCode.NotAlive) : null;

    private static CommandOutcome About(RequestEntry entry, OutcomeCode code) => CommandOutcome.Of(code) with
    {
        Node = entry.Node, State = entry.State, Digest = entry.Request.Digest,
    };
}
