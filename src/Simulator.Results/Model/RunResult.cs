using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>Everything a run found out: what is written to its folder and what every report is drawn from.</summary>
public sealed record RunResult
{
    /// <summary>What was run.</summary>
    public required RunIdentity Identity { get; init; }

    /// <summary>The answer in one plain sentence.</summary>
    public required string Headline { get; init; }

    /// <summary>What a reader must know before using the numbers, most important first: cautions, hypotheses, unresolved items.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>What keeps the run from passing budgets, whatever its numbers say; empty for a sound run.</summary>
    public required IReadOnlyList<Obstacle> Obstacles { get; init; }

    /// <summary>The settings in force that no measured source supports, by key. Default: none recorded.</summary>
    public IReadOnlyList<Assumption> Assumptions { get; init; } = [];

    /// <summary>Every number with its interval, in catalogue order.</summary>
    public required IReadOnlyList<MetricResult> Metrics { get; init; }

    /// <summary>Backlog over time, one fan a pool.</summary>
    public required IReadOnlyList<BacklogFan> Backlog { get; init; }

    /// <summary>Empirical distribution of the time to authorised, one curve a route (auto, gated); x in minutes, y a share.</summary>
    public required IReadOnlyList<Curve> TimeToAuthorised { get; init; }

    /// <summary>Root requests that arrive an hour, mean and 5 to 95 % of replications; x in minutes since the start. Default: null, not recorded.</summary>
    public Curve? Arrivals { get; init; }

    /// <summary>People on duty over time, mean over replications, one curve a pool; the id is the pool's name. Default: none recorded.</summary>
    public IReadOnlyList<Curve> OnDuty { get; init; } = [];

    /// <summary>Marked times: shifts, planned gaps, storms. Default: none.</summary>
    public IReadOnlyList<TimeBand> Bands { get; init; } = [];

    /// <summary>Approval latency over the week. Default: null, not recorded.</summary>
    public WeekLatency? Week { get; init; }

    /// <summary>The race between containment and the attacker; null when the scenario has no incidents.</summary>
    public required RaceResult? Race { get; init; }

    /// <summary>What the audit rules found in the trail of one replication. Default: null, not checked.</summary>
    public TrailCheck? Trail { get; init; }

    /// <summary>One row a replication and arm, in index order.</summary>
    public required ReplicationTable Replications { get; init; }
}

/// <summary>What was run, and how to run it again.</summary>
public sealed record RunIdentity
{
    /// <summary>Name of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>Its title for people.</summary>
    public required string Title { get; init; }

    /// <summary>Its description.</summary>
    public required string Description { get; init; }

    /// <summary>SHA-256 over the resolved scenario, hexadecimal.</summary>
    public required string ScenarioDigest { get; init; }

    /// <summary>Digest of resolved scenario, seed, version and options; names the run's folder.</summary>
    public required string RunId { get; init; }

    /// <summary>Digest over the audit trails of all replications in index order, 16 hexadecimal digits.</summary>
    public required string TrailDigest { get; init; }

    /// <summary>Master seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Number of replications.</summary>
    public required int Replications { get; init; }

    /// <summary>Simulated start, ISO 8601 UTC.</summary>
    public required string Start { get; init; }

    /// <summary>The zone whose wall clock people read simulated times on, an IANA name: that of the rosters when they agree, else that of the run. Default: UTC.</summary>
    public string Zone { get; init; } = "UTC";

    /// <summary>Observed time, minutes.</summary>
    public required double HorizonMinutes { get; init; }

    /// <summary>Uncounted beginning, minutes.</summary>
    public required double WarmUpMinutes { get; init; }

    /// <summary>Version of this program.</summary>
    public required string ProgramVersion { get; init; }

    /// <summary>Runtime, operating system and architecture that produced the bits.</summary>
    public required string Platform { get; init; }

    /// <summary>The command that reproduces the run.</summary>
    public required string Command { get; init; }

    /// <summary>Events simulated over all replications and arms.</summary>
    public required long Events { get; init; }

    /// <summary>Whether a live gateway was measured: then slices of the counted time stand where replications do. Default: no, and files leave it out.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsLive { get; init; }
}

/// <summary>One number with its interval.</summary>
/// <param name="Metric">Id in the <see cref="MetricCatalogue"/>.</param>
/// <param name="Aggregate">How it was aggregated: <c>mean</c>, <c>p50</c>, <c>share</c>, <c>per_1000_roots</c>, …</param>
/// <param name="Where">What it is restricted to, as ordered pairs such as arm = governed, route = gated, pool = reviewers; empty for all.</param>
/// <param name="Estimate">Value and interval over replications, in the metric's unit.</param>
public sealed record MetricResult(string Metric, string Aggregate, IReadOnlyList<Dimension> Where, Estimate Estimate);

/// <summary>One restriction of a metric.</summary>
/// <param name="Name">One of <c>arm, route, class, pool, gate, incident, outcome, part, within, at</c>.</param>
/// <param name="Value">The value, for arm one of <c>governed, auto_twin, effect</c> (governed minus auto twin, paired).</param>
public sealed record Dimension(string Name, string Value);

/// <summary>A pool's backlog (waiting, in review) over time, over replications.</summary>
/// <param name="Pool">Name of the pool.</param>
/// <param name="Minutes">Sample instants, minutes since the start.</param>
/// <param name="Mean">Mean over replications at each instant.</param>
/// <param name="P05">5th percentile over replications.</param>
/// <param name="P50">Median over replications.</param>
/// <param name="P95">95th percentile over replications.</param>
public sealed record BacklogFan(
    string Pool,
    IReadOnlyList<double> Minutes,
    IReadOnlyList<double> Mean,
    IReadOnlyList<double> P05,
    IReadOnlyList<double> P50,
    IReadOnlyList<double> P95);

/// <summary>A curve with an optional band.</summary>
/// <param name="Id">Stable id, such as <c>auto</c>, <c>gated</c>, <c>attack</c>, <c>contained_governed</c>, <c>contained_auto_twin</c>.</param>
/// <param name="Label">Words for the legend.</param>
/// <param name="X">Abscissae, increasing.</param>
/// <param name="Y">Ordinates.</param>
/// <param name="Low">Lower edge of the band, or null.</param>
/// <param name="High">Upper edge of the band, or null.</param>
public sealed record Curve(
    string Id,
    string Label,
    IReadOnlyList<double> X,
    IReadOnlyList<double> Y,
    IReadOnlyList<double>? Low,
    IReadOnlyList<double>? High);

/// <summary>A marked time of the run.</summary>
/// <param name="Kind"><c>shift</c>, <c>gap</c>, <c>pull_away</c>, <c>storm</c> or <c>attack</c> (from a leak to the mean first attempt).</param>
/// <param name="Pool">The pool it belongs to; null for all.</param>
/// <param name="Name">Its name in the scenario.</param>
/// <param name="From">Its beginning, minutes since the start.</param>
/// <param name="To">Its end.</param>
public sealed record TimeBand(string Kind, string? Pool, string Name, double From, double To);

/// <summary>Approval latency by the hour of the week at which the first gate was entered, over all counted requests of all replications.</summary>
/// <param name="Zone">The zone of the wall clock.</param>
/// <param name="HoursPerSlot">Hours of a slot; slot 0 begins on Monday at midnight.</param>
/// <param name="Entered">Requests that entered a gate, by slot.</param>
/// <param name="P50">Median of all that entered, minutes; infinite where fewer were ever decided, NaN where none entered.</param>
/// <param name="P95">95th percentile likewise.</param>
public sealed record WeekLatency(string Zone, int HoursPerSlot, IReadOnlyList<long> Entered, IReadOnlyList<double> P50, IReadOnlyList<double> P95);

/// <summary>The race between containment and the attacker's first attempt, in minutes since the leak.</summary>
/// <param name="Curves">Cumulative shares: the attacker's first attempt (<c>attack</c>), the secret dead under the policy (<c>contained_governed</c>) and under its auto twin (<c>contained_auto_twin</c>).</param>
/// <param name="FastestAttackMinutes">The fastest first attempt the attacker model allows.</param>
/// <param name="MeanAttackMinutes">Its mean.</param>
/// <param name="Outcomes">Shares of incidents by outcome and arm: attacker first, contained first, expired first; in reading order.</param>
public sealed record RaceResult(
    IReadOnlyList<Curve> Curves, double FastestAttackMinutes, double MeanAttackMinutes, IReadOnlyList<RaceOutcome> Outcomes);

/// <summary>How often a race ended one way.</summary>
/// <param name="Arm"><c>governed</c> or <c>auto_twin</c>.</param>
/// <param name="Outcome"><c>attacker_first</c>, <c>contained</c>, <c>expired</c> or <c>unresolved</c>.</param>
/// <param name="Share">Share of incidents with its interval.</param>
public sealed record RaceOutcome(string Arm, string Outcome, Estimate Share);

/// <summary>One row a replication and arm.</summary>
/// <param name="Columns">Column names with their unit as suffix, such as <c>approval_latency_mean_min</c>.</param>
/// <param name="Rows">The rows in order of replication, then arm.</param>
public sealed record ReplicationTable(IReadOnlyList<string> Columns, IReadOnlyList<ReplicationRow> Rows);

/// <summary>The numbers of one replication under one arm.</summary>
/// <param name="Replication">0-based index.</param>
/// <param name="Arm"><c>governed</c> or <c>auto_twin</c>.</param>
/// <param name="Values">One value a column; <see cref="double.NaN"/> where there is none.</param>
public sealed record ReplicationRow(int Replication, string Arm, IReadOnlyList<double> Values);
