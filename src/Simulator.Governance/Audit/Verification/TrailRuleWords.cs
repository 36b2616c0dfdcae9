namespace Simulator.Governance;

/// <summary>What each rule of a trail demands, in a few words for reports.</summary>
public static class TrailRuleWords
{
    /// <summary>The demand, as half a sentence that begins in lower case; the rule's id for one without words.</summary>
    public static string Of(TrailRule rule) => rule switch
    {
        TrailRule.Format => "every line is a record of a known kind with all its fields",
        TrailRule.I01 => "what was executed was authorised before",
        TrailRule.I02 => "an authorisation follows a permitting decision and its obligations held",
        TrailRule.I03 => "each factor of each gate has its approvals, in the role and from the pool it names",
        TrailRule.I04 => "the people who approve one action are distinct",
        TrailRule.I05 => "what was executed is what was submitted and approved",
        TrailRule.I06 => "an authorisation is used at most once",
        TrailRule.I07 => "who approves is a person, and not the one on whose behalf the work runs",
        TrailRule.I08 => "somebody owns what was executed",
        TrailRule.I09 => "a write that cannot be undone has a person's approval",
        TrailRule.I10 => "what ended without execution is never executed, unless an override is on record",
        TrailRule.I11 => "every override is on record",
        TrailRule.I12 => "an override names who, why and until when, is used before that and reviewed in time",
        TrailRule.I13 => "a rejection names who rejected, in which role and for which reason",
        TrailRule.I14 => "a decision's record holds the policy version and every input as submitted",
        TrailRule.I15 => "the recorded input under the recorded policy gives the recorded decision",
        TrailRule.I16 => "what a model says is kept with its prompt, an order it advises also with name, confidence and uncertainty",
        TrailRule.I17 => "who decides, parks or gives back a place is who holds it",
        TrailRule.I18 => "a request is in one state at a time",
        TrailRule.I19 => "sessions and executions run under different identities",
        TrailRule.I20 => "a credential is valid no longer than its life, the work and a revocation",
        TrailRule.I21 => "an override is used within its life and not after",
        TrailRule.I22 => "an execution uses a credential of its own and no more scope than was granted",
        TrailRule.I24 => "time never runs backwards and no sequence number is missing",
        TrailRule.I25 => "the hash chain holds",
        TrailRule.I29 => "while the policy engine is down nothing is authorised but by the policy that is declared to stand in",
        TrailRule.I31 => "the executed steps of a chain stay below the ceiling that people approved",
        TrailRule.I32 => "a request has exactly one end",
        _ => rule.ToString(),
    };
}
