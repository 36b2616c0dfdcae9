using System.Globalization;
using Simulator.Experiments;
using Simulator.Reporting;
using Simulator.Results;
using Simulator.Scenarios;

namespace Simulator.Cli;

/// <summary>What a user asked of <c>tune</c>.</summary>
internal sealed record TuneSettings(
    string Scenario,
    IReadOnlyList<string> Vary,
    string? Minimise,
    string? Maximise,
    IReadOnlyList<string> SubjectTo,
    ScenarioOverrides Overrides,
    double? Zone,
    double Alpha,
    int? Budget,
    int Draws,
    string ResultsRoot,
    int Threads,
    bool IsQuiet)
{
    /// <summary>The risk of a wrong answer unless the call says otherwise.</summary>
    public const double UsualAlpha = 0.05;

    /// <summary>The draws of the hypotheses unless the call says otherwise.</summary>
    public const int UsualDraws = 20;
}

/// <summary>One search, from the question to its files.</summary>
internal sealed class TuneJob(Screen screen, TuneSettings settings)
{
    private const int DefaultCount = 8;

    /// <summary>Searches, writes the folder <c>root/scenario/tune-id</c> and prints the answer.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var checkedScenario = ScenarioFiles.Check(screen, settings.Scenario, settings.Overrides);
        if (!checkedScenario.IsValid || Question() is not { } question)
        {
            return ExitCode.Usage;
        }

        var path = ShippedScenarios.Resolve(settings.Scenario);
        var model = new ScenarioTuningModel(
            more => ScenarioLoader.Load(path, settings.Overrides with { Set = [.. settings.Overrides.Set, .. more] }), question.Keys);
        var options = new TuningOptions
        {
            Zone = settings.Zone,
            Alpha = settings.Alpha,
            Budget = settings.Budget,
            Draws = settings.Draws,
            Threads = settings.Threads,
            ProgramVersion = ProgramVersion.Text,
            Command = Command(),
        };
        try
        {
            var folder = Path.Combine(settings.ResultsRoot, model.Subject.Scenario, $"tune-{Tuner.TuningIdOf(question, options, model.Subject)}");
            var result = SearchBar.Show(screen, model.Subject.Scenario, progress =>
                Tuner.Run(question, options with { StateFolder = Path.Combine(folder, "state") }, model, TimeProvider.System, progress, cancellation));
            await WriteAsync(folder, result, path).ConfigureAwait(false);
            Print(folder, result);
            return result.Outcome == TuningOutcome.Recommended ? ExitCode.Success : ExitCode.NoAnswer;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Screen.Error("tune: interrupted; what was simulated is kept, and the same command goes on from there");
            return ExitCode.Interrupted;
        }
        catch (InvalidTuningException invalid)
        {
            foreach (var problem in invalid.Problems)
            {
                Screen.Error($"tune: {problem}");
            }

            return ExitCode.Usage;
        }
    }

    private TuningQuestion? Question()
    {
        var problems = new List<string>();
        var keys = settings.Vary.Select(text => Checked(VariedKey.TryParse(text, DefaultCount, out var problem), problem, problems)).ToList();
        var limits = settings.SubjectTo.Select(text => Checked(TuningLimits.TryParse(text, out var problem), problem, problems)).ToList();
        if (settings.Minimise is null == settings.Maximise is null)
        {
            problems.Add("say what is best with either --minimise or --maximise");
        }

        var objective = (settings.Minimise ?? settings.Maximise) is { } text ? Checked(TuningQuantity.TryParse(text, out var wrong), wrong, problems) : null;
        foreach (var problem in problems)
        {
            Screen.Error($"tune: {problem}");
        }

        return problems.Count > 0 ? null : new TuningQuestion
        {
            Keys = keys!,
            Objective = objective!,
            IsMinimised = settings.Minimise is not null,
            Limits = limits!,
        };
    }

    private static T? Checked<T>(T? value, string problem, List<string> problems)
        where T : class
    {
        if (value is null)
        {
            problems.Add(problem);
        }

        return value;
    }

    private static async Task WriteAsync(string folder, TuningResult result, string scenarioPath)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, TuningFile.FileName), TuningFile.Write(result)).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(folder, TuningRenderer.FileName), await TuningRenderer.RenderAsync(result).ConfigureAwait(false)).ConfigureAwait(false);
        if (result.ChosenFinalist() is not null)
        {
            // The overlay extends the scenario as it is seen from the folder, so that it runs where it stands.
            var extends = Path.GetRelativePath(folder, scenarioPath).Replace('\\', '/');
            await File.WriteAllTextAsync(Path.Combine(folder, TuningOverlay.FileName), TuningOverlay.Write(result, extends)).ConfigureAwait(false);
        }
    }

    private void Print(string folder, TuningResult result)
    {
        if (!settings.IsQuiet)
        {
            Screen.Line(result.Answer);
            foreach (var note in result.Notes)
            {
                Screen.Line($"note: {note}");
            }
        }

        Screen.Line(folder);
    }

    /// <summary>The line that gives the same search again.</summary>
    private string Command() => RepeatedCommand.Of(
        "tune",
        settings.Scenario,
        [
            .. settings.Vary.Select(text => ("--vary", text)),
            settings.Minimise is { } small ? ("--minimise", small) : ("--maximise", settings.Maximise!),
            .. settings.SubjectTo.Select(text => ("--subject-to", text)),
            .. settings.Zone is { } zone ? [("--zone", Number(zone))] : Array.Empty<(string, string)>(),
            .. settings.Alpha != TuneSettings.UsualAlpha ? [("--alpha", Number(settings.Alpha))] : Array.Empty<(string, string)>(),
            .. settings.Budget is { } budget ? [("--budget", Number(budget))] : Array.Empty<(string, string)>(),
            .. settings.Draws != TuneSettings.UsualDraws ? [("--draws", Number(settings.Draws))] : Array.Empty<(string, string)>(),
        ],
        settings.Overrides);

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
