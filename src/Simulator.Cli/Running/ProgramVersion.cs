using System.Reflection;

namespace Simulator.Cli;

/// <summary>The version of this program, without build metadata: equal versions must give equal run ids on every machine.</summary>
internal static class ProgramVersion
{
    public static string Text { get; } =
        (typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0").Split('+')[0];
}
