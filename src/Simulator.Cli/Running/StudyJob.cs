using System.Globalization;
using Simulator.Experiments;
using Simulator.Reporting;
using Simulator.Results;
using Simulator.Scenarios;

namespace Simulator.Cli;

/// <summary>What a user asked of <c>study</c>.</summary>
internal sealed record StudySettings(string Scenario, ScenarioOverrides Overrides, string ResultsRoot, int Threads, bool IsQuiet);

/// <summary>One experiment about people, from the question to its files.</summary>
internal sealed partial class StudyJob(Screen screen, StudySettings settings)
{
    /// <summary>Replications of a cell of a map unless the call says otherwise.</summary>
    public const int CellReplications = 8;

    private const int MostCells = 400;
    private const int DefaultCount = 6;

    /// <summary>Operations less laboratory.</summary>
    public async Task<int> GapAsync(LabParts parts, CancellationToken cancellation)
    {
        if (Checked() is not { } scenario)
        {
            return ExitCode.Usage;
        }

        var lab = Laboratory.SettingsOf(scenario.ResolvedJson, parts);
        if (lab.Count == 0)
        {
            Screen.Error("study gap: the scenario is as in a laboratory already; there is no gap to measure");
            return ExitCode.Usage;
        }

        var runner = Runner();
        if (runner.Load(lab, out var problem) is null)
        {
            Screen.Error($"study gap: the laboratory twin is no valid scenario: {problem}");
            return ExitCode.Usage;
        }

        var operations = Simulate(runner, scenario, "operations", [], cancellation);
        var report = Studies.Gap(Simulate(runner, scenario, "laboratory", lab, cancellation), operations);
        report = report with { Headline = ComparisonWords.Gap(report.Metrics) };
        var page = await ComparisonRenderer.RenderAsync(report, ComparisonSides.Gap).ConfigureAwait(false);
        if (!settings.IsQuiet)
        {
            StudyTable.Gap(screen, report, lab);
        }

        Leave(
            scenario,
            $"gap {parts}",
            stream => StudyCsv.Write(report.Metrics.Select(metric => ("operations less laboratory", metric)), stream),
            (ComparisonRenderer.FileName, page),
            (ComparisonMarkdown.FileName, ComparisonMarkdown.Write(report)),
            ("laboratory.txt", Options(lab)));
        return ExitCode.Success;
    }

    /// <summary>One more reviewer, place by place.</summary>
    public async Task<int> StaffAsync(string? pool, CancellationToken cancellation)
    {
        if (Checked() is not { } scenario)
        {
            return ExitCode.Usage;
        }

        StaffingPlace[] places = [.. StaffingPlaces.Of(scenario.ResolvedJson).Where(place => pool is null || place.Place == $"pool {pool}" || place.Place.StartsWith($"pool {pool},", StringComparison.Ordinal))];
        if (places.Length == 0)
        {
            Screen.Error($"study staff: there is no pool '{pool}'; the scenario has {string.Join(", ", scenario.Pools.Select(each => each.Name))}");
            return ExitCode.Usage;
        }

        var runner = Runner();
        foreach (var place in places)
        {
            if (runner.Load(place.Settings, out var problem) is null)
            {
                Screen.Error($"study staff: {place.Place}: {problem}");
                return ExitCode.Usage;
            }
        }

        var without = Simulate(runner, scenario, "as it is", [], cancellation);
        var steps = places.Select(place => Studies.Step(place, without, Simulate(runner, scenario, $"one more in {place.Place}", place.Settings, cancellation))).ToList();
        var study = new StaffingStudy(without.Result.Identity, Command("staff", pool is null ? [] : [("--pool", pool)]), steps);
        var page = await StudyRenderer.RenderAsync(study).ConfigureAwait(false);
        if (!settings.IsQuiet)
        {
            StudyTable.Staff(screen, study);
        }

        Leave(
            scenario,
            $"staff {pool}",
            stream => StudyCsv.Write(steps.SelectMany(step => step.Metrics.Select(metric => (step.Place, metric))), stream),
            (StudyRenderer.FileName, page));
        return ExitCode.Success;
    }

    /// <summary>A metric over two keys.</summary>
    public async Task<int> MapAsync(string rows, string columns, string metric, CancellationToken cancellation)
    {
        if (Checked() is not { } scenario)
        {
            return ExitCode.Usage;
        }

        var problems = new List<string>();
        var (down, across) = (VariedKey.TryParse(rows, DefaultCount, out var first), VariedKey.TryParse(columns, DefaultCount, out var second));
        problems.AddRange(new[] { first, second }.Where(problem => problem.Length > 0));
        var quantity = TuningQuantity.TryParse(metric, out var third);
        problems.AddRange(third.Length > 0 ? [third] : []);
        if (down is not null && across is not null && down.Values.Count * across.Values.Count > MostCells)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{down.Values.Count} × {across.Values.Count} cells; at most {MostCells} are drawn"));
        }

        if (quantity is { Aggregate.Length: 0 })
        {
            var aggregates = MetricCatalogue.Get(quantity.Metric).Aggregates;
            quantity = quantity.WithAggregate(aggregates[0] == "p" ? "p95" : aggregates[0]);
        }

        foreach (var problem in problems)
        {
            Screen.Error($"study map: {problem}");
        }

        return problems.Count > 0 ? ExitCode.Usage : await MapAsync(scenario, down!, across!, quantity!, [rows, columns, metric], cancellation).ConfigureAwait(false);
    }

    private async Task<int> MapAsync(Scenario scenario, VariedKey down, VariedKey across, TuningQuantity quantity, string[] words, CancellationToken cancellation)
    {
        var runner = Runner();
        var pairs = down.Values.SelectMany(row => across.Values.Select(column => (row, column))).ToList();
        var cells = ProgressBar.Show(screen, $"{scenario.Name} map", pairs.Count, progress => pairs.Select((pair, index) =>
        {
            var cell = Studies.Cell(runner, (down.Path, pair.row), (across.Path, pair.column), quantity, cancellation);
            progress?.Invoke(new RunProgress(index + 1, pairs.Count, 0, double.NaN));
            return cell;
        }).ToList());
        var map = new StabilityMap(scenario.Title, Command("map", ("--rows", words[0]), ("--columns", words[1]), ("--metric", words[2])), down, across, quantity, scenario.Run.Replications, cells);
        if (cells.All(cell => cell.Problem.Length > 0))
        {
            Screen.Error($"study map: no setting fits the scenario: {cells[0].Problem}");
            return ExitCode.Usage;
        }

        if (cells.All(cell => cell.Problem.Length > 0 || double.IsNaN(cell.Value)))
        {
            Screen.Error($"study map: no setting has a value of '{words[2]}'; a metric of a pool or class wants it named, such as backlog mean pool={scenario.Pools[0].Name}");
            return ExitCode.Usage;
        }

        var page = await StudyRenderer.RenderAsync(map).ConfigureAwait(false);
        var picture = await StudyRenderer.PictureAsync(map).ConfigureAwait(false);
        if (!settings.IsQuiet)
        {
            StudyTable.Map(screen, map);
        }

        Leave(
            scenario, $"map {string.Join(' ', words)}", stream => StudyCsv.Write(map, stream), (StudyRenderer.FileName, page), (StudyRenderer.PictureName, picture));
        return cells.Any(cell => StabilityMap.KeepsUp(cell) == true) ? ExitCode.Success : ExitCode.NoAnswer;
    }

    private Scenario? Checked() => ScenarioFiles.Check(screen, settings.Scenario, settings.Overrides) is { IsValid: true, Scenario: { } scenario } ? scenario : null;

    private StudyRunner Runner()
    {
        var path = ShippedScenarios.Resolve(settings.Scenario);
        return new StudyRunner(
            more => ScenarioLoader.Load(path, settings.Overrides with { Set = [.. settings.Overrides.Set, .. more] }), settings.Threads, ProgramVersion.Text);
    }

    private FinishedRun Simulate(StudyRunner runner, Scenario scenario, string title, IReadOnlyList<string> set, CancellationToken cancellation) => ProgressBar.Show(
        screen, $"{scenario.Name}, {title}", scenario.Run.Replications, progress => runner.Run(set, progress, cancellation));

    private string Command(string kind, params (string Option, string Value)[] options) => RepeatedCommand.Of($"study {kind}", settings.Scenario, options, settings.Overrides);
}
