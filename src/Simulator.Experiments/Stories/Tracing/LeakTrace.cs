using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Experiments;

/// <summary>Leaks and attacks: the life of a leaked secret as a slice, and the stations of the race as instants.</summary>
internal static class LeakTrace
{
    /// <summary>The process of leaks and attacks.</summary>
    public const int Process = 1;

    private const string Category = "leak";

    public static void Write(TraceEventFile file, Scenario scenario, IReadOnlyList<LeakRecord> leaks, Instant end)
    {
        if (leaks.Count == 0)
        {
            return;
        }

        file.Process(Process, "leaks and attacks", Process);
        foreach (var leak in leaks)
        {
            Write(file, LeakTeller.Tell(scenario, leak), end);
        }
    }

    private static void Write(TraceEventFile file, LeakStory leak, Instant end)
    {
        var id = "0x" + leak.Id;
        Mark(leak.At, leak.End == LeakEnd.Harmless ? "leak of a dead secret" : "leak");
        if (leak.End == LeakEnd.Harmless)
        {
            return;
        }

        Mark(leak.Published > leak.At ? leak.Published : null, "public");
        Mark(leak.Noticed, "noticed");
        Mark(leak.Effective, "containment effective");
        Mark(leak.FirstAttempt, leak.AliveAtFirstAttempt == true ? "first attempt on a live secret" : "first attempt on a dead secret");
        Mark(leak.Success > leak.FirstAttempt ? leak.Success : null, "attempt succeeds");
        if (leak.At <= end)
        {
            var dead = leak.Dead is { } death && death <= end;
            file.BeginAsync(Process, id, leak.At, $"secret of {leak.Source}", Category, TraceArgument.Of("channel", leak.Channel), TraceArgument.Of("holder", leak.Holder ?? "from outside"));
            file.EndAsync(Process, id, dead ? leak.Dead!.Value : end, TraceArgument.Of("end", dead ? PlainWords.Of(leak.End) : "after the end of this trace"));
        }

        void Mark(Instant? at, string what)
        {
            if (at is { } instant && instant <= end) // what comes weeks later would make all the rest small
            {
                file.Mark(Process, instant, $"{what}: {leak.Source}", Category, TraceArgument.Of("leak", leak.Id));
            }
        }
    }
}
