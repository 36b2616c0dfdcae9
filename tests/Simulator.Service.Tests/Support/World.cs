using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Service.Tests;

/// <summary>A small organisation: two pools, three classes, seven people and a token for each role.</summary>
internal static class World
{
    public const string Clerk = "clerk"; // submits for nobody in particular
    public const string Berta = "berta"; // a person who submits
    public const string Olga = "olga"; // owners
    public const string Otto = "otto";
    public const string Rita = "rita"; // risk
    public const string Robot = "robot"; // carries out
    public const string Ops = "ops";
    public const string Chief = "chief"; // operates and submits
    public const string Audit = "audit";
    public const string Late = "late"; // expired

    public static readonly Instant Start = new(1_772_438_400_000_000); // Monday 2026-03-02T08:00:00Z

    /// <summary>One owner, or one owner and one risk officer; an owner's task that waits half an hour goes to risk.</summary>
    public static GatePlan Gates { get; } = new(
        [new Gate("owner", [new GateFactor("owner", 0, 1) { Escalation = [new EscalationStep(Duration.FromMinutes(30), 1)] }], false, Duration.FromMinutes(60))],
        [new Gate("both", [new GateFactor("owner", 0, 1), new GateFactor("risk", 1, 1)], false, Duration.FromMinutes(60))]);

    private static CredentialPlan Jit => new(Duration.FromMinutes(15), 1, true, Duration.FromSeconds(30));

    private static CredentialPlan Session => new(Duration.FromHours(4), 2, true, Duration.FromSeconds(60));

    /// <summary>A service in a folder with its token file; tokens are named after their owners.</summary>
    public static ServiceOptions Options(string folder, TimeProvider clock, ServiceLimits? limits = null)
    {
        Tokens(folder);
        return new ServiceOptions
        {
            Policy = PolicyProfiles.Table("risk_tiered", 0.8),
            Gates = Gates,
            Pools = [new ServicePool("owners"), new ServicePool("risk")],
            Classes =
            [
                new ServiceClass("note", Access.Write, Impact.Low, new ClassCredentials(Jit, null)), // auto
                new ServiceClass("change", Access.Write, Impact.High, new ClassCredentials(Jit, Session)), // one owner, a minute at least
                new ServiceClass("refund", Access.Write, Impact.Medium, new ClassCredentials(Jit, null)) { Flags = RiskFlags.Customer }, // two people
                new ServiceClass("config", Access.Write, Impact.Medium, new ClassCredentials(new CredentialPlan(Duration.FromMinutes(5), 1, true, Duration.Zero), null)),
            ],
            People =
            [
                new ServicePerson("Olga", 0), new ServicePerson("Otto", 0), new ServicePerson("Oda", 0),
                new ServicePerson("Rita", 1), new ServicePerson("Ralf", 1), new ServicePerson("Berta", -1),
            ],
            Services = ["shop", "bank"],
            TokenFile = Path.Combine(folder, "tokens.json"),
            Storage = new StorageChoice.Folder(Path.Combine(folder, "data")),
            Clock = clock,
            Limits = limits ?? new ServiceLimits { RequestsPerSecond = double.PositiveInfinity, FailuresPerSecond = 100 },
        };
    }

    /// <summary>The token of an owner: in tests the secret is the name, so that only its hash needs to be written.</summary>
    public static string TokenOf(string id) => id + ".secret-of-" + id;

    private static void Tokens(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "tokens.json");
        if (File.Exists(path))
        {
            return;
        }

        string Entry(string id, string roles, string more = "") =>
            $$"""{"id":"{{id}}","sha256":"{{TokenFile.HashOf(TokenOf(id))}}","roles":[{{roles}}]{{more}}}""";
        File.WriteAllText(path, $$"""
            {"version":1,"tokens":[
            {{string.Join(",\n", [
                Entry(Clerk, "\"requester\""),
                Entry(Berta, "\"requester\"", ",\"person\":\"Berta\""),
                Entry(Olga, "\"approver\",\"requester\"", ",\"person\":\"Olga\""),
                Entry(Otto, "\"approver\"", ",\"person\":\"Otto\""),
                Entry("oda", "\"approver\",\"executor\"", ",\"person\":\"Oda\""),
                Entry(Rita, "\"approver\"", ",\"person\":\"Rita\""),
                Entry("ralf", "\"approver\"", ",\"person\":\"Ralf\""),
                Entry(Robot, "\"executor\""),
                Entry(Ops, "\"operator\""),
                Entry(Chief, "\"requester\",\"operator\""),
                Entry(Audit, "\"auditor\""),
                Entry(Late, "\"requester\"", ",\"expires\":\"2026-01-01T00:00:00Z\""),
            ])}}
            ]}
            """);
    }
}
