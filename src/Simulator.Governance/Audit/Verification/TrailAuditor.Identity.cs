using Simulator.Time;

namespace Simulator.Governance;

/// <content>Rules about owners, recommenders and identities, and about decisions of a policy engine that was down.</content>
internal sealed partial class TrailAuditor
{
    /// <summary>More outages than any run has are not kept: a hostile trail could declare one for ever.</summary>
    private const int MaximumOutages = 10_000;

    private readonly List<(Instant From, Instant To, string? Fallback)> policyOutages = [];

    /// <summary>The policy engine is down; the version that stands in decides, and without one nothing may be authorised.</summary>
    public void PolicyFails(Instant from, Instant to, string? fallback)
    {
        if (policyOutages.Count < MaximumOutages)
        {
            policyOutages.Add((from, to, fallback));
        }
    }

    private void CheckRecommender(RequestHistory history, RecordReader record)
    {
        if (record.Word<Origin>(TrailFields.Origin) != Origin.Ai)
        {
            return;
        }

        // A model that states no confidence is no finding: the policy takes it as below every threshold, and the record shows that it did.
        if (!record.Has(TrailFields.Prompt) || string.IsNullOrWhiteSpace(record.TextOrNull(TrailFields.Prompt)))
        {
            Add(TrailRule.I16, history, "The recommendation of a model is recorded without a reference to its prompt.");
        }
    }

    /// <summary>What a model said of an order of work is of use only with its name, how sure it was, and what it was asked. No confidence at all is no finding, as above.</summary>
    private void CheckAdviser(RequestHistory history, RecordReader record)
    {
        if (record.Has(TrailFields.Confidence))
        {
            _ = record.Measure(TrailFields.Confidence);
        }

        if (record.Has(TrailFields.Uncertainty))
        {
            _ = record.Measure(TrailFields.Uncertainty);
        }

        string[] missing = [.. Retained.Where(field => !record.Has(field.Name) || (field.IsText && string.IsNullOrWhiteSpace(record.TextOrNull(field.Name)))).Select(field => field.Words)];
        if (missing.Length > 0)
        {
            Add(TrailRule.I16, history, $"The order that a model advised is recorded without {string.Join(", ", missing)}.");
        }
    }

    private static readonly (string Name, string Words, bool IsText)[] Retained =
    [
        (TrailFields.Model, "the model's name", true),
        (TrailFields.Confidence, "the confidence", false),
        (TrailFields.Uncertainty, "the model's uncertainty", false),
        (TrailFields.Prompt, "a reference to its prompt", true),
    ];

    private void CheckHolder(RequestHistory history, RecordReader record, Component component, ref LeaseHistory lease)
    {
        lease.Holder = record.Text(TrailFields.Holder);
        lease.Scope = record.Measure(TrailFields.Scope);
        if (component == Component.Executor && history.Session.Holder == lease.Holder)
        {
            Add(TrailRule.I19, history, $"The execution runs under the identity of the session, '{lease.Holder}'.");
        }
    }

    private void CheckUse(RequestHistory history, Instant at)
    {
        if (!history.Executor.IsAlive)
        {
            Add(TrailRule.I22, history, "The execution began without a credential of its own.");
        }

        if (history.Override is { } made && at > made.Ends)
        {
            Add(TrailRule.I21, history, $"The override was used at {at}, after its end at {made.Ends}.");
        }
    }

    private void CheckExecuted(RequestHistory history, RecordReader record)
    {
        var used = record.Measure(TrailFields.Scope);
        if (used > history.Executor.Scope)
        {
            Add(TrailRule.I22, history, FormattableString.Invariant($"The execution used a scope of {used}; {history.Executor.Scope} was granted."));
        }
    }

    /// <summary>Whether a version decided at a time at which the engine was down and that version did not stand in for it.</summary>
    private bool WasDown(in TrailFact fact)
    {
        if (policyOutages.Count == 0)
        {
            return false;
        }

        var (at, version) = (fact.At, fact.Record.Has(TrailFields.Policy) ? fact.Record.Text(TrailFields.Policy) : null);
        return policyOutages.Exists(outage => outage.From <= at && at < outage.To && (outage.Fallback is null || outage.Fallback != version));
    }
}
