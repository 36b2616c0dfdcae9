using System.CommandLine;
using System.Globalization;
using Simulator.Experiments;
using Simulator.Governance;
using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Cli;

/// <summary><c>audit sample</c>: what an auditor who looks at some of the executed requests would conclude, and how often that is wrong.</summary>
internal static class AuditSampleCommand
{
    private const int Shown = 10;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A trail, as 'run --trail N' keeps it in audit.jsonl." };
        var size = new Option<int>("--size") { Description = "Executed requests to draw, without replacement.", DefaultValueFactory = _ => 60 };
        var tolerable = new Option<string>("--tolerable") { Description = "The share of requests that may break a rule before the controls cannot be relied on.", DefaultValueFactory = _ => "5%" };
        var confidence = new Option<string>("--confidence") { Description = "Confidence of the conclusion.", DefaultValueFactory = _ => "95%" };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the draw: the same requests for the same trail.", DefaultValueFactory = _ => 1 };
        var truth = new Option<string?>("--truth") { Description = "The trail of everything that happened, where the sink lost some of it; the trail itself otherwise." };
        var command = new Command(
            "sample",
            "Draw an attribute sample of the executed requests of a trail, say what an auditor would conclude from it, and how often such an auditor is wrong.\n\n"
            + "Example:\n  audit sample results/baseline/0123456789abcdef/audit.jsonl --size 60 --tolerable 5%\n\n"
            + "Exit codes: 0 the sample shows that the controls can be relied on, 99 it does not, 3 it is too small to show anything, 2 wrong usage or no trail.")
        {
            file, size, tolerable, confidence, seed, truth,
        };
        command.SetAction((parsed, cancellation) =>
        {
            if (!TryShare(parsed.GetValue(tolerable)!, 0, out var most) || !TryShare(parsed.GetValue(confidence)!, 0.5, out var sure))
            {
                Screen.Error("--tolerable takes a share from 0% to below 100%, --confidence one from 50% to below 100%, such as 5% and 95%");
                return Task.FromResult(ExitCode.Usage);
            }

            var path = parsed.GetValue(file)!;
            var trail = Read(path, cancellation);
            var complete = parsed.GetValue(truth) is { } other ? Read(other, cancellation) : trail;
            if (trail is null || complete is null)
            {
                return Task.FromResult(ExitCode.Usage);
            }

            var draw = parsed.GetValue(size);
            if (draw < 1 || draw > trail.Executed.Count)
            {
                Screen.Error($"--size: the trail has {HumanText.Count(trail.Executed.Count)} executed requests; draw 1 to all of them");
                return Task.FromResult(ExitCode.Usage);
            }

            return Task.FromResult(Tell(path, trail, AttributeSampling.Of(trail, complete, draw, most, sure, parsed.GetValue(seed)), parsed.GetValue(seed)));
        });
        return command;
    }

    private static int Tell(string path, TrailCensus trail, AttributeSampling sampling, ulong seed)
    {
        var plan = sampling.Plan;
        var found = sampling.Deviating.Count;
        Screen.Line($"population   {HumanText.Count(plan.Population)} executed requests in {path}");
        Screen.Line(FormattableString.Invariant($"sample       {plan.Size}, drawn with seed {seed}; {(found == 1 ? "1 breaks" : $"{found} break")} a rule"));
        foreach (var item in sampling.Deviating.Take(Shown))
        {
            var finding = trail.Report.Findings.FirstOrDefault(each => each.Node?.Value == item.Node);
            Screen.Line($"             {path}:{item.Line}: {(finding is null ? "breaks a rule" : $"{finding.Rule}: {finding.Message}")}");
        }

        Screen.Line($"at most      {HumanText.Percent(plan.UpperBound(found))} of the population break one, with {HumanText.Percent(plan.Confidence)} confidence (exact, without replacement)");
        var code = Conclude(sampling);
        Screen.Line($"truth        {HumanText.Percent(sampling.TrueShare)} of all executed requests break one: the controls {(sampling.IsReliable ? "can" : "cannot")} be relied on at {HumanText.Percent(plan.Tolerable)}");
        var mistake = sampling.IsReliable ? "does not rely on controls that work" : "relies on controls that do not work";
        Screen.Line($"error        an auditor who draws {HumanText.Count(plan.Size)} of this trail {mistake} in {HumanText.Percent(sampling.ChanceOfError)} of all draws");
        return code;
    }

    private static int Conclude(AttributeSampling sampling)
    {
        var plan = sampling.Plan;
        if (plan.Accepted < 0)
        {
            var needed = AcceptanceSample.SmallestSize(plan.Population, plan.Tolerable, plan.Confidence);
            Screen.Line($"conclusion   none: the sample is too small, even without a breach it would not show {HumanText.Percent(plan.Tolerable)}; draw {HumanText.Count(needed)}");
            return ExitCode.NoAnswer;
        }

        var limit = $"{HumanText.Count(plan.Accepted)} of {HumanText.Count(plan.Size)} would have been accepted";
        Screen.Line(sampling.IsRelied
            ? $"conclusion   the controls can be relied on at {HumanText.Percent(plan.Tolerable)}: up to {limit}"
            : $"conclusion   the sample does not show that the controls can be relied on at {HumanText.Percent(plan.Tolerable)}: at most {limit}");
        return sampling.IsRelied ? ExitCode.Success : ExitCode.Breach;
    }

    private static TrailCensus? Read(string path, CancellationToken cancellation)
    {
        using var stream = File.OpenRead(path);
        var census = TrailCensus.Take(stream, cancellation);
        if (census.Report.Header is not null)
        {
            return census;
        }

        Screen.Error($"{path}: this is no audit trail: its first line is not the header of one");
        return null;
    }

    private static bool TryShare(string text, double least, out double share)
    {
        share = 0;
        if (!text.EndsWith('%') || !double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent))
        {
            return false;
        }

        share = percent / 100;
        return share >= least && share < 1;
    }
}
