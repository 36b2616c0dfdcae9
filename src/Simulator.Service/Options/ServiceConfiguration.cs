using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Simulator.Governance;

namespace Simulator.Service;

/// <summary>The options that decide what commands mean: checked, with names looked up, and described in words that a log can be held against.</summary>
internal sealed class ServiceConfiguration : ITrailNames
{
    private readonly FrozenDictionary<string, int> classes;
    private readonly FrozenDictionary<string, int> people;
    private readonly FrozenDictionary<string, int> services;
    private readonly FrozenDictionary<string, int> pools;

    /// <exception cref="ArgumentException">The options contradict themselves.</exception>
    public ServiceConfiguration(ServiceOptions options)
    {
        Options = options;
        classes = ByName(options.Classes.Select(kind => kind.Name), "class", 0);
        people = ByName(options.People.Select(person => person.Name), "person", 1);
        services = ByName(options.Services, "service", 0);
        pools = ByName(options.Pools.Select(pool => pool.Name), "pool", 0);
        if (classes.Count == 0 || services.Count == 0 || pools.Count == 0)
        {
            throw new ArgumentException("A service needs at least one class, one pool and one service name.", nameof(options));
        }

        PoolOfPerson = [-1, .. options.People.Select(person => person.Pool)];
        var asked = Gates.SelectMany(gate => gate.Factors).SelectMany(factor => factor.Escalation.Select(step => step.Pool).Append(factor.Pool));
        if (asked.Concat(PoolOfPerson.Where(pool => pool != -1)).Any(pool => pool < 0 || pool >= pools.Count))
        {
            throw new ArgumentException("A gate or a person names a pool that does not exist.", nameof(options));
        }

        Credentials = [.. options.Classes.Select(kind => kind.Credentials)];
        Description = Describe();
    }

    public ServiceOptions Options { get; }

    public IReadOnlyList<ClassCredentials> Credentials { get; }

    public int[] PoolOfPerson { get; }

    /// <summary>Everything that decides what a command does, a line each; the first record of every log.</summary>
    public string Description { get; }

    private IEnumerable<Gate> Gates => Options.Gates.Single.Concat(Options.Gates.Dual);

    public int? ClassOf(string name) => classes.TryGetValue(name, out var found) ? found : null;

    public int? PersonOf(string name) => people.TryGetValue(name, out var found) ? found : null;

    public int? ServiceOf(string name) => services.TryGetValue(name, out var found) ? found : null;

    public int? PoolOf(string name) => pools.TryGetValue(name, out var found) ? found : null;

    /// <inheritdoc/>
    public string NameOfPerson(PersonId person) =>
        person.Value <= Options.People.Count ? Options.People[person.Value - 1].Name : string.Create(CultureInfo.InvariantCulture, $"person {person.Value}");

    /// <inheritdoc/>
    public string NameOfClass(ClassId kind) => Options.Classes[kind.Index].Name;

    /// <inheritdoc/>
    public string NameOfService(int service) =>
        service < Options.Services.Count ? Options.Services[service] : string.Create(CultureInfo.InvariantCulture, $"service {service}");

    /// <inheritdoc/>
    public string NameOfPool(int pool) => Options.Pools[pool].Name;

    /// <summary>Where another description differs first, in words; null when it does not.</summary>
    public string? DifferenceFrom(string earlier)
    {
        if (earlier == Description)
        {
            return null;
        }

        var before = earlier.Split('\n');
        var now = Description.Split('\n');
        for (var line = 0; line < Math.Max(before.Length, now.Length); line++)
        {
            var was = line < before.Length ? before[line] : "nothing";
            var isNow = line < now.Length ? now[line] : "nothing";
            if (was != isNow)
            {
                return $"it was '{was}' and is now '{isNow}'";
            }
        }

        return "it differs";
    }

    private static FrozenDictionary<string, int> ByName(IEnumerable<string> names, string what, int first)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (string.IsNullOrWhiteSpace(name) || !found.TryAdd(name, first + found.Count))
            {
                throw new ArgumentException($"Two are called {what} '{name}', or the name is empty.");
            }
        }

        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private string Describe()
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

        Line($"policy {Options.Policy.Version} {Options.Policy.Digest:x16}");
        Line($"trail {Options.Trail.Scenario} {Options.Trail.ScenarioDigest} {Options.Trail.Seed} {Options.Trail.Replication}");
        foreach (var pool in Options.Pools)
        {
            Line($"pool {pool.Name} capacity {pool.Capacity}");
        }

        foreach (var kind in Options.Classes)
        {
            Line($"class {kind.Name} {kind.Access} {kind.Impact} reversible {kind.Reversible} {kind.Flags} {kind.Signs} {kind.Identity} reach {kind.BlastRadius:R}");
            Line($"  executor {Words(kind.Credentials.Executor)}");
            Line($"  session {Words(kind.Credentials.Session)}");
        }

        Line($"people {string.Join(", ", Options.People.Select(person => string.Create(CultureInfo.InvariantCulture, $"{person.Name}:{person.Pool}")))}");
        Line($"services {string.Join(", ", Options.Services)}");
        foreach (var (level, plan) in new[] { ("single", Options.Gates.Single), ("dual", Options.Gates.Dual) })
        {
            foreach (var gate in plan)
            {
                Line($"gate {level} {gate.Name} serial {gate.Serial} expires {gate.RequestTtl} {gate.OnExpiry}");
                foreach (var factor in gate.Factors)
                {
                    var ladder = factor.Escalation.Select(step => string.Create(CultureInfo.InvariantCulture, $"{step.After}>{step.Pool}"));
                    Line($"  factor {factor.Role} pool {factor.Pool} approvals {factor.Approvals} ladder {string.Join(' ', ladder)}");
                }
            }
        }

        Line($"keys {Options.Limits.KeyLife} {Options.Limits.Keys} finished {Options.Limits.FinishedRequests}");
        return text.ToString();
    }

    private static string Words(CredentialPlan? plan) => plan is null
        ? "none"
        : string.Create(CultureInfo.InvariantCulture, $"{plan.Ttl} scope {plan.Scope:R} revoked {plan.RevokeOnCompletion} after {plan.RevokeDelay}");
}
