using Spectre.Console;

namespace Simulator.Cli;

/// <summary>The terminal: results on standard output, progress and errors on standard error, plain when piped, quiet on request.</summary>
internal sealed class Screen
{
    private Screen(IAnsiConsole results, IAnsiConsole messages, bool isLive)
    {
        Results = results;
        Messages = messages;
        IsLive = isLive;
    }

    /// <summary>Standard output.</summary>
    public IAnsiConsole Results { get; }

    /// <summary>Standard error.</summary>
    public IAnsiConsole Messages { get; }

    /// <summary>Whether progress may be drawn and redrawn.</summary>
    public bool IsLive { get; }

    /// <summary>The terminal of this process.</summary>
    /// <param name="noColor">The user asked for no colours; the environment's <c>NO_COLOR</c> asks for the same.</param>
    /// <param name="isQuiet">No progress.</param>
    public static Screen Open(bool noColor, bool isQuiet)
    {
        var plain = noColor || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new Screen(
            Open(Console.Out, Console.IsOutputRedirected, plain),
            Open(Console.Error, Console.IsErrorRedirected, plain),
            isLive: !isQuiet && !Console.IsErrorRedirected);
    }

    /// <summary>One line of an error, however long: tools read it line by line.</summary>
    public static void Error(string line) => Console.Error.WriteLine(line);

    /// <summary>One plain line of a result, however long.</summary>
    public static void Line(string line = "") => Console.Out.WriteLine(line);

    private static IAnsiConsole Open(TextWriter writer, bool isRedirected, bool plain)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(isRedirected ? new TrimmedWriter(writer) : writer),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isRedirected || plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (isRedirected)
        {
            console.Profile.Width = 120; // a pipe has no width; wrapping at 80 would break paths
        }

        return console;
    }
}
