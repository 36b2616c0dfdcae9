namespace Simulator.Service.Tests;

public class KillTests
{
    [Fact]
    public async Task Twenty_deaths_under_load_lose_nothing_that_was_acknowledged_and_double_nothing()
    {
        using var folder = new TestFolder();
        Assert.StartsWith("20 kills", await new KillRun(folder.Path, 20).RunAsync(20), StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task Nor_do_twenty_deaths_of_a_service_on_a_database()
    {
        using var server = PostgresServer.Start();
        using var folder = new TestFolder();
        Assert.StartsWith("20 kills", await new KillRun(folder.Path, 21, server.Connection).RunAsync(20), StringComparison.Ordinal);
    }
}
