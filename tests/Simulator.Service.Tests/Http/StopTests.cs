using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Simulator.Service.Tests;

/// <summary>A stop in order.</summary>
public sealed class StopTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_call_under_way_when_the_service_is_stopped_gets_its_answer_and_counts()
    {
        Task stopping = Task.CompletedTask;
        string id;
        using (var handler = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromSeconds(20) })
        using (var client = new HttpClient(handler))
        {
            var live = await Live.StartAsync(folder);
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(live.Root, "/v1/requests"));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", World.TokenOf(World.Clerk));
            request.Headers.ExpectContinue = true; // the service says so when it begins to read: then it is stopped
            request.Content = new LateBody("""{"class":"change","arguments":{"amount":12}}""", () => stopping = live.DisposeAsync().AsTask());
            using var response = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
            id = new Answer(202, await response.Content.ReadAsStringAsync(), null, null)["id"];
        }

        await stopping;
        await using var again = await Live.StartAsync(folder);
        Assert.Equal("pending", await again.State(id));
    }

    private sealed class LateBody(string text, Action before) : HttpContent
    {
        private readonly byte[] bytes = Encoding.UTF8.GetBytes(text);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
            before();
            return stream.WriteAsync(bytes, 0, bytes.Length);
        }

        protected override bool TryComputeLength(out long length)
        {
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
            length = bytes.Length;
            return true;
        }
    }
}
