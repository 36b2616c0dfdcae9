using System.CommandLine;
using Simulator.Governance;
using Simulator.Results;

namespace Simulator.Cli;

/// <summary><c>audit verify</c>: the hash chain and the invariants of a trail.</summary>
internal static class AuditCommand
{
    private const int FindingsShown = 20;

    public static Command Create() => new("audit", "Check, sample and convert audit trails.") { CreateVerify(), AuditSampleCommand.Create(), CreateExport() };

    private static Command CreateExport()
    {
        var file = new Argument<string>("FILE") { Description = "A trail, as 'run --trail N' keeps it in audit.jsonl." };
        var output = new Option<string>("--xes") { Description = "The event log to write, in the format of IEEE 1849 (XES).", Required = true };
        var command = new Command("export", "Convert a trail to an event log that process-mining tools read.\n\nExample:\n  audit export audit.jsonl --xes audit.xes") { file, output };
        command.SetAction((parsed, cancellation) =>
        {
            using var trail = File.OpenRead(parsed.GetValue(file)!);
            var counts = default(XesCounts);
            try
            {
                WholeFile.Write(parsed.GetValue(output)!, destination => counts = XesLog.Write(trail, destination, cancellation));
            }
            catch (InvalidResultException invalid)
            {
                Screen.Error($"{parsed.GetValue(file)}: {invalid.Message}");
                return Task.FromResult(ExitCode.Usage);
            }

            Screen.Line($"{HumanText.Count(counts.Events)} events of {HumanText.Count(counts.Traces)} requests: {parsed.GetValue(output)}");
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    private static Command CreateVerify()
    {
        var file = new Argument<string>("FILE") { Description = "A trail, as 'run --trail N' keeps it in audit.jsonl." };
        var truth = new Option<string?>("--truth") { Description = "The trail of everything that happened, as 'run --trail N' keeps it in audit.truth.jsonl where the sink may lack some of it: says which records are missing." };
        var command = new Command(
            "verify",
            "Check the hash chain and the invariants of a trail: which record breaks which rule. Exit code 99 when one does.\n\nExample:\n  audit verify results/baseline/0123456789abcdef/audit.jsonl")
        {
            file, truth, GlobalOptions.NoColor, GlobalOptions.Quiet,
        };
        command.SetAction(parsed =>
        {
            var screen = Screen.Open(parsed.GetValue(GlobalOptions.NoColor), parsed.GetValue(GlobalOptions.Quiet));
            var path = parsed.GetValue(file)!;
            using var stream = File.OpenRead(path);
            var report = TrailVerifier.Verify(stream);
            if (report.Header is null)
            {
                Screen.Error($"{path}: this is no audit trail: its first line is not the header of one");
                return ExitCode.Usage;
            }

            foreach (var finding in report.Findings.Take(FindingsShown))
            {
                Screen.Error($"{path}:{finding.Line}: {finding.Rule}: {finding.Message}");
            }

            if (report.FindingCount > FindingsShown)
            {
                Screen.Error($"{path}: {HumanText.Count(report.FindingCount - FindingsShown)} more findings");
            }

            if (!parsed.GetValue(GlobalOptions.Quiet))
            {
                Screen.Line($"{HumanText.Count(report.Facts)} records of {HumanText.Count(report.Requests)} requests: "
                    + (report.IsClean ? "the chain holds and no rule is broken" : $"{HumanText.Count(report.FindingCount)} findings"));
                Screen.Line($"last hash: {report.LastHash}");
                if (report.DeclaredMissing + report.UndeclaredMissing > 0)
                {
                    Screen.Line($"missing: {HumanText.Count((long)report.DeclaredMissing)} records in gaps that the sink declares, {HumanText.Count((long)report.UndeclaredMissing)} without a word"
                        + (report.BesideGaps > 0 ? $"; {HumanText.Count(report.BesideGaps)} of the findings may speak of nothing else" : "; no finding can be due to that"));
                }

                if (parsed.GetValue(truth) is { } complete)
                {
                    MissingRecords.Tell(path, complete);
                }
            }

            return report.IsClean ? ExitCode.Success : ExitCode.Breach;
        });
        return command;
    }
}
