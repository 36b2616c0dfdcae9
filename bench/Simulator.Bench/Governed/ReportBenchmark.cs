using System.Text;
using Simulator.Bench.Harness;
using Simulator.Experiments;
using Simulator.Reporting;
using Simulator.Results;
using Figure = Simulator.Bench.Harness.Figure;

namespace Simulator.Bench.Governed;

/// <summary>The page of a run.</summary>
internal sealed class ReportBenchmark : IBenchmark
{
    private const int Replications = 64;
    private const int Told = 3;

    public string Name => "report";

    public string Report => "simulation";

    public string Description =>
        "The report of 64 replications of the baseline with three stories, rendered from the finished result: seconds a page, and its size.";

    public IEnumerable<Figure> Run(Effort effort)
    {
        var setup = Organisation.Of("baseline", replications: Replications);
        var (result, _) = RunAssembler.AssembleWithSamples(setup.Scenario, Replicator.Run(setup, Environment.ProcessorCount), "bench", string.Empty);
        var stories = new StorySet
        {
            Scenario = setup.Scenario.Name,
            RunId = result.Identity.RunId,
            Seed = setup.Scenario.Run.Seed,
            Zone = Storyteller.ZoneOf(setup.Scenario),
            Choice = Storyteller.ChoiceInWords(StoryMeasure.ApprovalLatency, Told),
            Stories = Storyteller.Worst(setup, StoryMeasure.ApprovalLatency, Told, Environment.ProcessorCount, replications: 4),
        };
        var bytes = 0;
        var turns = new Alternation();
        turns.Add(Name, () =>
        {
            bytes = Encoding.UTF8.GetByteCount(ReportRenderer.RenderAsync(result, stories: stories).GetAwaiter().GetResult());
            return 1;
        });
        turns.Run(effort with { WarmUps = Math.Min(effort.WarmUps, 5), Rounds = Math.Min(effort.Rounds, 15) });
        yield return new Figure("report.render", turns.Seconds(Name), "s/page", AtMost: 1);
        yield return new Figure("report.size", bytes / 1e6, "MB", AtMost: 1.5);
    }
}
