using System.CommandLine;
using Simulator.Results;
using Simulator.Scenarios;

namespace Simulator.Cli;

/// <summary><c>tune</c>: which settings to choose, how sure that is, and what it depends on.</summary>
internal static class TuneCommand
{
    public static Command Create()
    {
        var scenario = new Argument<string>("SCENARIO") { Description = "A scenario file, or the name of a shipped one." };
        var vary = new Option<string[]>("--vary")
        {
            Description = "A key and its values, repeatable up to four times: policy.threshold=70%..99%,step=1%, or pools.desk.reviewers=4..8, or policy.profile=a|b.",
            Arity = ArgumentArity.OneOrMore, Required = true,
        };
        var minimise = new Option<string?>("--minimise") { Description = "The metric to make small: 'METRIC [AGGREGATE] [name=value ...]'." };
        var maximise = new Option<string?>("--maximise") { Description = "The metric to make large." };
        var subjectTo = new Option<string[]>("--subject-to") { Description = "A limit that the setting must keep, repeatable: 'approval_latency p95 <= 45m'.", Arity = ArgumentArity.ZeroOrMore };
        var set = new Option<string[]>("--set") { Description = "Override one key of the scenario, repeatable.", Arity = ArgumentArity.ZeroOrMore };
        var seed = new Option<ulong?>("--seed") { Description = "Master seed; the file's otherwise." };
        var zone = new Option<double?>("--zone") { Description = "The difference of the objective that does not matter, in its unit; 5 % of the best otherwise." };
        var alpha = new Option<double>("--alpha") { Description = "Risk of a wrong answer, 0.01 to below 0.5.", DefaultValueFactory = _ => TuneSettings.UsualAlpha };
        var budget = new Option<int?>("--budget") { Description = "Replications of the search at most, over all settings." };
        var draws = new Option<int>("--draws") { Description = "Joint draws of the hypotheses that the answer is tested against; 0 for none.", DefaultValueFactory = _ => TuneSettings.UsualDraws };
        var output = new Option<string>("--out") { Description = "Folder of all results.", DefaultValueFactory = _ => "results" };
        var threads = new Option<int?>("--threads") { Description = "Threads; all processors otherwise. The result does not depend on it." };
        var command = new Command(
            "tune",
            "Search thresholds, staffing numbers or lifetimes for the best setting that keeps the limits, confirm it on fresh replications, and say what it depends on. "
            + "An interrupted search resumes where it was. Exit code 3 when no setting is shown to be feasible.\n\nExample:\n  tune baseline --vary policy.threshold=70%..99%,step=1% --vary pools.desk.reviewers=4..8 "
            + "--minimise wrong_action_exposure --subject-to 'approval_latency p95 <= 45m'")
        {
            scenario, vary, minimise, maximise, subjectTo, set, seed, zone, alpha, budget, draws, output, threads, GlobalOptions.NoColor, GlobalOptions.Quiet,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var screen = Screen.Open(parsed.GetValue(GlobalOptions.NoColor), parsed.GetValue(GlobalOptions.Quiet));
            if (parsed.GetValue(threads) is < 1 or > 1024)
            {
                Screen.Error("--threads: takes 1 to 1024");
                return Task.FromResult(ExitCode.Usage);
            }

            var job = new TuneJob(screen, new TuneSettings(
                parsed.GetValue(scenario)!,
                parsed.GetValue(vary) ?? [],
                parsed.GetValue(minimise),
                parsed.GetValue(maximise),
                parsed.GetValue(subjectTo) ?? [],
                new ScenarioOverrides { Set = parsed.GetValue(set) ?? [], Environment = Settings.Environment(), Seed = parsed.GetValue(seed) },
                parsed.GetValue(zone),
                parsed.GetValue(alpha),
                parsed.GetValue(budget),
                parsed.GetValue(draws),
                parsed.GetValue(output)!,
                parsed.GetValue(threads) ?? Environment.ProcessorCount,
                parsed.GetValue(GlobalOptions.Quiet)));
            return job.RunAsync(cancellation);
        });
        return command;
    }
}
