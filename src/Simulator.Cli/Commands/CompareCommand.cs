using System.CommandLine;
using System.Globalization;
using Simulator.Reporting;
using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Cli;

/// <summary><c>compare</c>: a verdict per metric for two finished runs, without simulating.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var left = new Argument<string>("BASE") { Description = "A run's folder." };
        var right = new Argument<string>("CANDIDATE") { Description = "A run's folder." };
        var margin = new Option<string>("--margin")
        {
            Description = "By which share of the base a candidate may be worse.",
            DefaultValueFactory = _ => (ComparisonOptions.DefaultRelativeMargin * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%",
        };
        var alpha = new Option<double>("--alpha")
        {
            Description = "Risk of any false regression among all metrics, 0.0001 to below 0.5.",
            DefaultValueFactory = _ => ComparisonOptions.DefaultAlpha,
        };
        var byClass = new Option<bool>("--by-class") { Description = "Also every metric of every class of actions." };
        var output = new Option<string?>("--out") { Description = "Folder for compare.html and compare.md; nothing is written without it." };
        var inconclusive = GlobalOptions.Inconclusive();
        var command = new Command(
            "compare",
            "Compare two finished runs: a verdict per metric, paired where the seeds are the same. Exit code 0 when every metric is shown to be no worse, "
            + "99 for a regression, 3 when it cannot be settled. A live run beside a simulation of its scenario is one run: it is held against where single simulated runs fall, "
            + "99 says that it parts from them.\n\nExamples:\n  compare results/baseline/0123456789abcdef results/baseline/fedcba9876543210\n  compare A B --margin 10% --out comparison")
        {
            left, right, margin, alpha, byClass, output, inconclusive, GlobalOptions.NoColor, GlobalOptions.Quiet,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var screen = Screen.Open(parsed.GetValue(GlobalOptions.NoColor), parsed.GetValue(GlobalOptions.Quiet));
            if (Share(parsed.GetValue(margin)!) is not { } share || !(parsed.GetValue(alpha) is >= 0.0001 and < 0.5))
            {
                Screen.Error("--margin: takes a share such as 5%; --alpha: takes 0.0001 to below 0.5");
                return ExitCode.Usage;
            }

            var settings = new ComparisonSettings(parsed.GetValue(alpha), share, parsed.GetValue(byClass));
            var (first, second) = (FinishedRun.Open(parsed.GetValue(left)!), FinishedRun.Open(parsed.GetValue(right)!));
            if (first.Result.Identity.IsLive != second.Result.Identity.IsLive)
            {
                var (simulated, live) = first.Result.Identity.IsLive ? (second, first) : (first, second);
                return await new LiveComparison(screen, parsed.GetValue(alpha), parsed.GetValue(GlobalOptions.Quiet))
                    .RunAsync(simulated, live, LiveFolder.Find(live.Path, live.Result)!, parsed.GetValue(output), parsed.GetValue(inconclusive)!).ConfigureAwait(false);
            }

            var report = RunComparer.Compare(first, second, settings);
            if (parsed.GetValue(output) is { } folder)
            {
                var page = await ComparisonRenderer.RenderAsync(report).ConfigureAwait(false);
                Directory.CreateDirectory(folder);
                await File.WriteAllTextAsync(Path.Combine(folder, ComparisonRenderer.FileName), page, cancellation).ConfigureAwait(false);
                await File.WriteAllTextAsync(Path.Combine(folder, ComparisonMarkdown.FileName), ComparisonMarkdown.Write(report), cancellation).ConfigureAwait(false);
            }

            if (parsed.GetValue(GlobalOptions.Quiet))
            {
                Screen.Line(report.Headline);
            }
            else
            {
                ComparisonTable.Print(screen, report);
            }

            return CodeOf(report.Answer, parsed.GetValue(inconclusive)!);
        });
        return command;
    }

    private static int CodeOf(ComparisonAnswer answer, string inconclusive) => answer switch
    {
        ComparisonAnswer.Regression => ExitCode.Breach,
        ComparisonAnswer.Inconclusive => ExitCode.OfInconclusive(inconclusive),
        _ => ExitCode.Success,
    };

    private static double? Share(string text) =>
        text.EndsWith('%') && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 1000
            ? percent / 100
            : null;
}
