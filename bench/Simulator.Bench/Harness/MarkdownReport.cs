using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Simulator.Bench.Harness;

/// <summary>The committed form of the results: one file for each report, one table for each benchmark.</summary>
internal static class MarkdownReport
{
    public static string Render(
        string report, IEnumerable<(IBenchmark Benchmark, IReadOnlyList<Figure> Figures)> results, Effort effort)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Benchmark results: {report}

            Written by `dotnet run -c Release --project bench/Simulator.Bench`. Figures of one run compare with each other, not with those of
            another machine or day: targets are ratios. Contenders take turns; a figure is the median of {effort.Rounds} rounds by
            {CpuClock.Kind}, a ratio the median of the ratios within a round.

            | environment | |
            |---|---|
            | processor | {Processor()}, {Environment.ProcessorCount} cores |
            | system | {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.OSArchitecture} |
            | runtime | {RuntimeInformation.FrameworkDescription}, tiered compilation with profiles, workstation collector |

            """);
        foreach (var (benchmark, figures) in results)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {benchmark.Name}\n{benchmark.Description}\n\n");
            text.Append("| figure | value | unit | target | |\n|---|---:|---|---|---|\n");
            foreach (var f in figures)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {f.Name} | {f.Text} | {f.Unit} | {f.Target} | {f.Verdict} |\n");
            }
        }

        return text.ToString();
    }

    private static string Processor()
    {
        const string source = "/proc/cpuinfo", label = "model name";
        var line = File.Exists(source) ? File.ReadLines(source).FirstOrDefault(l => l.StartsWith(label, StringComparison.Ordinal)) : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
