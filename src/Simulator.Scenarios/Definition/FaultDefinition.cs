namespace Simulator.Scenarios;

/// <summary>The keys of what fails beside the audit sink.</summary>
internal static class FaultDefinition
{
    private static readonly EnumType WhileDown = new(
        ("failClosedHold", PolicyFallback.FailClosedHold),
        ("failClosedDeny", PolicyFallback.FailClosedDeny),
        ("failOpenAuto", PolicyFallback.FailOpenAuto),
        ("fallbackTemplate", PolicyFallback.FallbackTemplate),
        ("fallbackHuman", PolicyFallback.FallbackHuman));

    private static readonly BlockShape PolicyEngine = new(
        When("when it gives no answers"),
        new Key("whileDown", WhileDown,
            "failClosedHold: what needs a decision waits until it is up; failClosedDeny: everything is refused; failOpenAuto: everything runs unasked; fallbackTemplate: the profile template_only decides; fallbackHuman: one person is asked about everything. A second look before an execution meets the same")
        {
            Default = Default.Convention("\"failClosedHold\"", "the safe one that loses no work"),
        },
        new Key("author", new TextType(200), "who answers for what decides meanwhile; the audit trail names it when it comes into force")
        {
            Default = Default.Convention("\"standing order for outages\""),
        });

    /// <summary>The section.</summary>
    public static BlockShape Faults { get; } = new(
        Target("policyEngine", PolicyEngine, "the policy engine is down"));

    private static Key When(string doc) => new("when", FaultTimesShape.When, doc);

    private static Key Target(string name, BlockShape fault, string doc) =>
        new(name, new OptionalShape("none", fault), doc) { Default = Default.Convention("\"none\"", "off: it never fails") };
}
