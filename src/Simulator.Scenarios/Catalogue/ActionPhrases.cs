using Bogus;
using Simulator.Governance;

namespace Simulator.Scenarios;

/// <summary>The phrases from which titles of one class of actions are made.</summary>
internal sealed class ActionPhrases
{
    private const int Subjects = 24;

    private readonly string[] verbs;
    private readonly string[] subjects;

    private ActionPhrases(string[] verbs, string[] subjects) => (this.verbs, this.subjects) = (verbs, subjects);

    /// <summary>The phrases of a class: its flags say what it is about, its name which words it gets.</summary>
    public static ActionPhrases Make(KeyedFaker fakers, ActionClass one)
    {
        var faker = fakers.For($"class/{one.Name}");
        var (verbs, subject) = Words(one);
        return new ActionPhrases(verbs, [.. Enumerable.Range(0, Subjects).Select(_ => subject(faker))]);
    }

    /// <summary>A title; the node picks its words, so that it needs no generator and never changes.</summary>
    public string Title(NodeId node, string service)
    {
        unchecked
        {
            var mixed = node.Value * 0x9E37_79B9_7F4A_7C15; // Fibonacci hashing: neighbouring nodes get different words
            var verb = verbs[(mixed >> 32) % (ulong)verbs.Length];
            var subject = subjects[(mixed >> 48) % (ulong)subjects.Length];
            return $"{verb} {subject} in {service}";
        }
    }

    private static (string[] Verbs, Func<Faker, string> Subject) Words(ActionClass one) => one.Flags switch
    {
        var flags when flags.HasFlag(RiskFlags.Secrets) => (["Rotate", "Replace", "Revoke and reissue"], Secret),
        var flags when flags.HasFlag(RiskFlags.Financial) => (["Refund", "Credit", "Write off"], Amount),
        var flags when flags.HasFlag(RiskFlags.Rbac) => (["Grant", "Extend", "Remove"], Role),
        var flags when flags.HasFlag(RiskFlags.ExternalTransaction) =>
            (["Send an order to", "Sign a contract with", "Accept the offer of"], faker => faker.Company.CompanyName()),
        _ when one.Access == Access.Read => (["Summarise", "Explain", "Group"], Reading),
        _ => (["Change", "Raise", "Lower", "Reset"], Setting),
    };

    private static string Secret(Faker faker) =>
        $"the {faker.PickRandom("signing", "deployment", "database", "webhook", "storage", "admin")} key {faker.Random.AlphaNumeric(6)}";

    private static string Amount(Faker faker) => FormattableString.Invariant(
        $"{faker.Random.Int(5, 900)}.{faker.Random.Int(0, 99):00} {faker.PickRandom("EUR", "USD", "GBP")} for order {faker.Random.Int(10_000, 99_999)}");

    private static string Role(Faker faker) =>
        $"the {faker.PickRandom("reader", "operator", "auditor", "owner")} role {faker.Random.AlphaNumeric(4)}";

    private static string Reading(Faker faker) =>
        $"the {faker.PickRandom("open tickets", "complaints", "alerts", "change requests")} of {faker.Company.CompanyName()}";

    private static string Setting(Faker faker)
    {
        var setting = faker.PickRandom(
            "retry limit", "cache lifetime", "alert threshold", "log level", "connection limit", "rate limit", "queue length", "time-out", "batch size");
        return $"the {setting} for {faker.Address.CountryCode()}";
    }
}
