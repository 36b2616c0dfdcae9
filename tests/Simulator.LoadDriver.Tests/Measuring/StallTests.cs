using Xunit.Abstractions;

namespace Simulator.LoadDriver.Tests;

/// <summary>The one figure that tells whether a load driver omits what a user would feel.</summary>
public class StallTests(ITestOutputHelper output)
{
    private const int Attempts = 3;

    [Fact]
    public async Task A_stall_is_charged_for_every_request_that_it_held_up()
    {
        StallMeasurement? taken = null;
        for (var attempt = 1; attempt <= Attempts && taken is not { IsAsTheorySays: true }; attempt++)
        {
            if (taken is not null)
            {
                output.WriteLine("Measured again, because this machine was busy with something else:");
            }

            await using var server = await TestServer.StartAsync(Manner.StallsASecondInFive);
            taken = await StallMeasurement.TakeAsync(server.Root, periods: 2);
            output.WriteLine(taken.ToString());
        }

        Assert.True(taken!.IsAsTheorySays, $"After {Attempts} attempts the stall still is not measured as theory says:\n{taken}");
        Assert.Equal(2000, taken.Open.Accounts.Answered);
        Assert.True(taken.Closed.Quantile(0.99) < taken.Open.FromIntended.Quantile(0.9), "a closed loop is supposed to miss the stall");
    }
}
