using Simulator.Time;

namespace Simulator.Governance;

/// <summary>
/// Writes the facts of a pipeline as an audit trail: one JSON object a line, first a header with the policy and the gates in full, then a
/// record a fact, at last an end record with their number; each record carries the hash of the one before and its own (SHA-256).
/// </summary>
/// <remarks>
/// It opens no file and knows no clock; equal facts give equal bytes. Memory follows the requests in flight. Facts may arrive after their
/// request is closed: all a record needs comes from the fact, the request, and what the writer remembers itself. Not thread-safe.
/// </remarks>
public sealed class TrailWriter : IDisposable
{
    private readonly RecordOutput output;
    private readonly FactFields fields;
    private readonly PolicyChanges changes;
    private readonly RequestMemories memories = new();
    private ulong facts;
    private bool isComplete;

    /// <summary>Starts a trail: writes the header.</summary>
    /// <param name="output">Where to; small writes, so give it a buffer. It is neither flushed before <see cref="Complete"/> nor ever closed.</param>
    /// <param name="header">What the trail is about.</param>
    /// <param name="policy">The policy that decides the requests of this trail, such as the auto twin in that arm; its confidence limits are numbers.</param>
    /// <param name="gates">The gates of the pipeline.</param>
    /// <param name="credentials">The credentials of each class, as the pipeline has them.</param>
    /// <param name="names">The names to show.</param>
    /// <param name="poolOfPerson">
    /// The pool of each person, as the pipeline has them: the header then names who may approve, and a verifier can hold each approver to
    /// it. Default: the header does not say.
    /// </param>
    /// <param name="special">What the pipeline does beside its gates. Default: nothing.</param>
    /// <param name="variants">The versions of the policy that may come into force later. Default: none.</param>
    public TrailWriter(
        Stream output,
        TrailHeader header,
        PolicyTable policy,
        GatePlan gates,
        IReadOnlyList<ClassCredentials> credentials,
        ITrailNames names,
        IReadOnlyList<int>? poolOfPerson = null,
        SpecialRules? special = null,
        IReadOnlyList<PolicyVariant>? variants = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(gates);
        ArgumentNullException.ThrowIfNull(credentials);
        ArgumentNullException.ThrowIfNull(names);
        this.output = new RecordOutput(output);
        fields = new FactFields([policy, .. (variants ?? []).Select(variant => variant.Policy)], gates, credentials, names, special ?? new SpecialRules());
        changes = new PolicyChanges(policy, variants ?? []);
        var json = this.output.Begin();
        HeaderFields.Write(json, header, policy, variants ?? [], gates, poolOfPerson, names);
        SpecialFields.WriteRules(json, special, names);
        this.output.End();
    }

    /// <summary>The SHA-256 of the last record, 64 hexadecimal digits: kept elsewhere, it proves the whole trail.</summary>
    public string LastHash => output.LastHash;

    /// <summary>Requests the writer remembers: submitted and not closed.</summary>
    public int InFlight => memories.Count;

    /// <summary>Writes the record of a fact.</summary>
    /// <param name="fact">The fact, in the order of the pipeline's outbox; its ordinal is the record's sequence number.</param>
    /// <param name="request">The request it is about.</param>
    /// <exception cref="InvalidOperationException">The trail is complete, or the fact speaks of a policy row that the writer's policy lacks.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The fact lies outside the years 1 to 9999.</exception>
    public void Write(in AuditEvent fact, in ActionRequest request) => Write(fact, request, fact.Ordinal, fact.At);

    /// <summary>Writes the record of a fact as a sink kept it that numbers what reaches it, and whose clock may be off.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="request">The request it is about.</param>
    /// <param name="sequence">The number that the sink gave the record.</param>
    /// <param name="at">The time that the sink gave it.</param>
    /// <exception cref="InvalidOperationException">The trail is complete, or the fact speaks of a policy row that the writer's policy lacks.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The fact lies outside the years 1 to 9999.</exception>
    public void Write(in AuditEvent fact, in ActionRequest request, ulong sequence, Instant at)
    {
        if (fact.Fact == Fact.PolicyChanged)
        {
            Change(fact, sequence, at);
            output.End();
            facts++;
            return;
        }

        ref var memory = ref Begin(fact, request, sequence, at);
        output.End();
        facts++;
        Forget(fact, ref memory);
    }

    /// <summary>A fact whose record the trail lacks: later records of its request are what they would have been.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="request">The request it is about.</param>
    /// <param name="isNumbered">Whether a sink gave it a number before it was lost; otherwise nothing shows that it is missing.</param>
    /// <exception cref="InvalidOperationException">The trail is complete, or the fact speaks of a policy row that the writer's policy lacks.</exception>
    public void Skip(in AuditEvent fact, in ActionRequest request, bool isNumbered)
    {
        facts += isNumbered ? 1u : 0u; // and what is begun and not ended never reaches the stream
        if (fact.Fact == Fact.PolicyChanged)
        {
            Change(fact, fact.Ordinal, fact.At);
            return;
        }

        ref var memory = ref Begin(fact, request, fact.Ordinal, fact.At);
        Forget(fact, ref memory);
    }

    /// <summary>Writes which numbers are missing: the sink declares what it lost.</summary>
    /// <param name="first">The first number missing.</param>
    /// <param name="last">The last one.</param>
    public void DeclareGap(ulong first, ulong last)
    {
        var json = output.Begin();
        json.WriteString(TrailFields.Record, TrailFields.Gap);
        json.WriteNumber(TrailFields.First, first);
        json.WriteNumber(TrailFields.Last, last);
        output.End();
    }

    /// <summary>
    /// Writes that the policy engine is down: nothing it decides then may authorise anything. To be written before the facts it is about.
    /// </summary>
    /// <param name="from">When it failed.</param>
    /// <param name="to">From when on its decisions count again.</param>
    /// <param name="fallback">The version of the policy whose decisions count meanwhile. Default: none, it fails closed.</param>
    public void DeclarePolicyOutage(Instant from, Instant to, string? fallback = null)
    {
        var json = output.Begin();
        json.WriteString(TrailFields.Record, TrailFields.Outage);
        TrailTime.Write(json, TrailFields.From, from);
        TrailTime.Write(json, TrailFields.To, to);
        if (fallback is not null)
        {
            json.WriteString(TrailFields.Fallback, fallback);
        }

        output.End();
    }

    private void Change(in AuditEvent fact, ulong sequence, Instant at)
    {
        if (isComplete)
        {
            throw new InvalidOperationException("The trail is complete.");
        }

        changes.Write(output.Begin(), fact, sequence, at);
    }

    private ref RequestMemory Begin(in AuditEvent fact, in ActionRequest request, ulong sequence, Instant at)
    {
        if (isComplete)
        {
            throw new InvalidOperationException("The trail is complete.");
        }

        ref var memory = ref memories.Of(fact);
        var json = output.Begin();
        json.WriteNumber(TrailFields.Sequence, sequence);
        TrailTime.Write(json, TrailFields.At, at);
        json.WriteString(TrailFields.Fact, EnumText<Fact>.Of(fact.Fact));
        json.WriteString(TrailFields.Node, fact.Node.ToString());
        fields.WritePerson(json, TrailFields.Actor, fact.Actor);
        fields.Write(json, fact, request, ref memory);
        return ref memory;
    }

    private void Forget(in AuditEvent fact, ref RequestMemory memory)
    {
        if (fact.Fact == Fact.Closed)
        {
            memories.Forget(ref memory);
        }
    }

    /// <summary>Writes the end record, so that a trail which lost its last lines is recognised, and flushes. A second call does nothing.</summary>
    public void Complete()
    {
        if (isComplete)
        {
            return;
        }

        isComplete = true;
        var json = output.Begin();
        json.WriteString(TrailFields.Record, TrailFields.End);
        json.WriteNumber(TrailFields.Facts, facts);
        json.WriteNumber(TrailFields.Open, memories.Count);
        output.End();
        output.Flush();
    }

    /// <summary>Frees the writer's own memory. The trail is not completed and the stream stays open.</summary>
    public void Dispose() => output.Dispose();
}
