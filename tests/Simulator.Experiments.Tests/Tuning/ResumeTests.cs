using Simulator.Experiments;
using Simulator.Results;

namespace Simulator.Experiments.Tests.Tuning;

public sealed class ResumeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tuning-").FullName;
    private readonly TuningQuestion question = Question.Of("wrong_action_exposure", "approval_latency p95 <= 100");

    private TuningOptions Kept => Question.Quick with { StateFolder = Path.Combine(folder, "state") };

    [Theory]
    [InlineData(5)]
    [InlineData(32)]
    [InlineData(60)]
    public void An_interrupted_search_resumes_to_the_same_bits(int failsAt)
    {
        var whole = TuningFile.Write(Question.Run(question, new AnalyticModel(1)));
        Assert.ThrowsAny<OperationCanceledException>(() => Question.Run(question, new AnalyticModel(1) { FailsAt = failsAt }, Kept));
        var resumed = new AnalyticModel(1);
        Assert.Equal(whole, TuningFile.Write(Question.Run(question, resumed, Kept)));

        // What was finished before is not simulated again.
        var alone = new AnalyticModel(1);
        Question.Run(question, alone);
        Assert.Equal(alone.Tasks.Count - (failsAt - 1), resumed.Tasks.Count);
    }

    [Fact]
    public void A_finished_search_is_read_from_its_state_and_another_one_is_not()
    {
        Question.Run(question, new AnalyticModel(1), Kept);
        var again = new AnalyticModel(1);
        Question.Run(question, again, Kept);
        Assert.Empty(again.Tasks);
        var other = new AnalyticModel(2);
        Question.Run(question, other, Kept);
        Assert.NotEmpty(other.Tasks);
    }

    [Fact]
    public void A_broken_block_is_simulated_again()
    {
        var whole = TuningFile.Write(Question.Run(question, new AnalyticModel(1), Kept));
        foreach (var file in Directory.GetFiles(Kept.StateFolder!).Order(StringComparer.Ordinal).Take(3))
        {
            File.WriteAllBytes(file, File.ReadAllBytes(file)[..20]);
        }

        File.WriteAllText(Path.Combine(Kept.StateFolder!, "half.block.partial"), "half");
        var again = new AnalyticModel(1);
        Assert.Equal(whole, TuningFile.Write(Question.Run(question, again, Kept)));
        Assert.Equal(3, again.Tasks.Count);
    }

    [Fact]
    public void A_state_folder_that_cannot_be_made_is_a_clear_line()
    {
        var file = Path.Combine(folder, "file");
        File.WriteAllText(file, string.Empty);
        var refused = Assert.Throws<InvalidTuningException>(() => Question.Run(question, new AnalyticModel(1), Kept with { StateFolder = Path.Combine(file, "state") }));
        Assert.Contains("the state of the search cannot be kept there", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
