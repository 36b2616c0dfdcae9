using Simulator.Experiments;
using Simulator.Reporting;
using Simulator.Results;

namespace Simulator.Cli;

/// <content>What would have to change for the answers to turn over.</content>
internal sealed partial class StudyJob
{
    /// <summary>Replications of a variant unless the call says otherwise.</summary>
    public const int FlipReplications = 16;

    /// <summary>Every setting without a measured source, changed alone.</summary>
    public async Task<int> FlipAsync(CancellationToken cancellation)
    {
        if (Checked() is not { } scenario)
        {
            return ExitCode.Usage;
        }

        var search = new FlipSearch(Runner());
        var study = ProgressBar.Show(screen, $"{scenario.Name} flip", 1, progress => search.Run(
            Command("flip"), (done, all) => progress?.Invoke(new RunProgress(done, all, 0, double.NaN)), cancellation));
        if (study.Answers.Count == 0)
        {
            Screen.Error("study flip: the policy is not shown to change any exposure of this scenario at this number of replications, so there is no answer to turn over");
            return ExitCode.NoAnswer;
        }

        var page = await StudyRenderer.RenderAsync(study).ConfigureAwait(false);
        if (!settings.IsQuiet)
        {
            StudyTable.Flip(screen, study);
        }

        Leave(scenario, "flip", stream => StudyCsv.Write(study, stream), (StudyRenderer.FileName, page));
        return ExitCode.Success;
    }
}
