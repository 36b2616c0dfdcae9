using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Simulator.Time;

namespace Simulator.Service.Tests;

/// <summary>What a service acknowledged, and what it left open when it died.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<string, Attempt> openSubmissions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> submissions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (Attempt Attempt, string Id, string Verdict)> openDecisions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> decisions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> revocations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Instant> sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> fresh = new();
    private int repeated;

    public int Submissions => submissions.Count;

    public void Sent(Attempt submission) => openSubmissions[submission.Key] = submission;

    public void Submitted(Attempt submission, string id)
    {
        Assert.True(submissions.TryAdd(submission.Key, id));
        openSubmissions.TryRemove(submission.Key, out _);
        fresh.Enqueue(id);
    }

    public void SessionOf(JsonElement session)
    {
        Assert.True(Instant.TryParse(session.GetProperty("expires").GetString(), out var ends));
        sessions[session.GetProperty("id").GetString()!] = ends;
    }

    public void Revoked(string credential, int status)
    {
        Assert.True(status is 202 or 409, $"status {status}"); // 409: it expired a moment before
        revocations[credential] = true;
    }

    public void Deciding(Attempt decision, string id, string verdict) => openDecisions[decision.Key] = (decision, id, verdict);

    public void Decided(Attempt decision)
    {
        Assert.True(openDecisions.TryRemove(decision.Key, out var open));
        decisions[open.Id] = open.Verdict;
    }

    /// <summary>Holds a service that was started again to what it said before.</summary>
    public async Task CheckAsync(LoadClient client, bool everything)
    {
        foreach (var (key, attempt) in openSubmissions.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            // Sent and never answered: with the same key it counts once, whether or not it counted before.
            var first = await client.MustAsync(attempt);
            Assert.Equal(202, first.Status);
            Assert.Equal(first["id"], (await client.MustAsync(attempt))["id"]);
            Submitted(attempt, first["id"]);
            Interlocked.Increment(ref repeated);
        }

        foreach (var (key, open) in openDecisions.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Assert.Equal(200, (await client.MustAsync(open.Attempt)).Status);
            Decided(open.Attempt);
            Interlocked.Increment(ref repeated);
        }

        var look = everything ? [.. submissions.Values] : fresh.ToArray();
        fresh.Clear();
        foreach (var id in look)
        {
            await CheckAsync(client, id);
        }
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{submissions.Count} submissions, {decisions.Count} decisions and {revocations.Count} revocations acknowledged, {repeated} sent again; none lost, none twice");

    private async Task CheckAsync(LoadClient client, string id)
    {
        var answer = await client.MustLookAsync("/v1/requests/" + id);
        Assert.True(answer.Status == 200, $"The acknowledged request {id} is gone: {answer.Text}");
        var request = answer.Json;
        var noted = request.GetProperty("decisions").EnumerateArray().ToArray();
        if (decisions.TryGetValue(id, out var verdict))
        {
            Assert.Equal(verdict, Assert.Single(noted).GetProperty("verdict").GetString());
            Assert.Equal(verdict == "approve" ? "authorised" : "rejected", request.GetProperty("state").GetString());
        }
        else
        {
            Assert.Empty(noted);
        }

        if (request.GetProperty("session") is { ValueKind: JsonValueKind.Object } session)
        {
            var credential = session.GetProperty("id").GetString()!;
            var isOver = sessions.TryGetValue(credential, out var ends) && ends < Now();
            if (revocations.ContainsKey(credential) || isOver)
            {
                Assert.False(session.GetProperty("alive").GetBoolean(), $"Credential {credential} of {id} is dead and opens doors.");
            }
        }
    }

    private static Instant Now() => EngineHost.InstantOf(TimeProvider.System.GetUtcNow()) - Duration.FromSeconds(1);
}
