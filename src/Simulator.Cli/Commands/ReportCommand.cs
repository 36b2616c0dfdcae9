using System.CommandLine;
using Simulator.Reporting;
using Simulator.Results;

namespace Simulator.Cli;

/// <summary><c>report</c>: render the report of a finished run again, without simulating.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var run = new Argument<string>("RUN") { Description = "A run's folder." };
        var output = new Option<string>("--out") { Description = "The page to write.", DefaultValueFactory = _ => "report.html" };
        var command = new Command("report", "Render the report of a finished run again, without simulating.\n\nExample:\n  report results/baseline/0123456789abcdef --out report.html")
        {
            run, output, GlobalOptions.NoColor,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var screen = Screen.Open(parsed.GetValue(GlobalOptions.NoColor), isQuiet: true);
            var problems = RunFolder.Verify(parsed.GetValue(run)!);
            foreach (var problem in problems)
            {
                Screen.Error(problem);
            }

            if (problems.Count > 0)
            {
                return ExitCode.Usage;
            }

            var result = SummaryFile.Read(Path.Combine(parsed.GetValue(run)!, SummaryFile.FileName));
            var told = Path.Combine(parsed.GetValue(run)!, StoriesFile.FileName);
            var html = await ReportRenderer.RenderAsync(result, LiveFolder.Find(parsed.GetValue(run)!, result) is { } live ? LiveSections.Of(live) : null, File.Exists(told) ? StoriesFile.Read(told) : null).ConfigureAwait(false);
            WholeFile.Write(parsed.GetValue(output)!, html);
            Screen.Line($"report: {parsed.GetValue(output)}");
            return ExitCode.Success;
        });
        return command;
    }
}
