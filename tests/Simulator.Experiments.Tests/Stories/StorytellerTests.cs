using Simulator.Governance;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.TestSupport;
using Simulator.Time;

namespace Simulator.Experiments.Tests.Stories;

/// <summary>Which stories are told, and to whom.</summary>
public class StorytellerTests
{
    [Fact]
    public void The_longest_waits_are_those_that_a_search_through_all_stories_finds()
    {
        var scenario = Lab.Shipped("baseline", "run.replications=2", "run.horizon=30h");
        var setup = new ReplicationSetup(scenario);
        var all = Enumerable.Range(0, 2).SelectMany(replication => AllStories(setup, replication)).ToArray();
        var expected = all.Where(IsCounted(scenario)).OrderByDescending(story => story.Totals.InGates).Take(5).Select(story => (story.Replication, story.Request!.Id));
        var told = Storyteller.Worst(setup, StoryMeasure.ApprovalLatency, 5, threads: 2);
        Assert.Equal(expected, told.Select(story => (story.Replication, story.Request!.Id)));
        Assert.All(told, story => Assert.Equal(story.Totals.InGates.TotalMinutes, story.Rank!.Value, 1e-9));
        Assert.Equal([1, 2, 3, 4, 5], told.Select(story => story.Rank!.Place));
    }

    [Fact]
    public void The_largest_exposures_are_those_that_a_search_through_all_stories_finds()
    {
        var scenario = Lab.Shipped("baseline", "run.replications=2", "run.horizon=30h");
        var setup = new ReplicationSetup(scenario);
        var all = Enumerable.Range(0, 2).SelectMany(replication => AllStories(setup, replication)).ToArray();
        var expected = all.Where(IsCounted(scenario)).OrderByDescending(story => story.Request!.Exposure).Take(3).Select(story => (story.Request!.Id, story.Request.Exposure));
        Assert.Equal(expected, Storyteller.Worst(setup, StoryMeasure.WrongActionExposure, 3, 1).Select(story => (story.Request!.Id, story.Request.Exposure)));
    }

    [Fact]
    public void Exposures_of_all_stories_add_up_to_what_the_simulation_counted()
    {
        var scenario = Lab.Shipped("baseline", "run.horizon=30h");
        var setup = new ReplicationSetup(scenario);
        var counted = new Replication(setup, Arm.Governed).Run(0).All.WrongActionExposure / 60e6;
        Assert.Equal(counted, AllStories(setup, 0).Where(IsCounted(scenario)).Sum(story => story.Request!.Exposure), 1e-6 * counted);
    }

    [Theory]
    [InlineData(StoryMeasure.ApprovalLatency)]
    [InlineData(StoryMeasure.WrongActionExposure)]
    [InlineData(StoryMeasure.AttackerMargin)]
    public void The_answer_does_not_depend_on_the_number_of_threads(StoryMeasure measure)
    {
        var setup = new ReplicationSetup(Lab.Shipped("credential-leak", "run.replications=6", "run.horizon=30h"));
        Assert.Equal(Bytes(Storyteller.Worst(setup, measure, 4, 1)), Bytes(Storyteller.Worst(setup, measure, 4, 3)));
    }

    [Fact]
    public void Margins_come_smallest_first_and_belong_to_leaks_that_somebody_tried()
    {
        var told = Storyteller.Worst(new ReplicationSetup(Lab.Shipped("credential-leak", "run.replications=3")), StoryMeasure.AttackerMargin, 1_000, 2);
        Assert.InRange(told.Count, 100, 1_000);
        var margins = told.Select(story => Assert.Single(story.Leaks).Margin!.Value).ToArray();
        Assert.Equal(margins.Order(), margins);
        Assert.Contains(told, story => story.Request is { IsContainment: true });
        Assert.Contains(told, story => story.Request is { IsContainment: false } request && story.Leaks[0].Holder == request.Id);
        Assert.Contains(told, story => story.Request is null);
        Assert.All(told.Where(story => story.Request is { IsContainment: true }), story => Assert.Equal(story.Request!.Id, story.Leaks[0].Containments[^1].Id));
    }

    [Fact]
    public void A_request_can_be_asked_for_by_the_name_that_a_story_gives_it()
    {
        var setup = new ReplicationSetup(Lab.Shipped("baseline", "run.replications=3", "run.horizon=30h"));
        var worst = Storyteller.Worst(setup, StoryMeasure.ApprovalLatency, 1, 1)[0];
        var asked = Storyteller.Tell(setup, worst.Replication, worst.Request!.Id).Story!;
        Assert.Equal(Bytes([worst with { Rank = null }]), Bytes([asked]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("0x00000000000012")]
    [InlineData("100400000000000g")]
    [InlineData("10040000000000000")]
    public void What_is_no_id_is_answered_as_such(string id)
    {
        var answer = Storyteller.Tell(new ReplicationSetup(Lab.With()), 0, id);
        Assert.Null(answer.Story);
        Assert.Contains("16 hexadecimal digits", answer.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_that_the_replication_does_not_have_is_answered_as_such()
    {
        var answer = Storyteller.Tell(new ReplicationSetup(Lab.With()), 2, "00000000000000ff");
        Assert.Equal((null, "replication 2 has no request 00000000000000ff; 1 others were submitted in it"), (answer.Story, answer.Problem));
    }

    [Fact]
    public void Where_nothing_is_bad_there_is_no_story()
    {
        var setup = new ReplicationSetup(Lab.With("policy.profile=no_gate"));
        Assert.All(Enum.GetValues<StoryMeasure>(), measure => Assert.Empty(Storyteller.Worst(setup, measure, 3, 1)));
    }

    [Fact]
    public void The_list_of_the_worst_holds_no_more_than_are_wanted_and_does_not_care_for_the_order()
    {
        Candidate[] candidates = [.. Enumerable.Range(0, 100).Select(number => new Candidate(number * 37 % 50, number % 7, new NodeId((ulong)number), null))];
        var forth = new WorstList(10);
        var back = new WorstList(10);
        var parts = new[] { new WorstList(10), new WorstList(10) };
        foreach (var (index, candidate) in candidates.Index())
        {
            forth.Offer(candidate);
            back.Offer(candidates[^(index + 1)]);
            parts[index % 2].Offer(candidate);
        }

        parts[0].Offer(parts[1]);
        Assert.Equal(candidates.Order().Take(10), forth.InOrder);
        Assert.Equal(forth.InOrder, back.InOrder);
        Assert.Equal(forth.InOrder, parts[0].InOrder);
    }

    [Theory]
    [InlineData("baseline", "UTC")]
    [InlineData("shift-handoff", "Europe/Berlin")]
    public void Stories_are_told_by_the_clock_of_the_people(string scenario, string zone) => Assert.Equal(zone, Storyteller.ZoneOf(Lab.Shipped(scenario)));

    [Fact]
    public void A_choice_has_words()
    {
        Assert.Equal("the longest wait for an approval", Storyteller.ChoiceInWords(StoryMeasure.ApprovalLatency, 1));
        Assert.Equal("the 3 leaks with the smallest margin to the attacker", Storyteller.ChoiceInWords(StoryMeasure.AttackerMargin, 3));
    }

    private static IEnumerable<Story> AllStories(ReplicationSetup setup, int replication)
    {
        var nodes = Lab.Trail(setup.Scenario, replication: replication).Select(entry => entry.Fact.Node).ToHashSet();
        var recorder = new Recorder(setup, Catalogue.Create(setup.Scenario));
        recorder.Record(replication, nodes, [], CancellationToken.None);
        return nodes.Select(node => recorder.StoryOf(node, null)!);
    }

    private static Func<Story, bool> IsCounted(Scenario scenario) => story => story.Request is { IsContainment: false } request
        && request.Drafted >= scenario.Run.Start + scenario.Run.WarmUp && request.Drafted < scenario.Run.Start + scenario.Run.Horizon;

    private static byte[] Bytes(IReadOnlyList<Story> stories) =>
        StoriesFile.Write(new StorySet { Scenario = "x", RunId = "", Seed = 1, Zone = "UTC", Choice = "x", Stories = stories });
}
