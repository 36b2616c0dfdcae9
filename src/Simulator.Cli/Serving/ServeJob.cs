using System.Runtime.InteropServices;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Service;
using Simulator.Time;

namespace Simulator.Cli;

/// <summary>Runs a service until somebody stops it, and turns everything that can keep it from starting into one line and an exit code.</summary>
internal sealed class ServeJob(Scenario scenario, ServeSettings settings)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    /// <summary>Serves.</summary>
    /// <param name="cancellation">Ctrl-C; SIGTERM is watched here.</param>
    /// <returns>The exit code: success when it was stopped in order.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true; // the process ends in order, with this method
            stop.Cancel();
        });
        var (host, code) = Build();
        if (host is null)
        {
            return code;
        }

        await using (host.ConfigureAwait(false))
        {
            if (!await StartAsync(host, stop.Token).ConfigureAwait(false))
            {
                return ExitCode.Usage;
            }

            Introduce(host);
            code = await WatchAsync(host, stop.Token).ConfigureAwait(false);
            Say(code == ExitCode.Success ? "stopping: calls under way are answered" : "stopping: only a new start can read the state back from the log");
        }

        Say("stopped");
        return code;
    }

    private (ServiceHost? Host, int Code) Build()
    {
        try
        {
            TimeProvider clock = settings.Compression == 1 ? TimeProvider.System : new RehearsalClock(TimeProvider.System, settings.Compression);
            var options = ServedScenario.Of(scenario, settings.People, settings.TokenFile, settings.Storage, clock) with
            {
                Addresses = settings.Addresses,
                AllowRemote = settings.AllowRemote,
                TelemetryEndpoint = settings.Telemetry,
                Limits = Limits(),
                Report = Report,
            };
            return (ServiceHost.Build(options), ExitCode.Success);
        }
        catch (LogDamagedException damaged)
        {
            Screen.Error($"simulator: the log is damaged and nothing was changed: {damaged.Message}");
            return (null, ExitCode.Breach);
        }
        catch (Exception refused) when (refused is ArgumentException or InvalidDataException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            Screen.Error("simulator: " + Plain(refused));
            return (null, ExitCode.Usage);
        }
    }

    /// <summary>Limits are about the wall, whatever the service's clock does.</summary>
    private ServiceLimits Limits()
    {
        var usual = new ServiceLimits();
        return usual with
        {
            RequestsPerSecond = (double)settings.CallsPerSecond / settings.Compression,
            RequestBurst = 2 * settings.CallsPerSecond,
            FailuresPerSecond = usual.FailuresPerSecond / settings.Compression,
            FailureBurst = usual.FailuresPerSecond * 10,
            StorageTimeout = new Duration(usual.StorageTimeout.Microseconds * settings.Compression),
            Heartbeat = new Duration(usual.Heartbeat.Microseconds * settings.Compression),
        };
    }

    /// <summary>One line, without the name of a parameter that the user never typed.</summary>
    public static string Plain(Exception refused)
    {
        var end = refused is ArgumentException ? refused.Message.IndexOf(" (Parameter ", StringComparison.Ordinal) : -1;
        return end < 0 ? refused.Message : refused.Message[..end];
    }

    private async Task<bool> StartAsync(ServiceHost host, CancellationToken cancellation)
    {
        try
        {
            await host.StartAsync(cancellation).ConfigureAwait(false);
            return true;
        }
        catch (Exception refused) when (refused is IOException or System.Net.Sockets.SocketException)
        {
            var why = (refused.InnerException ?? refused).Message.TrimEnd('.');
            Screen.Error($"simulator: cannot listen on {string.Join(" or ", settings.Addresses)}: {why}; choose another address with --listen");
            return false;
        }
    }

    /// <summary>Waits for the end: somebody stops it, or its storage fails for good and a supervisor has to start it anew.</summary>
    private static async Task<int> WatchAsync(ServiceHost host, CancellationToken cancellation)
    {
        try
        {
            while (!host.HasFailed)
            {
                await Task.Delay(BetweenLooks, cancellation).ConfigureAwait(false);
            }

            return ExitCode.Defect;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Success;
        }
    }

    private void Introduce(ServiceHost host)
    {
        foreach (var address in host.Addresses)
        {
            Screen.Line("listening on " + address);
        }

        if (settings.IsQuiet)
        {
            return;
        }

        var first = host.Addresses[0];
        Screen.Line($"scenario      {scenario.Name}: {scenario.Title}");
        Screen.Line($"policy        {scenario.Policy.Table.Version}, threshold {HumanText.Percent(scenario.Policy.Threshold)}");
        Screen.Line($"inbox page    {first}/inbox");
        Screen.Line($"OpenAPI       {first}/openapi/v1.json");
        Screen.Line($"health        {first}/healthz, {first}/readyz");
        Screen.Line($"tokens        {settings.TokenFile} (read again when it changes)");
        Screen.Line($"data          {Storage()}");
        if (scenario.Faults is not null)
        {
            Screen.Line("faults        ignored: they are simulated only, and here nothing fails by plan");
        }

        if (host.Recovery is { } found)
        {
            Screen.Line($"read back     {HumanText.Count(found.Log.Commands)} commands, {HumanText.Count(found.InFlight)} requests in flight, {HumanText.Count(found.Facts)} records in the trail");
            if (found.Log.TornAt is { } torn)
            {
                Screen.Line($"cut           {HumanText.Count(found.Log.TornBytes)} bytes that were never acknowledged, {torn}");
            }
        }

        if (settings.Compression > 1)
        {
            Screen.Line($"rehearsal     the clock runs {HumanText.Count(settings.Compression)} times faster than the wall: for no real approval");
        }

        Screen.Line("Stop it with Ctrl-C or SIGTERM.");
    }

    private string Storage() => settings.Storage switch
    {
        StorageChoice.Folder folder => Path.GetFullPath(folder.Path),
        StorageChoice.Postgres postgres => $"PostgreSQL; the trail's copy and refusals in {Path.GetFullPath(postgres.Path)}",
        _ => string.Empty,
    };

    private void Say(string line)
    {
        if (!settings.IsQuiet)
        {
            Screen.Line(line);
        }
    }

    private static void Report(string line) => Screen.Error($"{DateTime.UtcNow:yyyy-MM-ddTHH:mm:ssZ} {line}");
}
