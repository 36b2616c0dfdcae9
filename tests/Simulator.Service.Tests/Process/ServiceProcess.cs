using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Service.Tests;

/// <summary>A service in a process of its own, with a policy that a load can pass quickly and sessions that die soon.</summary>
internal static class ServiceProcess
{
    /// <summary>The line before the address, by which the parent knows that it listens.</summary>
    public const string Listening = "listening on ";

    public static readonly Duration SessionLife = Duration.FromSeconds(2);

    public static ServiceOptions Options(string folder, string? database = null, ServiceLimits? limits = null) => World.Options(folder, TimeProvider.System, limits) with
    {
        Storage = database is null ? new StorageChoice.Folder(Path.Combine(folder, "data")) : new StorageChoice.Postgres(database, Path.Combine(folder, "data")),
        Policy = new PolicyTable("process", [
            new PolicyRow("low", 1, PolicyStage.Level, new Condition { ImpactAtMost = Impact.Low }, Outcome.Auto, Obligations.None, "low"),
            new PolicyRow("more", 2, PolicyStage.Level, new Condition { ImpactAtLeast = Impact.Medium }, Outcome.Single, Obligations.None, "more"),
        ]),
        Classes =
        [
            new ServiceClass("note", Access.Write, Impact.Low, new ClassCredentials(new CredentialPlan(Duration.FromHours(1), 1, true, Duration.Zero), null)),
            new ServiceClass("change", Access.Write, Impact.High, new ClassCredentials(
                new CredentialPlan(Duration.FromHours(1), 1, true, Duration.Zero), new CredentialPlan(SessionLife, 1, true, Duration.Zero))),
        ],
    };

    public static async Task ServeAsync(string folder, string? database) => await ServiceHost.RunAsync(
        Options(folder, database) with { Report = Console.Error.WriteLine },
        host =>
        {
            SpinWait.SpinUntil(() => host.IsLeading, 20_000); // a database lets go of a dead leader when it notices
            Console.WriteLine(Listening + host.Addresses[0]);
            Console.Out.Flush();
        });
}
