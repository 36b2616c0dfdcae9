using System.CommandLine;

namespace Simulator.Cli;

/// <summary>The options of judging, which <c>run</c> and <c>check</c> share.</summary>
internal sealed class JudgeOptions
{
    public Option<string?> Budgets { get; } = new("--budgets") { Description = "A budgets file, laid over the scenario's own budgets by id." };

    public Option<string?> Baseline { get; } = new("--baseline") { Description = "The run's folder that relative budgets are held against; the file's or the saved baseline otherwise." };

    public Option<string> Baselines { get; } = BaselineCommand.Root();

    public Option<bool> GitHub { get; } = new("--github") { Description = "Write annotations, and the step summary to the file that GITHUB_STEP_SUMMARY names." };

    public Option<string> Inconclusive { get; } = GlobalOptions.Inconclusive();

    public void AddTo(Command command)
    {
        command.Add(Budgets);
        command.Add(Baseline);
        command.Add(Baselines);
        command.Add(GitHub);
        command.Add(Inconclusive);
    }

    public JudgeSettings Read(ParseResult parsed) => new(
        parsed.GetValue(Budgets), parsed.GetValue(Baseline), parsed.GetValue(Baselines)!, parsed.GetValue(GitHub), parsed.GetValue(Inconclusive)!);
}
