using Simulator.Results;

namespace Simulator.Scenarios;

/// <summary>The keys of budgets, in a file of their own and inside a scenario.</summary>
internal static class BudgetDefinition
{
    /// <summary>The version of the file format.</summary>
    public const ulong Version = 1;

    private const string DefaultAlpha = "0.05";

    private static readonly EnumType Metric = new([.. MetricCatalogue.All.Select(metric => (metric.Id, (object)metric.Id))]);

    private static readonly EnumType Severity = new(("error", BudgetSeverity.Error), ("warning", BudgetSeverity.Warning));

    private static readonly EnumType Correction = new(("holm", true), ("none", false));

    private static readonly EnumType NoData = new(("inconclusive", Results.OnNoData.Inconclusive), ("fail", Results.OnNoData.Fail));

    private static readonly EnumType Arm = new(("governed", "governed"), ("auto_twin", "auto_twin"), ("effect", "effect"));

    /// <summary>Tests of shares and quantiles are not trusted further out in the tail than 0.01, nor is anything shown at even odds.</summary>
    private static readonly FactorType Alpha = new(0.01, 0.49);

    private static readonly BlockShape Where = new(
        new Key("arm", Arm, "the policy of the run, its auto twin, or the difference of both")
        {
            Default = Default.Convention("\"governed\""),
        },
        Restriction("class", "refund", "a class of actions"),
        Restriction("workflow", "refunds", "a workflow: its classes together"),
        Restriction("origin", "human", "requests of people (human) or recommendations of an AI (ai)"),
        Restriction("pool", "desk", "a pool of reviewers"),
        Restriction("gate", "owner-approval", "a gate"),
        Restriction("role", "owner", "a role of reviewers"),
        Restriction("shift", "night", "a shift of the named pool; none for the time outside all of them"),
        Restriction("route", "auto", "a route; only against a limit, because between runs it names other requests"),
        Restriction("outcome", "expired", "how gates, handoffs or races ended"),
        Restriction("incident", "exogenous", "leaks from outside (exogenous) or of requests' credentials (endogenous)"),
        Restriction("part", "waiting", "a part of a whole"),
        Restriction("within", "30m", "one of the times under observe.within"),
        Restriction("at", "8h", "one of the times under observe.at"));

    private static readonly BlockShape Tolerance = new(
        new Key("worse", ShareType.Plain, "by which share of the baseline the run may be worse"),
        new Key("orAbs", new AmountType(), "or by this much, whichever is more, so that a small baseline does not fail on a trifle")
        {
            Default = Default.Convention("\"0\"", "off: only the share counts"),
        });

    /// <summary>One budget.</summary>
    public static BlockShape Budget { get; } = new(
        new Key("metric", Metric, "what is measured"),
        new Key("agg", new TextType(20), "how it becomes one number, such as p95, mean_decided or share; the metric's only one when absent")
        {
            MayBeAbsent = true,
        },
        new Key("where", Where, "what it is restricted to") { Default = Default.Convention("{}", "all requests under the run's policy") },
        new Key("limit", new LimitType(), "which values keep the budget; it or a baseline must be given") { MayBeAbsent = true },
        new Key("periods", new ShareType("all"), "the share of periods (replications) that must keep the limit each for itself; all judges all items together")
        {
            Default = Default.Convention("\"all\""),
        },
        new Key("baseline", new OptionalShape("none", Tolerance), "by how much the run may be worse than its baseline")
        {
            Default = Default.Convention("\"none\"", "off: only the limit counts"),
        },
        new Key("severity", Severity, "whether a breach makes the build red") { Default = Default.Convention("\"error\"") },
        new Key("alpha", Alpha, "one-sided risk of each wrong verdict")
        {
            Default = Default.Computed("defaults.alpha", "the defaults of the file", AlphaOfFile),
        });

    /// <summary>Budgets by id.</summary>
    public static MapShape Budgets { get; } = new("budget", Budget, 200);

    /// <summary>The root of a budgets file.</summary>
    public static BlockShape Root { get; } = new(
        new Key("$schema", new TextType(500), "address of the JSON Schema, for editors") { MayBeAbsent = true, IsOfFile = true },
        new Key("version", new CountType(Version, Version), "version of the file format"),
        new Key("defaults", new BlockShape(
            new Key("alpha", Alpha, "one-sided risk of each wrong verdict") { Default = Default.Convention(DefaultAlpha) },
            new Key("failCorrection", Correction, "whether failures are corrected for the number of budgets (Holm, 1979)")
            {
                Default = Default.Convention("\"holm\"", "a red build claims that at least one budget is breached"),
            },
            new Key("onNoData", NoData, "what a run without a sample counts as") { Default = Default.Convention("\"inconclusive\"") }),
            "what holds for every budget that does not say otherwise")
        {
            Default = Default.Convention("{}"),
        },
        new Key("baseline", new BlockShape(
            new Key("run", new TextType(500), "folder of a run, relative to this file; the scenario's saved baseline when absent") { MayBeAbsent = true }),
            "the run that budgets with a baseline are held against")
        {
            Default = Default.Convention("{}", "the baseline saved for the scenario"),
        },
        new Key("budgets", Budgets, "the budgets, by id"));

    private static string? AlphaOfFile(DefaultContext context) => !context.Root.Has("defaults") ? DefaultAlpha
        : context.Root.Find("defaults")?.ValueOf<double>("alpha") is { } alpha ? alpha.ToString("R", System.Globalization.CultureInfo.InvariantCulture)
        : null;

    private static Key Restriction(string name, string example, string doc) => new(name, new NameType(example), doc) { MayBeAbsent = true };
}
