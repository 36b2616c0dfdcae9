using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Checks what no key can tell by itself; looks only at values that are valid, so that no error is reported twice.</summary>
/// <param name="root">The resolved file.</param>
/// <param name="errors">Takes what is wrong.</param>
/// <param name="unsatisfiable">Takes gates that nobody could ever satisfy; the errors themselves unless they are allowed.</param>
/// <param name="warnings">Takes what a policy does against the rules and says so.</param>
internal sealed partial class CrossChecks(Resolved root, ErrorList errors, ErrorList unsatisfiable, ErrorList warnings)
{
    /// <summary>The most events one replication may be expected to have.</summary>
    public const double MaximumEvents = 50_000_000;

    /// <summary>Events of one request from its arrival to the end of its credentials.</summary>
    private const double EventsPerRequest = 12;

    public static void Check(Resolved root, ErrorList errors, ErrorList unsatisfiable, ErrorList warnings)
    {
        var checks = new CrossChecks(root, errors, unsatisfiable, warnings);
        checks.CheckRun();
        checks.CheckObserved();
        checks.CheckWork();
        checks.CheckChanges();
        checks.CheckPools();
        checks.CheckReview();
        checks.CheckRoles();
        checks.CheckGates();
        checks.CheckContent();
        checks.CheckFollowUps();
        checks.CheckBreakGlass();
        checks.CheckSpecialPools();
        checks.CheckWorkflows();
        checks.CheckAuditSink();
        checks.CheckFaults();
        checks.CheckGrants();
        checks.CheckInjections();
        checks.CheckTickets();
        checks.CheckIncidents();
        checks.CheckLeaks();
        checks.CheckPolicy();
        checks.CheckCoverage();
        if (root.Has("budgets"))
        {
            BudgetChecks.Check(root["budgets"], errors);
            BudgetNames.Check(root, errors);
        }
    }

    private void CheckRun()
    {
        if (Section("run") is { } run && run.Find("warmUp") is { } warmUp && run.ValueOf<Duration>("horizon") is { } horizon &&
            warmUp.As<Duration>() >= horizon)
        {
            Add(warmUp, $"the warm-up of {warmUp.As<Duration>()} leaves nothing of the horizon of {horizon}",
                "write a shorter warm-up or a longer horizon");
        }
    }

    private void CheckObserved()
    {
        if (Section("observe") is not { } observe)
        {
            return;
        }

        foreach (var name in new[] { "within", "at" })
        {
            if (observe.Find(name) is not { } list)
            {
                continue;
            }

            Duration[] times = [.. list.Items<Duration>()];
            for (var index = 1; index < times.Length; index++)
            {
                if (times[index] <= times[index - 1])
                {
                    Add(list, $"{times[index]} comes after {times[index - 1]} in the list", "list each time once, in order");
                    break;
                }
            }

            if (name == "at" && times.Length > 0 && Section("run")?.ValueOf<Duration>("horizon") is { } horizon && times[^1] > horizon)
            {
                Add(list, $"{times[^1]} lies beyond the horizon of {horizon}", "observe up to the horizon");
            }
        }
    }

    private void CheckWork()
    {
        if (Section("classes") is not { } classes || Section("incidents") is not { } incidents)
        {
            return;
        }

        var sources = classes.Members.Concat(incidents.Members).Where(source => source.Has("arrivals")).Select(source => source["arrivals"]).ToList();
        if (classes.IsValid && incidents.IsValid && sources.TrueForAll(source => source.IsNone))
        {
            Add(classes, "no class has arrivals and there are no incidents",
                "give one class arrivals, such as { \"kind\": \"poisson\", \"rate\": \"40/h\" }");
        }

        if (Section("run")?.ValueOf<Duration>("horizon") is { } horizon)
        {
            var arrivals = sources.Select(source => source.Made).OfType<Arrivals>().Sum(source => ArrivalMaker.Expected(source, horizon));
            if (arrivals * EventsPerRequest > MaximumEvents)
            {
                Add(classes,
                    FormattableString.Invariant($"about {arrivals:0} arrivals make some {arrivals * EventsPerRequest:0} events a replication"),
                    FormattableString.Invariant($"shorten the horizon or lower the rates: {MaximumEvents:0} events are the limit"));
            }
        }
    }

    private void CheckChanges()
    {
        foreach (var one in Section("classes")?.Members ?? [])
        {
            if (one.Find("contextChange") is { IsNone: false } change && change.ValueOf<Impact>("impact") is { } found &&
                one.ValueOf<Impact>("impact") is { } impact && found <= impact)
            {
                Add(change["impact"], $"the class has the impact {Enums.Impact.WordFor(impact)} already: nothing would change",
                    "write a higher impact, or leave contextChange out");
            }
        }
    }

    private void CheckIncidents()
    {
        foreach (var incident in Section("incidents")?.Members ?? [])
        {
            CheckReference(incident.Find("containment"), "classes", "class");
        }
    }

    /// <summary>A name has to stand for something in another section.</summary>
    private bool CheckReference(Resolved? name, string section, string noun) => name is not null && Named(name, name.As<string>(), section, noun) is not null;

    /// <summary>What a name, one of a list as a rule, stands for in another section; null, with an error, where that is nothing, or where the section cannot be read.</summary>
    private Resolved? Named(Resolved at, string name, string section, string noun)
    {
        if (Section(section) is not { } others)
        {
            return null;
        }

        var found = others.Members.FirstOrDefault(other => other.Name == name);
        if (found is null)
        {
            errors.AddUnknown(at, name, others.Members, noun);
        }

        return found;
    }

    private Resolved? Section(string name) => root.Has(name) ? root[name] : null;

    private void Add(Resolved at, string problem, string remedy) => errors.Add(at.Place, at.Path, problem, remedy);

    private void AddUnsatisfiable(Resolved at, string problem, string remedy) => unsatisfiable.Add(at.Place, at.Path, problem, remedy);
}
