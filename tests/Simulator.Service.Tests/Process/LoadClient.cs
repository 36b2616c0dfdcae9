using System.Net.Http.Headers;
using System.Text;

namespace Simulator.Service.Tests;

/// <summary>A client that expects its service to die.</summary>
internal sealed class LoadClient(Uri root) : IDisposable
{
    private readonly HttpClient client = new() { BaseAddress = root, Timeout = TimeSpan.FromSeconds(10) };

    public void Dispose() => client.Dispose();

    /// <summary>Null when no whole answer came.</summary>
    public async Task<Answer?> SendAsync(Attempt attempt)
    {
        try
        {
            return await MustAsync(attempt);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
    }

    public async Task<Answer?> LookAsync(string path)
    {
        try
        {
            return await MustLookAsync(path);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
    }

    public Task<Answer> MustAsync(Attempt attempt)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, attempt.Path);
        request.Headers.Add("Idempotency-Key", attempt.Key);
        request.Content = new StringContent(attempt.Body ?? "{}", Encoding.UTF8, "application/json");
        return AskAsync(request, attempt.Who);
    }

    public Task<Answer> MustLookAsync(string path) => AskAsync(new HttpRequestMessage(HttpMethod.Get, path), World.Ops);

    private async Task<Answer> AskAsync(HttpRequestMessage request, string who)
    {
        using (request)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", World.TokenOf(who));
            using var response = await client.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            return new Answer((int)response.StatusCode, text, response.Content.Headers.ContentType?.MediaType, response.Headers.Location?.ToString());
        }
    }
}
