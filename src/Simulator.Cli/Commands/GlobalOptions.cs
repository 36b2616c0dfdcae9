using System.CommandLine;

namespace Simulator.Cli;

/// <summary>Options that several commands share.</summary>
internal static class GlobalOptions
{
    public static Option<bool> NoColor { get; } = new("--no-color") { Description = "No colours; the environment variable NO_COLOR does the same." };

    public static Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "No progress, and only the path of the result." };
}
