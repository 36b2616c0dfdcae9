using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Simulator.Service.Tests;

/// <summary>A private PostgreSQL on a free port, in a folder of its own, gone with it.</summary>
internal sealed class PostgresServer : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("postgres-").FullName;
    private readonly int port = FreePort();

    private PostgresServer()
    {
    }

    /// <summary>Why the tests cannot run; null where they can.</summary>
    public static string? WhyNot => Binaries is null ? "no server binaries of PostgreSQL under /usr/lib/postgresql (install Debian's postgresql, or name their folder in SIMULATOR_POSTGRES_BIN)" : null;

    public string Connection => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres");

    /// <summary>Debian keeps the server's programs out of the path; elsewhere an environment variable names their folder.</summary>
    private static string? Binaries =>
        Environment.GetEnvironmentVariable("SIMULATOR_POSTGRES_BIN") is { Length: > 0 } named ? named
        : Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
            : null;

    private string Data => Path.Combine(folder, "data");

    public static PostgresServer Start()
    {
        var server = new PostgresServer();
        if (Environment.UserName == "root")
        {
            Run("chown", "postgres", server.folder);
        }

        Tool("initdb", "-D", server.Data, "-U", "postgres", "-A", "trust", "-N");
        server.Up();
        return server;
    }

    public void Up() => Tool("pg_ctl", "-D", Data, "-w", "-l", Path.Combine(folder, "log"), "-o",
        string.Create(CultureInfo.InvariantCulture, $"-p {port} -k {folder} -c listen_addresses=127.0.0.1"), "start");

    /// <summary>As if the machine had died: no goodbye to anybody.</summary>
    public void Down() => Tool("pg_ctl", "-D", Data, "-m", "immediate", "stop");

    public void Sql(string text) => Run(Path.Combine(Binaries!, "psql"), "-h", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture), "-U", "postgres", "-q", "-v", "ON_ERROR_STOP=1", "-c", text);

    public void Dispose()
    {
        try
        {
            Down();
        }
        catch (InvalidOperationException)
        {
            // It is down already.
        }

        Directory.Delete(folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The server refuses to run as root.</summary>
    private static void Tool(string name, params string[] arguments)
    {
        var program = Path.Combine(Binaries!, name);
        if (Environment.UserName == "root")
        {
            Run("runuser", ["-u", "postgres", "--", program, .. arguments]);
        }
        else
        {
            Run(program, arguments);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        // Its output goes nowhere: a server that inherits a pipe keeps it open.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", program, .. arguments]) { WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}

/// <summary>A fact that needs PostgreSQL; skipped with the reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresServer.WhyNot;
}
