namespace Simulator.Governance;

/// <summary>What a trail must fulfil; the numbers are those of the model's invariants. A bad policy is expected to break some of them.</summary>
public enum TrailRule
{
    /// <summary>Every line is one JSON object of at most 1 MiB with the fields its kind needs; the first is the header, the last the end record.</summary>
    Format = 0,

    /// <summary>What was executed was authorised before.</summary>
    I01 = 1,

    /// <summary>An authorisation follows a permitting decision, and what had to hold before it held: minimum review, life of the approval. What is owed after the execution is done in time.</summary>
    I02 = 2,

    /// <summary>Each factor of each gate has all its approvals, given in the role that the gate names by members of its pool.</summary>
    I03 = 3,

    /// <summary>The people who approve one action are distinct; nobody fills two places.</summary>
    I04 = 4,

    /// <summary>What was executed has the digest that was submitted and approved.</summary>
    I05 = 5,

    /// <summary>An authorisation is used for at most one execution.</summary>
    I06 = 6,

    /// <summary>Who approves is a person, and not the one on whose behalf the work runs.</summary>
    I07 = 7,

    /// <summary>Somebody answers for what was executed: its workflow has a control owner and a process.</summary>
    I08 = 8,

    /// <summary>
    /// A write that cannot be undone is executed only with a person's approval of it, or of the playbook it follows in an emergency. Reads
    /// change nothing that could be undone.
    /// </summary>
    I09 = 9,

    /// <summary>
    /// What ended without execution (denied, rejected, expired, withdrawn, turned away, other arguments) is never executed, and what its gate
    /// did not let pass only through an override that is on record.
    /// </summary>
    I10 = 10,

    /// <summary>Every exception to the rules is recorded with who answers for it: an override that goes dark breaks it, which only a trail of everything that happened can show, and so does a change of the policy without an author.</summary>
    I11 = 11,

    /// <summary>The record of an override names who, why and until when; it is used before that, and reviewed by somebody else in time.</summary>
    I12 = 12,

    /// <summary>A rejection names who rejected, in which role and for which reason, as a code.</summary>
    I13 = 13,

    /// <summary>A decision's record holds the policy version and every input the rows read, as submitted.</summary>
    I14 = 14,

    /// <summary>Evaluating the recorded input under the recorded policy gives the recorded decision: outcome, rows, obligations, and the level after each stage.</summary>
    I15 = 15,

    /// <summary>What a model recommends is retained with the reference to its prompt; a confidence that it states is an input of the decision, which I14 covers.</summary>
    I16 = 16,

    /// <summary>Every change of hands is told: who decides, parks or gives back a place is who holds it.</summary>
    I17 = 17,

    /// <summary>A request is in one state at a time: each fact is possible in the state in which the trail left the request.</summary>
    I18 = 18,

    /// <summary>Sessions and executions run under different identities.</summary>
    I19 = 19,

    /// <summary>A credential is valid no longer than its life, and not beyond the end of the work and the time a revocation takes.</summary>
    I20 = 20,

    /// <summary>What an escalation grants, an override, is used within its life and not after.</summary>
    I21 = 21,

    /// <summary>An execution uses a credential of its own task, and no more scope than was granted.</summary>
    I22 = 22,

    /// <summary>Time never runs backwards, sequence numbers have no gap that the sink does not declare, and the trail has its end.</summary>
    I24 = 24,

    /// <summary>The hash chain holds.</summary>
    I25 = 25,

    /// <summary>While the policy engine is down and fails closed, nothing it decides authorises anything.</summary>
    I29 = 29,

    /// <summary>Where the policy weighs chains, no step takes the executed steps of its chain beyond what people approved.</summary>
    I31 = 31,

    /// <summary>A request has exactly one end; expired and rejected are different ends.</summary>
    I32 = 32,
}
