using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>The keys of the order in which a pool serves its queue.</summary>
internal static class OrderDefinition
{
    private static readonly EnumType Retained = new(
        ("model", AdviceFields.Model), ("confidence", AdviceFields.Confidence), ("uncertainty", AdviceFields.Uncertainty), ("prompt", AdviceFields.Prompt));

    /// <summary>An order that a model proposes.</summary>
    public static BlockShape Advisory { get; } = new(
        new Key("noise", new FactorType(0, 10), "standard deviation of the model's score of a task, in steps of priority: score = priority + the class's advisoryBias + normal noise, the lowest first")
        {
            Default = Default.Hypothesis("0.5", "an assumption: a model mistakes neighbouring priorities now and then; 0 switches it off, vary it to 2"),
        },
        new Key("departure", ShareType.Plain, "how often a reviewer departs from the order and takes the task that waits longest")
        {
            Default = Default.Hypothesis("\"10%\"", "an assumption: advice that nobody ever departs from is no advice; vary it from 0% to 50%"),
        },
        new Key("starvationAge", new DurationType(Duration.Zero, DurationType.Longest, isMinimumAllowed: true, "none"),
            "a task that has waited this long in the pool goes before all that have not, the oldest first")
        {
            Default = Default.Hypothesis("\"4h\"", "an assumption: half a duty; vary it from 30m to 24h"),
        },
        new Key("model", new NameType(AdvisoryOrder.DefaultModel), "the name of the model, as the audit trail keeps it")
        {
            Default = Default.Convention($"\"{AdvisoryOrder.DefaultModel}\""),
        },
        new Key("retain", new ListShape(Retained, 0, 4), "what the audit trail keeps of the advice beside score and rank: the model's name, the confidence of what it ranked, its uncertainty (the standard deviation of its scores, noise) and the reference to its prompt; what is not kept is a finding of rule I16")
        {
            Default = Default.Convention("[\"model\", \"confidence\", \"uncertainty\", \"prompt\"]", "all that the rule asks for"),
        });

    private static readonly BlockShape PreemptionBlock = new(
        new Key("priorityAtMost", new CountType(0, 8), "only a task whose class has this priority or a more urgent one, a smaller number, interrupts a less urgent one")
        {
            Default = Default.Convention("0", "critical impact by default"),
        });

    /// <summary>The bias of a model that proposes the order, a key of a class.</summary>
    public static Key Bias { get; } = new("advisoryBias", new FactorType(-9, 9),
        "how much less urgent, in steps of priority, a model that proposes an order takes this class to be than it is; negative: more urgent")
    {
        Default = Default.Convention("0", "off: it takes it for what it is"),
    };

    /// <summary>The model that proposes the order of a pool, a key of the pool.</summary>
    public static Key Advice { get; } = new("advisory", new OptionalShape("none", Advisory), "how the model judges that proposes the order, under the discipline aiAdvisory")
    {
        Default = Default.Computed("{} under the discipline aiAdvisory, none otherwise", "a convention of this format", AdvisoryOf),
    };

    /// <summary>Work in hand that makes way, a key of the pool.</summary>
    public static Key Preemption { get; } = new("preemption", new OptionalShape("none", PreemptionBlock),
        "urgent tasks that find nobody free interrupt the least urgent review in progress, which waits at the head of its equals and is gone on with where it was left")
    {
        Default = Default.Convention("\"none\"", "off: nobody drops what he or she is doing"),
    };

    private static string? AdvisoryOf(DefaultContext context) => context.Block.ValueOf<Discipline>("discipline") switch
    {
        null => null,
        Discipline.AiAdvisory => "{}",
        _ => "\"none\"",
    };
}
