using Simulator.Time;

namespace Simulator.LoadDriver.Tests;

/// <summary>The change of time, against numbers worked out by hand.</summary>
public class PhaseScheduleTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(3600, 1)]
    [InlineData(36_000, 10)]
    public void Compression_divides_scenario_time(double scenarioSeconds, double wallSeconds)
    {
        var schedule = new PhaseSchedule([LoadPhase.Hold(Duration.FromSeconds(20))], 3600);
        Assert.Equal(Duration.FromSeconds(wallSeconds), schedule.WallAt(Duration.FromSeconds(scenarioSeconds), out var phase));
        Assert.Equal(0, phase);
    }

    [Theory]
    [InlineData(2.5, 5, 0)] // half of the ramp brings a quarter of its work: (5 / 10)² × 10
    [InlineData(10, 10, 1)] // the whole ramp from 0 to 2 over 10 s brings 10 s of scenario
    [InlineData(14, 12, 1)] // then 2 a second
    [InlineData(20, 20, 3)] // the pause from 15 to 20 brings nothing: what is due at its end comes at once after it
    [InlineData(21, 20.25, 3)] // the spike brings 4 a second
    [InlineData(39.9, 24.975, 3)]
    public void Phases_bend_time(double scenarioSeconds, double wallSeconds, int expectedPhase)
    {
        var schedule = new PhaseSchedule(
            [
                LoadPhase.Ramp(Duration.FromSeconds(10), 0, 2),
                LoadPhase.Hold(Duration.FromSeconds(5), 2),
                LoadPhase.Pause(Duration.FromSeconds(5)),
                LoadPhase.Spike(Duration.FromSeconds(5), 4),
            ],
            1);
        Assert.Equal(Duration.FromSeconds(40), schedule.Scenario);
        Assert.Equal(Duration.FromSeconds(25), schedule.Wall);
        var wall = schedule.WallAt(Duration.FromSeconds(scenarioSeconds), out var phase);
        Assert.Equal(Duration.FromSeconds(wallSeconds), wall);
        Assert.Equal(expectedPhase, phase);
    }

    [Fact]
    public void A_ramp_down_is_a_ramp_too()
    {
        var schedule = new PhaseSchedule([LoadPhase.Ramp(Duration.FromSeconds(10), 2, 0)], 1);
        Assert.Equal(Duration.FromSeconds(5), schedule.WallAt(Duration.FromSeconds(7.5), out _)); // 2 × 5 − 5² / 10
    }

    [Fact]
    public void Behind_the_last_phase_nothing_is_due()
    {
        var schedule = new PhaseSchedule([LoadPhase.Hold(Duration.FromSeconds(5))], 2);
        Assert.NotNull(schedule.WallAt(Duration.FromSeconds(9.999), out _));
        Assert.Null(schedule.WallAt(Duration.FromSeconds(10), out _));
    }

    [Fact]
    public void Only_factor_one_is_the_scenario_as_it_is()
    {
        Assert.True(PhaseSchedule.AsItIs(Duration.FromHours(8), 3600).IsScenarioAsItIs);
        Assert.Equal(Duration.FromSeconds(8), PhaseSchedule.AsItIs(Duration.FromHours(8), 3600).Wall);
        Assert.False(new PhaseSchedule([LoadPhase.Hold(Duration.FromSeconds(1)), LoadPhase.Spike(Duration.FromSeconds(1), 2)], 1).IsScenarioAsItIs);
    }

    [Theory]
    [InlineData("ramp:10s:0..2", "ramp", 10, 0, 2)]
    [InlineData("hold:30s", "hold", 30, 1, 1)]
    [InlineData("hold:30s:1.5", "hold", 30, 1.5, 1.5)]
    [InlineData("spike:500ms:4", "spike", 0.5, 4, 4)]
    [InlineData("soak:2m", "soak", 120, 1, 1)]
    [InlineData("pause:5s", "pause", 5, 0, 0)]
    public void A_phase_is_read_from_text(string text, string name, double seconds, double from, double to)
    {
        Assert.Null(LoadPhase.TryParse(text, out var phase));
        Assert.Equal(new LoadPhase(name, Duration.FromSeconds(seconds), from, to), phase);
    }

    [Theory]
    [InlineData("hold")]
    [InlineData("hold:30")]
    [InlineData("hold:0s")]
    [InlineData("spike:5s")]
    [InlineData("ramp:5s:2")]
    [InlineData("pause:5s:1")]
    [InlineData("hold:5s:-1")]
    [InlineData("wave:5s:1")]
    public void A_phase_that_cannot_be_read_is_refused_with_a_remedy(string text)
    {
        var problem = LoadPhase.TryParse(text, out var phase);
        Assert.Null(phase);
        Assert.StartsWith($"phase '{text}': ", problem, StringComparison.Ordinal);
        Assert.Contains("hold:", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schedule_without_phases_or_with_a_senseless_factor_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new PhaseSchedule([], 1));
        Assert.Throws<ArgumentException>(() => new PhaseSchedule([LoadPhase.Hold(Duration.FromSeconds(1), double.NaN)], 1));
        Assert.Throws<ArgumentException>(() => new PhaseSchedule([LoadPhase.Hold(Duration.Zero)], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PhaseSchedule([LoadPhase.Hold(Duration.FromSeconds(1))], 0));
    }
}
