namespace Simulator.Scenarios;

/// <summary>The keys of what fails beside the audit sink.</summary>
internal static class FaultDefinition
{
    /// <summary>The word for all pools, or all classes.</summary>
    public const string Everything = "all";

    private static readonly EnumType WhileDown = new(
        ("failClosedHold", PolicyFallback.FailClosedHold),
        ("failClosedDeny", PolicyFallback.FailClosedDeny),
        ("failOpenAuto", PolicyFallback.FailOpenAuto),
        ("fallbackTemplate", PolicyFallback.FallbackTemplate),
        ("fallbackHuman", PolicyFallback.FallbackHuman),
        ("slow", PolicyFallback.Slow));

    private static readonly BlockShape PolicyEngine = new(
        When("when it gives no answers"),
        new Key("whileDown", WhileDown,
            "failClosedHold: what needs a decision waits until it is up; failClosedDeny: everything is refused; failOpenAuto: everything runs unasked; fallbackTemplate: the profile template_only decides; fallbackHuman: one person is asked about everything; slow: it is not down but answers later, by slowBy. A second look before an execution meets the same")
        {
            Default = Default.Convention("\"failClosedHold\"", "the safe one that loses no work"),
        },
        new Key("author", new TextType(200, "Head of operations"), "who answers for what decides meanwhile; the audit trail names it when it comes into force")
        {
            Default = Default.Convention("\"standing order for outages\""),
        },
        SlowBy("how much longer each of its answers takes that is asked for meanwhile; without effect but under slow", "30s"));

    private static readonly BlockShape SignIn = new(
        When("when reviewers cannot sign in, or see nothing to decide"),
        new Key("pools", new ListShape(new NameType("desk"), 1, 50, isSet: true, words: Everything), "the pools whose reviewers it hits; all for all of them")
        {
            Default = Default.Convention($"\"{Everything}\"", "an identity provider serves everybody"),
        },
        new Key("retention", ShareType.Plain, "share of what was done of a review under way that stays done; it goes back to the head of its queue, and whoever takes it afterwards goes on from there")
        {
            Default = Default.Hypothesis("\"100%\"", "an assumption: what was read is remembered; 0% where a review starts again; vary it from 0% to 100%"),
        });

    private static readonly BlockShape CredentialBroker = new(
        When("when it issues nothing"),
        new Key("whileDown", new EnumType(("wait", false), ("cached", true)),
            "wait: what is authorised waits for its credential; cached: it takes one that was kept, which nothing revokes when the work ends, and whose life no record tells")
        {
            Default = Default.Convention("\"wait\"", "the safe one; the other breaks I20"),
        },
        new Key("cachedLife", DurationType.Positive, "how long a kept credential lives from the execution on; without effect under wait")
        {
            Default = Default.Hypothesis("\"12h\"", "an assumption: a session of a day's work; vary it from 1h to 30d"),
        },
        new Key("delaysRevocation", new BooleanType(), "whether revocations wait for it too, when work is done and when a leak is contained; otherwise they take another way")
        {
            Default = Default.Convention("true", "one service issues and revokes"),
        },
        new Key("lostRevocation", ShareType.Plain,
            "share of the revocations that fall due while it is down that never reach it, when work is done and when a leak is contained: what they were to end lives on to its own end, and nobody notices; the others wait")
        {
            Default = Default.Convention("\"0%\"", "off: all of them wait, and none is lost"),
        });

    private static readonly BlockShape Notifier = new(
        When("when it sends nothing"),
        new Key("whileDown", new EnumType(("delay", false), ("lose", true)),
            "delay: what is to be sent goes out at the end; lose: it is lost, and only a reminder that is due after the end arrives (notification.reminder, visits.reminder). Escalations wait for the end either way; people who look at their queue by themselves notice nothing")
        {
            Default = Default.Convention("\"delay\"", "a notifier with a queue"),
        });

    private static readonly BlockShape Ticketing = new(
        When("when none of its stages takes a ticket"),
        new Key("whileDown", new EnumType(("buffer", TicketFallback.Buffer), ("lose", TicketFallback.Lose), ("bypass", TicketFallback.Bypass), ("slow", TicketFallback.Slow)),
            "what becomes of tickets that come to a stage: buffer: they wait for the end; lose: they are lost, noticed and sent again as the stage says (retryAfter, retries); bypass: the request goes to its gate without the rest of the ticketing, which leaves no record; slow: each stage takes slowBy longer")
        {
            Default = Default.Convention("\"buffer\"", "nothing is lost"),
        },
        SlowBy("how much longer each stage takes; without effect but under slow", "30m"));

    private static readonly BlockShape Ai = new(
        When("when it drafts worse"),
        new Key("classes", new ListShape(new NameType("refund"), 1, 200, isSet: true, words: Everything), "the classes it drafts, of origin ai; all for all of them")
        {
            Default = Default.Convention($"\"{Everything}\"", "one model drafts everything"),
        },
        new Key("qualityDrop", ShareType.Plain, "share of the recommendations that would have been right that are wrong, silently: with the confidence of right ones")
        {
            Default = Default.Hypothesis("\"10%\"", "an assumption: a bad update of a model; vary it from 0% to 50%"),
        },
        new Key("confidenceDrift", new FactorType(-1, 1), "by how much its confidence is too high at the end of the fault, growing evenly from its beginning; below 0 for too low")
        {
            Default = Default.Convention("0", "off: it is as sure as it was"),
        });

    /// <summary>The section.</summary>
    public static BlockShape Faults { get; } = new(
        Target("policyEngine", PolicyEngine, "the policy engine is down"),
        Target("policyBundle", PolicyFaultDefinition.Bundle, "the policy engine decides by an older version of the policy, because a newer one has not reached it; a scope that a backlog widened is narrow meanwhile"),
        Target("policyRows", PolicyFaultDefinition.Rows, "rows of the policy cannot be evaluated; a scope that a backlog widened is narrow meanwhile, and an older version that decides has the rows of then"),
        Target("signIn", SignIn, "reviewers cannot sign in (identity provider), or see nothing to decide (their user interface): nobody begins a review or decides"),
        Target("credentialBroker", CredentialBroker, "the credential broker issues no credentials for executions, and revokes none"),
        Target("notifier", Notifier, "notifications are not sent"),
        Target("ticketing", Ticketing, "the ticketing before the gates is down as a whole; a single stage fails by its own outages"),
        Target("ai", Ai, "an AI drafts worse than it did and does not know it; for a surge of its rate see storms, for planted instructions injections"));

    private static Key SlowBy(string doc, string value) => new("slowBy", DurationType.Positive, doc)
    {
        Default = Default.Hypothesis($"\"{value}\"", "an assumption; vary it from a tenth to ten times"),
    };

    internal static Key When(string doc) => new("when", FaultTimesShape.When, doc);

    private static Key Target(string name, BlockShape fault, string doc) =>
        new(name, new OptionalShape("none", fault), doc) { Default = Default.Convention("\"none\"", "off: it never fails") };
}
