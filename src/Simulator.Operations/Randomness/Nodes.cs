using Simulator.Governance;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Operations;

/// <summary>Makes the lasting names of work: a root is kind (4 bits), source (12 bits) and ordinal (48 bits); a child mixes its parent, its cause and its number.</summary>
/// <remarks>Nothing here depends on a policy, so a node that exists in two arms meets the same random numbers in both.</remarks>
public static class Nodes
{
    /// <summary>Version of the numbering; it is part of every key, so that a change of it changes every draw visibly.</summary>
    public const int FormatVersion = 1;

    /// <summary>The most sources a scenario may have.</summary>
    public const int MaximumSources = 1 << SourceBits;

    private const int SourceBits = 12;
    private const int OrdinalBits = 48;
    private const ulong SlotCause = 0x736C_6F74;
    private const ulong ContainmentCause = 0x636F_6E74;
    private const ulong CredentialLeakCause = 0x6C65_616B;

    private const ulong ResubmissionCause = 0x7265_7375;
    private const ulong StepCause = 0x7374_6570;
    private const ulong PivotCause = 0x7069_766F;
    private const ulong TriggerCause = 0x7472_6967;

    private const ulong PersonDayCause = 0x7064_6179;
    private const ulong SourceDayCause = 0x7364_6179;
    private const ulong EngagementCause = 0x656E_6761;
    private const ulong StormCause = 0x7374_6F72;
    private const ulong SinkCause = 0x7369_6E6B;
    private const ulong GrantCause = 0x6772_616E;
    private const ulong FaultCause = 0x6661_756C;
    private const ulong PickCause = 0x7069_636B;

    private enum Kind : ulong
    {
        Request = 1,
        Incident = 2,
        Person = 3,
        PullAway = 4,
        CallOut = 5,
    }

    /// <summary>A candidate root request.</summary>
    /// <param name="source">Source number, from <see cref="SourceNumbers"/>.</param>
    /// <param name="ordinal">Number of the candidate within its source, thinned ones included, from 0.</param>
    public static NodeId Request(int source, long ordinal) => Root(Kind.Request, source, ordinal);

    /// <summary>An exogenous leak incident.</summary>
    /// <param name="source">Source number, from <see cref="SourceNumbers"/>.</param>
    /// <param name="ordinal">Number of the incident within its source, from 0.</param>
    public static NodeId Incident(int source, long ordinal) => Root(Kind.Incident, source, ordinal);

    /// <summary>A time at which people are taken away.</summary>
    /// <param name="source">Source number, from <see cref="SourceNumbers"/>.</param>
    /// <param name="ordinal">Its number within its source, from 0.</param>
    public static NodeId PullAway(int source, long ordinal) => Root(Kind.PullAway, source, ordinal);

    /// <summary>The calls of those on call whose first person is given; the calls are told apart by occurrence.</summary>
    public static NodeId CallOut(PersonId first) => Root(Kind.CallOut, 0, first.Value);

    /// <summary>A person.</summary>
    public static NodeId Person(PersonId person) => Root(Kind.Person, 0, person.Value);

    /// <summary>A person's day: absence and breaks belong to it, whether or not there is work.</summary>
    public static NodeId PersonDay(PersonId person, LocalDay day) => Child(Person(person), PersonDayCause, unchecked((ulong)day.DaysSinceEpoch));

    /// <summary>A person's visit to the queue, or distraction from it.</summary>
    /// <param name="person">The person.</param>
    /// <param name="ordinal">How many the person had before, from 0.</param>
    public static NodeId Engagement(PersonId person, long ordinal) => Child(Person(person), EngagementCause, (ulong)ordinal);

    /// <summary>One pick from the queue of the pool whose first person is given.</summary>
    /// <param name="first">The first person of the pool.</param>
    /// <param name="ordinal">How many picks there were before, from 0.</param>
    public static NodeId Pick(PersonId first, long ordinal) => Child(Person(first), PickCause, (ulong)ordinal);

    /// <summary>A source's day: its factor on the rate belongs to it.</summary>
    /// <param name="first">The first candidate of the source, which stands for the source.</param>
    /// <param name="day">The date.</param>
    public static NodeId SourceDay(NodeId first, LocalDay day) => Child(first, SourceDayCause, unchecked((ulong)day.DaysSinceEpoch));

    /// <summary>A candidate outbreak of a storm.</summary>
    /// <param name="storm">A number of the storm that depends on its name only, from <see cref="NameHash"/>.</param>
    /// <param name="ordinal">Number of the candidate within the storm, from 0.</param>
    public static NodeId StormStart(ulong storm, long ordinal) => Child(new NodeId(storm), StormCause, (ulong)ordinal);

    /// <summary>A candidate outage of the audit sink.</summary>
    /// <param name="ordinal">Its number, from 0.</param>
    public static NodeId SinkOutage(long ordinal) => Child(default, SinkCause, (ulong)ordinal);

    /// <summary>A fault that strikes at random.</summary>
    /// <param name="target">A number of its target that depends on its name only, from <see cref="NameHash"/>.</param>
    /// <param name="ordinal">Its number within the target, from 0.</param>
    public static NodeId Fault(ulong target, long ordinal) => Child(new NodeId(target), FaultCause, (ulong)ordinal);

    /// <summary>A grant of standing access.</summary>
    /// <param name="source">0 for candidates made during the run, 1 for those of before.</param>
    /// <param name="ordinal">Its number within the source, from 0.</param>
    public static NodeId Grant(ulong source, long ordinal) => Child(new NodeId(source), GrantCause, (ulong)ordinal);

    /// <summary>The slot of a request that is filled by one role.</summary>
    /// <param name="request">The request.</param>
    /// <param name="role">A number of the role that depends on its name only, from <see cref="NameHash"/>.</param>
    public static NodeId Slot(NodeId request, ulong role) => Child(request, SlotCause, role);

    /// <summary>The containment request that an incident raises.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="attempt">How often containment was raised before.</param>
    public static NodeId Containment(NodeId incident, int attempt) => Child(incident, ContainmentCause, (ulong)attempt);

    /// <summary>A rejected request that is asked for again.</summary>
    /// <param name="first">The first attempt.</param>
    /// <param name="attempt">How often it was resubmitted before, from 0.</param>
    public static NodeId Resubmission(NodeId first, int attempt) => Child(first, ResubmissionCause, (ulong)attempt);

    /// <summary>A step of a chain after its first, which names the chain.</summary>
    /// <param name="chain">The first step.</param>
    /// <param name="step">How many steps precede it, from 1.</param>
    public static NodeId Step(NodeId chain, int step) => Child(chain, StepCause, (ulong)step);

    /// <summary>Another way that a refused agent tries.</summary>
    /// <param name="refused">What was refused first.</param>
    /// <param name="attempt">How many other ways it tried before, from 0.</param>
    public static NodeId PivotOf(NodeId refused, int attempt) => Child(refused, PivotCause, (ulong)attempt);

    /// <summary>What an executed request makes another agent ask for.</summary>
    /// <param name="executed">The first attempt at the executed request.</param>
    /// <param name="kind">A number of the class that depends on its name only, from <see cref="NameHash"/>.</param>
    public static NodeId Triggered(NodeId executed, ulong kind) => Child(executed, TriggerCause, kind);

    /// <summary>The leak of the credentials that one component holds for a request, through one channel: one node, however often they are renewed.</summary>
    /// <param name="request">The request.</param>
    /// <param name="component">Whose credentials.</param>
    /// <param name="channel">A number of the channel that depends on its name only, from <see cref="NameHash"/>.</param>
    public static NodeId CredentialLeak(NodeId request, Component component, ulong channel) =>
        Child(request, CredentialLeakCause, Mix64.Combine(channel, (ulong)component, 0));

    /// <summary>A number that depends on a name only (64-bit FNV-1a over its UTF-16 units, then mixed).</summary>
    public static ulong NameHash(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var hash = 0xCBF29CE484222325;
        foreach (var unit in name)
        {
            hash = unchecked((hash ^ unit) * 0x100000001B3);
        }

        return Mix64.Mix(hash);
    }

    /// <summary>
    /// Gives every named source a number that depends on its name, so that a new source leaves the draws of the others alone.
    /// Two names that share a number (1 in 4,096 a pair) are told apart by taking the next free number in ordinal order of the names.
    /// </summary>
    /// <exception cref="ArgumentException">More names than numbers.</exception>
    public static int[] SourceNumbers(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Count > MaximumSources)
        {
            throw new ArgumentException($"At most {MaximumSources} sources are possible.", nameof(names));
        }

        var taken = new bool[MaximumSources];
        var numbers = new int[names.Count];
        foreach (var index in Enumerable.Range(0, names.Count).OrderBy(index => names[index], StringComparer.Ordinal))
        {
            var number = (int)(NameHash(names[index]) % MaximumSources);
            while (taken[number])
            {
                number = (number + 1) % MaximumSources;
            }

            taken[number] = true;
            numbers[index] = number;
        }

        return numbers;
    }

    private static NodeId Root(Kind kind, int source, long ordinal)
    {
        if (source is < 0 or >= MaximumSources || ordinal is < 0 or >= 1L << OrdinalBits)
        {
            throw new ArgumentOutOfRangeException(nameof(ordinal), ordinal, "A source or ordinal does not fit its field.");
        }

        return new NodeId(((ulong)kind << (SourceBits + OrdinalBits)) | ((ulong)source << OrdinalBits) | (ulong)ordinal);
    }

    private static NodeId Child(NodeId parent, ulong cause, ulong ordinal) => new(Mix64.Combine(parent.Value, cause, ordinal));
}
