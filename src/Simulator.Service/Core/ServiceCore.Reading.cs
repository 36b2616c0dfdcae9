using System.Numerics;
using System.Text.Json;
using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Service;

/// <content>What clients can see.</content>
internal sealed partial class ServiceCore
{
    /// <summary>A request; null when it is not known, or not any more.</summary>
    public RequestEntry? Find(NodeId node) => requests.GetValueOrDefault(node.Value);

    public CredentialEntry? FindCredential(long id) => credentials.GetValueOrDefault(id);

    public TaskEntry? FindTask(long id) => tasks.GetValueOrDefault(id);

    /// <summary>Requests that may be executed and whose execution was not reported.</summary>
    public IEnumerable<RequestEntry> Executing() => requests.Values.Where(entry => entry.IsExecuting).OrderBy(entry => entry.Submitted).ThenBy(entry => entry.Node.Value);

    /// <summary>Waiting tasks of a pool, or of all, the oldest first.</summary>
    /// <param name="pool">The pool; null for all.</param>
    /// <param name="forPerson">Only what this person may take, asked for one pool; nobody for everything.</param>
    /// <param name="mine">What that person reviews now instead of what waits.</param>
    /// <param name="limit">How many at most.</param>
    public List<TaskView> Tasks(int? pool, PersonId forPerson, bool mine, int limit)
    {
        IEnumerable<TaskEntry> found = mine
            ? bySlot.Where(entry => entry is { IsClosed: false }).SelectMany(entry => entry!.Tasks)
                .Where(task => task.State == TaskState.InReview && (forPerson == PersonId.None || task.Holder == forPerson) && (pool is null || task.Pool == pool)).Order(Age)
            : pool is { } one ? waiting[one] : waiting.SelectMany(each => each.Take(limit)).Order(Age);
        return [.. found.Where(task => mine || forPerson == PersonId.None || MayTake(task, forPerson)).Take(limit).Select(View)];
    }

    /// <summary>How many tasks wait, by pool.</summary>
    public int Waiting(int pool) => waiting[pool].Count;

    public RequestView View(RequestEntry entry, Instant now, ICredentialIssuer? secrets, ICredentialIssuer? ofSession, bool withArguments) => new()
    {
        Id = entry.Node.ToString(),
        State = Words<RequestState>.Of(entry.State),
        Class = configuration.NameOfClass(entry.Request.Action.Class),
        Service = configuration.NameOfService(entry.Request.Resource.Service),
        Level = entry.Level is { } level ? Words<Outcome>.Of(level) : null,
        Gate = entry.Gate,
        Digest = entry.Request.Digest.ToString(),
        Impact = Words<Impact>.Of(entry.Request.Context.Impact),
        Flags = FlagsOf(entry.Request.Resource.Flags),
        Reversible = entry.Request.Action.Reversible,
        Confidence = double.IsNaN(entry.Request.Context.Confidence) ? null : entry.Request.Context.Confidence,
        RunOwner = NameOrNull(entry.Request.Subject.RunOwner),
        SubmittedBy = entry.SubmittedBy,
        Submitted = entry.Submitted.ToString(),
        Changed = entry.Changed.ToString(),
        Rows = [.. options.Policy.NamesOf(entry.Rows)],
        Reasons = [.. options.Policy.RowsOf(entry.Rows).Select(row => row.Reason)],
        Tasks = [.. entry.Tasks.Select(View)],
        Decisions = [.. entry.Decisions.Select(note => new DecisionView(
            Text.OfTask(note.Task), configuration.NameOfPerson(note.Person), Words<TaskVerdict>.Of(note.Verdict), Words<DecisionReason>.Of(note.ReasonCode), note.Reason, note.At.ToString()))],
        Credential = entry.Credentials[(int)Component.Executor] is { } executor ? View(executor, now, secrets) : null,
        Session = entry.Credentials[(int)Component.Orchestrator] is { } session ? View(session, now, ofSession) : null,
        Arguments = withArguments && !entry.Arguments.IsEmpty ? JsonElement.Parse(entry.Arguments.Span) : null,
    };

    /// <summary>A credential. It is alive only if the clock agrees: an end that could not be written down yet is an end all the same.</summary>
    public static CredentialView View(CredentialEntry credential, Instant now, ICredentialIssuer? secrets) => new()
    {
        Id = Text.OfCredential(credential.Id),
        Request = credential.Request.Node.ToString(),
        Component = Words<Component>.Of(credential.Component),
        Alive = IsAlive(credential, now),
        Issued = credential.Issued.ToString(),
        Expires = Text.OrNever(credential.Ends),
        Renewal = credential.Renewal,
        Secret = IsAlive(credential, now) ? secrets?.SecretOf(LeaseOf(credential)) : null,
    };

    public static bool IsAlive(CredentialEntry credential, Instant now) =>
        credential.IsAlive && now < credential.Ends && now < credential.RevokedFrom;

    public static LeaseOrder LeaseOf(CredentialEntry credential) => new(
        Text.OfCredential(credential.Id), credential.Renewal, credential.Request.Node, credential.Component, credential.Issued, credential.Ends);

    /// <summary>The words of the flags that are set.</summary>
    public static IReadOnlyList<string> FlagsOf(RiskFlags flags)
    {
        var words = new List<string>(BitOperations.PopCount((uint)flags));
        for (var rest = (uint)flags; rest != 0; rest &= rest - 1)
        {
            words.Add(Words<RiskFlags>.Of((RiskFlags)(1 << BitOperations.TrailingZeroCount(rest))));
        }

        return words;
    }

    private bool MayTake(TaskEntry task, PersonId person) =>
        task.Request.SubmittedFor != person && !task.Recused.Contains(person) && pipeline.MayDecide(task.Request.Handle, task.Place, person);

    private TaskView View(TaskEntry task) => new()
    {
        Id = Text.OfTask(task.Id),
        Request = task.Request.Node.ToString(),
        Pool = configuration.NameOfPool(task.Pool),
        Role = task.Role,
        Class = configuration.NameOfClass(task.Request.Request.Action.Class),
        State = Words<TaskState>.Of(task.State),
        WaitingSince = task.WaitingSince.ToString(),
        Digest = task.Request.Request.Digest.ToString(),
        Impact = Words<Impact>.Of(task.Request.Request.Context.Impact),
        Expires = task.State is TaskState.Waiting or TaskState.InReview ? Text.OrNever(task.Request.GateExpires) : null,
        HeldBy = NameOrNull(task.Holder),
        ApproveFrom = task.State == TaskState.InReview ? EarliestApproval(task).ToString() : null,
    };

    private string? NameOrNull(PersonId person) => person == PersonId.None ? null : configuration.NameOfPerson(person);
}
