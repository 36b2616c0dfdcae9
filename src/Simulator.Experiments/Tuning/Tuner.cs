using System.Globalization;
using System.Runtime.InteropServices;
using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>
/// Tunes 1 to 4 keys of a scenario under limits: searches on common random numbers, confirms a few settings on fresh ones, and reports what the answer
/// depends on. A result is a function of question, options (threads and state folder apart), scenario, seed and version.
/// </summary>
public static class Tuner
{
    /// <summary>Works on a question.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="options">How it is worked on.</param>
    /// <param name="model">What is tuned.</param>
    /// <param name="time">The clock that time left is guessed by; it has no part in the result.</param>
    /// <param name="progress">Called after each block, from any thread, one call at a time; null for none.</param>
    /// <param name="cancellation">Stops early with <see cref="OperationCanceledException"/>; finished blocks stay in the state folder.</param>
    /// <returns>The result.</returns>
    /// <exception cref="InvalidTuningException">The question cannot be worked on; one line a problem.</exception>
    public static TuningResult Run(
        TuningQuestion question,
        TuningOptions options,
        ITuningModel model,
        TimeProvider time,
        Action<TuningProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(time);
        var asked = QuestionCheck.Complete(question, options, model);
        var design = Design.Of(asked.Keys, options.MaximumSettings);
        var quantities = Quantities(asked);
        var origin = Origin(asked, options, model.Subject);
        var runner = new BlockRunner(model, quantities, origin, options, new TuningClock(time, progress), cancellation);
        runner.Clock.Enter(TuningStage.FirstStage, SettingSearch.BudgetOf(options, design.Count) + AfterSearch(options, asked));
        var search = new SettingSearch(asked, options, design, runner).Run();
        var fresh = new FreshRuns(runner);
        var confirmation = new Confirmation(asked, options, design, quantities);
        runner.Clock.Enter(TuningStage.Confirmation, AfterSearch(options, asked));
        confirmation.Run(search.Finalists, search.Estimates, fresh);
        var shown = confirmation.Choice ?? 0;
        var steps = new Sensitivity(asked, options, design, confirmation).Run(shown, fresh);
        var dependence = new Dependence(asked, options, design, model, confirmation, fresh);
        if (confirmation.Choice is { } choice)
        {
            runner.Clock.Enter(TuningStage.Dependence, AfterConfirmation(options));
            dependence.Run(choice);
        }

        var result = Result(asked, options, model.Subject, TuningIdOf(question, options, model.Subject), design, search, confirmation, dependence, steps);
        return result with { Answer = TuningSentences.Answer(result), Notes = TuningNotes.Of(result, search) };
    }

    /// <summary>The digest that names a search's folder, known before anything is simulated.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="options">How it is worked on; threads, state folder and command have no part in it.</param>
    /// <param name="subject">What is tuned.</param>
    public static string TuningIdOf(TuningQuestion question, TuningOptions options, TuningSubject subject)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(subject);
        var plain = options with { Threads = 1, StateFolder = null, Command = string.Empty };
        var limits = question.Limits.Select(limit => string.Create(CultureInfo.InvariantCulture, $"{limit.Quantity} {limit.Side} {limit.Value:R}"));
        return TuningDigest.Of(string.Join('\n', [Origin(question, options, subject), question.Objective.ToString(), question.IsMinimised.ToString(), .. limits, "axes", .. question.Axes.Select(axis => axis.ToString()), TextOf(plain)]))[..16];
    }

    /// <summary>Replications of everything that follows a search, at most.</summary>
    internal static long AfterSearch(TuningOptions options, TuningQuestion question) =>
        ((long)options.Confirmation * (options.Finalists + (2 * question.Keys.Count))) + AfterConfirmation(options);

    private static long AfterConfirmation(TuningOptions options) => options.Draws == 0
        ? 0
        : (long)options.DrawReplications * ((options.Draws * (1 + Dependence.MostRivals)) + (4 * Dependence.MostFlipped * (1 + (2 * Dependence.Halvings))));

    /// <summary>All that determines the bits of a block beside its task.</summary>
    private static string Origin(TuningQuestion question, TuningOptions options, TuningSubject subject) => string.Join('\n', [
        subject.Digest, subject.Seed.ToString(CultureInfo.InvariantCulture), options.ProgramVersion, Platform,
        .. question.Keys.Select(key => $"{key.Path}={string.Join('|', key.Values)}")]);

    private static string Platform => $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}";

    private static string TextOf(TuningOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"{options.FirstStage} {options.Block} {options.Budget} {options.Alpha:R} {options.Zone:R} {options.RelativeZone:R} {options.Tolerance:R} {options.Finalists} {options.Confirmation} {options.Draws} {options.DrawReplications} {options.MaximumSettings}");

    private static List<TuningQuantity> Quantities(TuningQuestion question)
    {
        var quantities = new List<TuningQuantity>();
        foreach (var quantity in question.Limits.Select(limit => limit.Quantity).Prepend(question.Objective).Concat(question.Axes))
        {
            if (!quantities.Exists(quantity.IsSameAs))
            {
                quantities.Add(quantity);
            }
        }

        return quantities;
    }

    private static TuningResult Result(
        TuningQuestion question, TuningOptions options, TuningSubject subject, string id, Design design,
        SearchOutcome search, Confirmation confirmation, Dependence dependence, IReadOnlyList<SensitivityStep> steps) => new()
    {
        Identity = new TuningIdentity
        {
            Scenario = subject.Scenario,
            Title = subject.Title,
            ScenarioDigest = subject.Digest,
            TuningId = id,
            Seed = subject.Seed,
            ProgramVersion = options.ProgramVersion,
            Platform = Platform,
            Command = options.Command,
        },
        Outcome = confirmation.Choice is not null ? TuningOutcome.Recommended
            : !search.HasCandidate && confirmation.Settings.All(setting => setting.BreaksALimit()) ? TuningOutcome.NoFeasibleSetting
            : TuningOutcome.Inconclusive,
        Answer = string.Empty,
        Notes = [],
        Keys = question.Keys,
        Objective = new TuningObjective(question.Objective, question.IsMinimised, search.ComparedBy, search.Zone),
        Limits = question.Limits,
        Axes = question.Axes,
        Chosen = confirmation.Settings[confirmation.Choice ?? 0].Setting,
        IsChosenByConfirmation = confirmation.Choice is > 0 || (confirmation.Choice is 0 && !search.HasCandidate),
        Finalists = confirmation.Settings,
        Map = search.Map,
        Sensitivity = steps,
        Robustness = dependence.Robustness,
        Flip = dependence.Flip,
        Account = new SearchAccount
        {
            Settings = design.Count,
            IsWholeGrid = design.IsWholeGrid,
            GridPoints = design.GridPoints,
            SearchReplications = search.Replications,
            BudgetReplications = search.BudgetReplications,
            Feasible = search.Map.Count(setting => setting.Feasibility == Feasibility.Feasible),
            Infeasible = search.Map.Count(setting => setting.Feasibility == Feasibility.Infeasible) - search.WithoutValue,
            WithoutValue = search.WithoutValue,
            Eliminated = search.Map.Count(setting => setting.EliminatedBy is not null),
            IsDecided = search.IsDecided,
            ConfirmationReplications = options.Confirmation,
            RobustnessReplications = dependence.Replications,
            FirstSearchReplication = SettingSearch.FirstReplication,
            FirstFreshReplication = FreshRuns.FirstReplication,
            Level = confirmation.Level,
            SearchAlpha = options.Alpha,
        },
    };
}
