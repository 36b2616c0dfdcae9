using Simulator.Bench.Harness;

if (Options.Parse(args) is not { } options)
{
    Console.Error.WriteLine(Options.Usage);
    Console.Error.WriteLine("benchmarks: " + string.Join(", ", BenchmarkSuite.All.Select(b => b.Name))
        + "; groups: " + string.Join(", ", BenchmarkSuite.All.Select(b => b.Report).Distinct()));
    return 2;
}

var effort = options.IsQuick ? Effort.Quick : Effort.Full;
var results = new List<(IBenchmark Benchmark, IReadOnlyList<Figure> Figures)>();
foreach (var benchmark in BenchmarkSuite.All.Where(options.Selects))
{
    var figures = new List<Figure>();
    foreach (var figure in benchmark.Run(effort))
    {
        Console.WriteLine(figure);
        figures.Add(figure);
    }

    results.Add((benchmark, figures));
}

if (options.Output is { } folder)
{
    Directory.CreateDirectory(folder);
    foreach (var report in results.GroupBy(r => r.Benchmark.Report))
    {
        var path = Path.Combine(folder, report.Key + ".md");
        File.WriteAllText(path, MarkdownReport.Render(report.Key, report, effort));
        Console.WriteLine("wrote " + path);
    }
}

return results.SelectMany(r => r.Figures).Any(f => f.Verdict == "MISSED") ? 1 : 0;
