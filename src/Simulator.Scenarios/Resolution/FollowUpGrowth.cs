using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>How many requests a root request brings at most on average: every attempt is rejected as far as it may be and then executed, all the same.</summary>
internal sealed class FollowUpGrowth
{
    private readonly Resolved[] classes;
    private readonly double[] attempts;
    private readonly (int Class, double Probability)[][] steps;
    private readonly (int Class, double Probability)[][] triggers;
    private readonly int longest;
    private readonly int deepest;
    private readonly double[] known;

    /// <param name="root">The file; its classes, chains and cascades are valid.</param>
    public FollowUpGrowth(Resolved root)
    {
        classes = [.. root["classes"].Members];
        attempts = [.. classes.Select(kind => Repeated(kind["resubmission"]) * Repeated(kind["pivot"]))];
        steps = [.. classes.Select(kind => Edges(kind["next"]))];
        triggers = [.. classes.Select(kind => Edges(kind["triggers"]))];
        longest = root["chains"].IsNone ? 1 : (int)root["chains"]["longest"].As<ulong>();
        deepest = root["cascades"].IsNone ? 0 : (int)root["cascades"]["depth"].As<ulong>();
        known = new double[classes.Length * longest * (deepest + 1)];
    }

    /// <summary>The requests of all families that begin within a time.</summary>
    public double Requests(Duration time)
    {
        var sum = 0.0;
        for (var kind = 0; kind < classes.Length; kind++)
        {
            sum += classes[kind]["arrivals"].Made is Arrivals arrivals ? ArrivalMaker.Expected(arrivals, time) * Size(kind, longest - 1, deepest) : 0;
        }

        return sum;
    }

    /// <summary>The size of what begins with a class, with so many steps and triggers left.</summary>
    private double Size(int kind, int left, int depth)
    {
        ref var size = ref known[(((kind * longest) + left) * (deepest + 1)) + depth];
        if (size > 0)
        {
            return size;
        }

        var sum = 1.0;
        foreach (var (next, probability) in left > 0 ? steps[kind] : [])
        {
            sum += probability * Size(next, left - 1, depth);
        }

        foreach (var (other, probability) in depth > 0 ? triggers[kind] : [])
        {
            sum += probability * Size(other, longest - 1, depth - 1);
        }

        return size = attempts[kind] * sum;
    }

    /// <summary>1 + p + p² + … up to a limit; 1 where nothing is tried again.</summary>
    private static double Repeated(Resolved again)
    {
        var sum = 1.0;
        for (var attempt = again.IsNone ? 0 : (int)again["limit"].As<ulong>(); attempt > 0; attempt--)
        {
            sum = 1 + (again["probability"].As<Share>().Value * sum);
        }

        return sum;
    }

    private (int Class, double Probability)[] Edges(Resolved named) =>
        [.. named.Members.Select(edge => (Array.FindIndex(classes, kind => kind.Name == edge.Name), edge["probability"].As<Share>().Value))];
}
