using System.Collections.Concurrent;

namespace Simulator.Service;

/// <summary>A token bucket for each name: so many a second on average, so many at once.</summary>
internal sealed class RateGate(TimeProvider clock, double perSecond, double burst)
{
    private const int MostBuckets = 20_000;

    private readonly ConcurrentDictionary<string, Bucket> buckets = new(StringComparer.Ordinal);

    /// <summary>Takes one; otherwise says in how many seconds there is one again.</summary>
    public bool TryTake(string name, out double retryAfterSeconds)
    {
        retryAfterSeconds = 0;
        if (double.IsPositiveInfinity(perSecond))
        {
            return true;
        }

        if (buckets.Count > MostBuckets)
        {
            buckets.Clear(); // names from outside, such as addresses: memory is worth more than their history
        }

        var bucket = buckets.GetOrAdd(name, static (_, start) => new Bucket(start.burst, start.now), (burst, now: clock.GetTimestamp()));
        lock (bucket)
        {
            var now = clock.GetTimestamp();
            bucket.Content = Math.Min(burst, bucket.Content + (clock.GetElapsedTime(bucket.Since, now).TotalSeconds * perSecond));
            bucket.Since = now;
            if (bucket.Content >= 1)
            {
                bucket.Content--;
                return true;
            }

            retryAfterSeconds = (1 - bucket.Content) / perSecond;
            return false;
        }
    }

    /// <summary>Whether there is one, without taking it.</summary>
    public bool HasRoom(string name)
    {
        if (!buckets.TryGetValue(name, out var bucket))
        {
            return true;
        }

        lock (bucket)
        {
            return bucket.Content + (clock.GetElapsedTime(bucket.Since).TotalSeconds * perSecond) >= 1;
        }
    }

    private sealed class Bucket(double content, long since)
    {
        public double Content { get; set; } = content;

        public long Since { get; set; } = since;
    }
}
