using System.CommandLine;
using System.Runtime.InteropServices;
using Simulator.Cli;
using Simulator.Results;

// Composition root: parse, run one command, and map everything that can go wrong to an exit code and one clear line.
var root = new RootCommand(
    "Simulator: a load and resilience harness for the governance of AI-assisted work.\n"
    + "Without a command it runs the scenario '" + ShippedScenarios.Default + "'.")
{
    RunCommand.Create(),
    ValidateCommand.Create(),
    ListCommand.Create(),
    TuneCommand.Create(),
    StudyCommand.Create(),
    ExplainCommand.Create(),
    ReportCommand.Create(),
    CheckCommand.Create(),
    CompareCommand.Create(),
    BaselineCommand.Create(),
    AuditCommand.Create(),
    LoadCommand.Create(),
    ServeCommand.Create(),
};

var parsed = root.Parse(args.Length == 0 ? ["run"] : args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        Console.Error.WriteLine($"simulator: {UsageText.Of(error)}");
    }

    Console.Error.WriteLine("simulator: --help lists commands and options");
    return ExitCode.Usage;
}

using var interrupt = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true; // end in order: nothing half-written stays behind
    interrupt.Cancel();
};
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true; // as build servers and containers end a program
    interrupt.Cancel();
});

try
{
    return await parsed.InvokeAsync(
        new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, interrupt.Token);
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("simulator: interrupted; nothing was written");
    return ExitCode.Interrupted;
}
catch (InvalidResultException invalid)
{
    Console.Error.WriteLine($"simulator: {invalid.Message}");
    return ExitCode.Usage;
}
catch (Exception absent) when (absent is FileNotFoundException { FileName: not null } or DirectoryNotFoundException)
{
    Console.Error.WriteLine($"simulator: {UsageText.OfAbsent(absent)}");
    return ExitCode.Usage;
}
catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"simulator: {refused.Message}");
    return ExitCode.Usage;
}
catch (Exception defect)
{
    Console.Error.WriteLine($"simulator: defect: {defect}");
    return ExitCode.Defect;
}
