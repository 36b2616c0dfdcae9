using System.Diagnostics;

namespace Simulator.Service.Tests;

/// <summary>A service process and the pistol that goes with it.</summary>
internal sealed class ChildService : IDisposable
{
    private readonly Process process;

    private ChildService(Process process, Uri root)
    {
        this.process = process;
        Root = root;
    }

    public Uri Root { get; }

    public static async Task<ChildService> StartAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(ChildService).Assembly.Location);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        var errors = new List<string>();
        process.ErrorDataReceived += (_, line) =>
        {
            lock (errors)
            {
                errors.Add(line.Data ?? string.Empty);
            }
        };
        process.BeginErrorReadLine();
        var line = await process.StandardOutput.ReadLineAsync();
        if (line?.StartsWith(ServiceProcess.Listening, StringComparison.Ordinal) != true)
        {
            await process.WaitForExitAsync();
            throw new InvalidOperationException("The service did not start: " + string.Join('\n', errors));
        }

        return new ChildService(process, new Uri(line[ServiceProcess.Listening.Length..]));
    }

    /// <summary>SIGKILL: the process gets no chance to do anything.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
    }
}
