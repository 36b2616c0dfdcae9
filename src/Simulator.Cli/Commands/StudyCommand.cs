using System.CommandLine;
using Simulator.Experiments;
using Simulator.Scenarios;

namespace Simulator.Cli;

/// <summary><c>study</c>: experiments about people, each on the same draws.</summary>
internal static class StudyCommand
{
    private static readonly Argument<string> Scenario = new("SCENARIO") { Description = "A scenario file, or the name of a shipped one." };
    private static readonly Option<string[]> Set = new("--set") { Description = "Override one key of the scenario, repeatable.", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<ulong?> Seed = new("--seed") { Description = "Master seed; the file's otherwise." };
    private static readonly Option<string> Out = new("--out") { Description = "Folder of all results.", DefaultValueFactory = _ => "results" };
    private static readonly Option<int?> Threads = new("--threads") { Description = "Threads; all processors otherwise. The result does not depend on it." };

    public static Command Create() => new(
        "study",
        "Experiments about people and assumptions: laboratory against operations, one more reviewer, staffing against thresholds, shared against separate queues, what would turn the answer over.")
    {
        Gap(),
        Staff(),
        Map(),
        Queues(),
        Flip(),
    };

    private static Command Queues()
    {
        var share = new Option<double?>("--persons-work") { Description = "Percent of each pool's people who only decide people's own requests; otherwise the share of the review time that these take." };
        return Study(
            "queues",
            "Shared queues against separate ones for the work of people and that of AI: the same people, requests and draws, with each pool parted in two. Tells the latency of both "
            + "flows, paired. Writes compare.html, compare.md, study.csv and separate.txt.\n\n"
            + "Examples:\n  study queues my.json\n  study queues my.json --persons-work 40 --replications 64",
            "Replications of each of the two; the file's number otherwise.",
            (job, parsed, cancellation) =>
            {
                if (parsed.GetValue(share) is null or (> 0 and < 100))
                {
                    return job.QueuesAsync(parsed.GetValue(share) / 100, cancellation);
                }

                Screen.Error("--persons-work: takes more than 0 and less than 100");
                return Task.FromResult(ExitCode.Usage);
            },
            own: share);
    }

    private static Command Gap()
    {
        var part = new Option<string[]>("--part")
        {
            Description = "Which part of operations is taken away in the laboratory, repeatable: attention, presence, queue; all of them otherwise.", Arity = ArgumentArity.ZeroOrMore,
        };
        part.AcceptOnlyFromAmong("attention", "presence", "queue");
        return Study(
            "gap",
            "The operational gap of every metric: the scenario as it is less its laboratory twin, where people are unhurried, rested, trained and free to say no (attention), "
            + "always there (presence) and ten for each (queue), on the same draws, with paired intervals. Writes compare.html, compare.md, study.csv and laboratory.txt.\n\n"
            + "Examples:\n  study gap nominal-oversight\n  study gap my.json --part attention --replications 64",
            "Replications of each of the two; the file's number otherwise.",
            (job, parsed, cancellation) =>
            {
                var parts = (parsed.GetValue(part) ?? []).Aggregate(LabParts.None, (all, name) => all | Enum.Parse<LabParts>(name, ignoreCase: true));
                return job.GapAsync(parts == LabParts.None ? LabParts.All : parts, cancellation);
            },
            own: part);
    }

    private static Command Staff()
    {
        var pool = new Option<string?>("--pool") { Description = "Only places of this pool." };
        return Study(
            "staff",
            "The marginal value of one more reviewer, for each pool or each shift of its roster: the change of the 95th percentile of the approval latency, of the backlog, of "
            + "P(attacker first) and of the exposures to wrong and to late actions, per person, paired. Writes study.html and study.csv.\n\n"
            + "Examples:\n  study staff baseline\n  study staff shift-handoff --pool desk --replications 64",
            "Replications of each variant; the file's number otherwise.",
            (job, parsed, cancellation) => job.StaffAsync(parsed.GetValue(pool), cancellation),
            own: pool);
    }

    private static Command Map()
    {
        var rows = new Option<string>("--rows") { Description = "A key and its values down the map: pools.desk.reviewers=2..8", Required = true };
        var columns = new Option<string>("--columns") { Description = "A key and its values across: policy.threshold=70%..95%,step=5%", Required = true };
        var metric = new Option<string>("--metric") { Description = "What each cell shows: 'METRIC [AGGREGATE] [name=value ...]'.", DefaultValueFactory = _ => "approval_latency p95" };
        return Study(
            "map",
            "A metric over two keys, staffing and a threshold as a rule, with the boundary beyond which the work outgrows the people. Writes study.html, map.svg and study.csv. "
            + "At most 400 cells. Exit code 3 when no setting keeps up.\n\n"
            + "Example:\n  study map baseline --rows pools.desk.reviewers=2..6 --columns policy.threshold=60%..95%,step=5%",
            "Replications of each cell; 8 otherwise.",
            (job, parsed, cancellation) => job.MapAsync(parsed.GetValue(rows)!, parsed.GetValue(columns)!, parsed.GetValue(metric)!, cancellation),
            StudyJob.CellReplications,
            rows, columns, metric);
    }

    private static Command Flip() => Study(
        "flip",
        "What would have to change for the answer to turn over: every setting without a measured source is changed alone, to both ends of its range and to the value at which "
        + "it has no effect, on the same draws, and the smallest change is looked for at which the policy is no longer shown to lower or to raise an exposure. Writes "
        + "study.html and study.csv. Exit code 3 when the run shows no such answer.\n\n"
        + "Example:\n  study flip baseline",
        "Replications of each variant; 16 otherwise.",
        (job, _, cancellation) => job.FlipAsync(cancellation),
        StudyJob.FlipReplications);

    /// <summary>A kind of study: its own options, then those that all of them have.</summary>
    private static Command Study(
        string name, string description, string replicationsOf, Func<StudyJob, ParseResult, CancellationToken, Task<int>> work, int? otherwise = null, params IReadOnlyList<Option> own)
    {
        var replications = new Option<int?>("--replications") { Description = replicationsOf };
        var command = new Command(name, description) { Scenario };
        foreach (var option in (IEnumerable<Option>)[.. own, Set, Seed, replications, Out, Threads, GlobalOptions.NoColor, GlobalOptions.Quiet])
        {
            command.Add(option);
        }

        command.SetAction((parsed, cancellation) => WithJob(parsed, replications, job => work(job, parsed, cancellation), otherwise));
        return command;
    }

    private static Task<int> WithJob(ParseResult parsed, Option<int?> replications, Func<StudyJob, Task<int>> work, int? otherwise = null)
    {
        var screen = Screen.Open(parsed.GetValue(GlobalOptions.NoColor), parsed.GetValue(GlobalOptions.Quiet));
        if (parsed.GetValue(Threads) is < 1 or > 1024)
        {
            Screen.Error("--threads: takes 1 to 1024");
            return Task.FromResult(ExitCode.Usage);
        }

        if (parsed.GetValue(replications) is < 2 or > 100_000)
        {
            Screen.Error("--replications: takes 2 to 100000: one gives no interval");
            return Task.FromResult(ExitCode.Usage);
        }

        return work(new StudyJob(screen, new StudySettings(
            parsed.GetValue(Scenario)!,
            new ScenarioOverrides
            {
                Set = parsed.GetValue(Set) ?? [],
                Environment = Settings.Environment(),
                Seed = parsed.GetValue(Seed),
                Replications = parsed.GetValue(replications) ?? otherwise,
            },
            parsed.GetValue(Out)!,
            parsed.GetValue(Threads) ?? Environment.ProcessorCount,
            parsed.GetValue(GlobalOptions.Quiet))));
    }
}
