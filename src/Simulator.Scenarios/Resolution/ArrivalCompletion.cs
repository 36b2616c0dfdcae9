using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>
/// Gives arrivals what their own object cannot know, wherever they stand: the time zone, the storms that hit them, the start that recorded
/// instants count from. Checks what follows from it: candidate rates, storms, traces.
/// </summary>
internal sealed class ArrivalCompletion
{
    /// <summary>The longest text of the times of all traces together: with it the resolved scenario stays inside the limit of a file.</summary>
    public const int MaximumTraceText = 7 * 1024 * 1024;

    private readonly Resolved root;
    private readonly ErrorList errors;
    private readonly ZoneClock clock;
    private readonly Instant? start;
    private readonly Duration? horizon;
    private readonly List<(Resolved Node, Storm Storm)> storms = [];
    private long traceText;

    private ArrivalCompletion(Resolved root, ErrorList errors)
    {
        (this.root, this.errors) = (root, errors);
        var run = root.Has("run") ? root["run"] : null;
        clock = run?.Find("timeZone")?.Value as ZoneClock ?? ZoneClock.Utc;
        start = run?.ValueOf<Instant>("start");
        horizon = run?.ValueOf<Duration>("horizon");
    }

    /// <summary>Completes all arrivals of a file.</summary>
    public static void Complete(Resolved root, ErrorList errors)
    {
        var completion = new ArrivalCompletion(root, errors);
        var storms = root.Has("storms") ? root["storms"] : null;
        if (storms is not null)
        {
            completion.Walk(storms);
            completion.CollectStorms(storms);
        }

        foreach (var section in root.Members.Where(section => section != storms))
        {
            completion.Walk(section);
        }
    }

    /// <summary>The storm of a valid block.</summary>
    public static Storm Storm(Resolved node) => new()
    {
        Name = node.Name,
        Starts = (Arrivals)node["starts"].Made!,
        Height = node["height"].As<double>(),
        Shape = node["shape"].As<StormShape>(),
        Length = node["length"].As<Duration>(),
        Maximum = node["maximum"].As<double>(),
        Classes = [.. node["classes"].Items<string>().Order(StringComparer.Ordinal)],
    };

    private void Walk(Resolved node)
    {
        if (node.Shape != ArrivalShapes.Arrivals)
        {
            foreach (var member in node.Members)
            {
                Walk(member);
            }
        }
        else if (node.Made is Arrivals.Poisson poisson)
        {
            node.Made = Complete(node, poisson);
        }
        else if (node.Made is TraceTimes times)
        {
            node.Made = Complete(node, times);
        }
    }

    private Arrivals.Poisson Complete(Resolved node, Arrivals.Poisson poisson)
    {
        Storm[] own = [.. storms.Where(each => StormDefinition.Hits(each.Node, node.Path)).Select(each => each.Storm)];
        if (poisson.Modulation is not null || own.Length > 0)
        {
            poisson = poisson with { Modulation = (poisson.Modulation ?? new RateModulation()) with { Clock = clock, Storms = own } };
        }

        if (poisson.Peak.PerHour < poisson.LargestRate.PerHour)
        {
            Add(node, $"the peak of {poisson.Peak} is below the largest rate of {poisson.LargestRate}",
                $"write a peak of {poisson.LargestRate} or more, or leave it out");
        }

        return poisson;
    }

    private Arrivals.Scripted? Complete(Resolved node, TraceTimes times)
    {
        var before = traceText;
        traceText += times.Text.Length;
        if (traceText > MaximumTraceText && before <= MaximumTraceText)
        {
            Add(node, "the times of the traces are too many to be kept in the resolved scenario",
                "round them to whole seconds, shorten the traces, or begin the trace at the start of the run");
        }

        if (start is not { } origin)
        {
            return null;
        }

        Duration[] due = [.. times.After(origin).Where(at => at >= Duration.Zero)];
        if (horizon is { } observed && (due.Length == 0 || due[0] >= observed))
        {
            Add(node, $"no time of the trace lies in the {observed} from {origin}", "write the start of the run that belongs to the trace");
        }

        return new Arrivals.Scripted(due);
    }

    private void CollectStorms(Resolved section)
    {
        foreach (var node in section.Members.Where(node => node.IsValid && node["starts"].Made is Arrivals))
        {
            var storm = Storm(node);
            storms.Add((node, storm));
            if (storm.Maximum < storm.Height)
            {
                Add(node["maximum"], FormattableString.Invariant($"the maximum of {storm.Maximum} is below the height of {storm.Height}"),
                    "write a larger maximum, or leave it out");
            }

            if (horizon is { } observed && ArrivalMaker.Expected(storm.Starts, observed) > StormDefinition.MaximumOccurrences)
            {
                Add(node["starts"], "the storm breaks out more than 10000 times", "write a lower rate: storms are rare");
            }

            CheckClasses(node);
        }
    }

    private void CheckClasses(Resolved storm)
    {
        if (!root.Has("classes"))
        {
            return;
        }

        var classes = root["classes"].Members;
        foreach (var name in storm["classes"].Items<string>())
        {
            var hit = classes.FirstOrDefault(one => one.Name == name);
            if (hit is null)
            {
                errors.AddUnknown(storm["classes"], name, classes, "class");
            }
            else if (hit.Find("arrivals") is { } arrivals && arrivals.Kind != "poisson")
            {
                Add(storm["classes"], $"the class {PrintableText.Quote(name)} has no poisson arrivals, and a storm raises no others",
                    "leave it out, or give it poisson arrivals");
            }
        }
    }

    private void Add(Resolved at, string problem, string remedy) => errors.Add(at.Place, at.Path, problem, remedy);
}
