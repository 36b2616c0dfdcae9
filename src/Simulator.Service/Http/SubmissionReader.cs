using System.Runtime.InteropServices;
using System.Text.Json;
using Simulator.Governance;

namespace Simulator.Service;

/// <summary>
/// Makes a request to govern from what a client sent. A client may make its request look riskier than its class, never safer: impact and
/// reach only rise, flags are only added, and what would lower a level is believed from operators only.
/// </summary>
internal sealed class SubmissionReader(ServiceConfiguration configuration)
{
    private const Signs Lowering = Signs.PreApprovedPlaybook | Signs.SecondIdentity | Signs.Sandbox;

    /// <summary>A simulated workflow may leave stages out, there to be measured; a gateway lets nobody ask for that.</summary>
    private const Signs Dropped = Signs.ReviewDropped | Signs.TicketDropped | Signs.HandoffDropped | Signs.PauseDropped;

    /// <exception cref="HttpRefusal">Something is unknown, out of range or not for this caller.</exception>
    public Command Read(SubmitBody body, TokenEntry token)
    {
        var kindIndex = configuration.ClassOf(body.Class) ?? throw Invalid($"There is no class '{body.Class}'.");
        var kind = configuration.Options.Classes[kindIndex];
        var isTrusted = token.Roles.HasFlag(Roles.Operator);
        var origin = Word(body.Origin, "origin", Origin.Ai);
        if (body.Confidence is { } confidence && (origin == Origin.Human || !(confidence is >= 0 and <= 1)))
        {
            throw Invalid("Confidence lies between 0 and 1, and only an AI's recommendation has one.");
        }

        var (digest, arguments) = Arguments(body.Arguments, body.Digest);
        var node = default(NodeId);
        if (body.Node is not null && !Text.TryNode(body.Node, out node))
        {
            throw Invalid("A node has 16 lower-case hexadecimal digits.");
        }

        var request = new ActionRequest(
            node,
            new Subject(origin, Person(body.RunOwner, token)) { Identity = IdentityOf(body, kind) },
            new ActionDescription(new ClassId(kindIndex), kind.Access, kind.Reversible && body.Reversible != false),
            new Resource(Service(body.Service), kind.Flags | Flags(body.Flags)) { BlastRadius = Reach(body, kind) },
            Context(body, kind, isTrusted),
            digest);
        return new Command(CommandKind.Submit) { Request = request, HasNode = body.Node is not null, Arguments = arguments };
    }

    /// <summary>The digest of arguments, or the one that was sent in their place.</summary>
    public static (Digest Digest, ReadOnlyMemory<byte> Arguments) Arguments(JsonElement? arguments, string? stated)
    {
        if (arguments is null == stated is null)
        {
            throw Invalid("Send arguments, or their digest instead.");
        }

        if (arguments is { } given)
        {
            return given.ValueKind == JsonValueKind.Object
                ? (CanonicalJson.DigestOf(given), JsonMarshal.GetRawUtf8Value(given).ToArray())
                : throw Invalid("Arguments are an object.");
        }

        return Text.TryDigest(stated, out var digest) ? (digest, default) : throw Invalid("A digest has 32 lower-case hexadecimal digits.");
    }

    public static HttpRefusal Invalid(string detail) => new(400, "invalid-body", detail);

    private static RequestContext Context(SubmitBody body, ServiceClass kind, bool isTrusted)
    {
        var impact = Word(body.Impact, "impact", kind.Impact);
        var signs = kind.Signs;
        foreach (var word in body.Signs ?? [])
        {
            signs |= Word(word, "sign", Signs.None);
        }

        if ((signs & Dropped) != Signs.None)
        {
            throw Invalid("No stage of the process can be left out here: reviews, tickets, handoff notes and pauses are for the policy to ask for.");
        }

        var environment = Word(body.Environment, "environment", RunEnvironment.Production);
        if (!isTrusted && (body.Containment == true || (signs & ~kind.Signs & Lowering) != Signs.None || environment != RunEnvironment.Production))
        {
            throw new HttpRefusal(403, "operator-only", "Containment, its signs and other environments than production are believed from operators only.");
        }

        return new RequestContext(impact > kind.Impact ? impact : kind.Impact, body.Confidence ?? double.NaN, body.Containment ?? false)
        {
            Signs = signs, Environment = environment,
        };
    }

    private PersonId Person(JsonElement? named, TokenEntry token) => named is not { } given ? token.Person
        : given.ValueKind == JsonValueKind.String && configuration.PersonOf(given.GetString()!) is { } known ? new PersonId(known)
        : given.ValueKind == JsonValueKind.Number && given.TryGetInt32(out var number) && number > 0 && number <= configuration.Options.People.Count ? new PersonId(number)
        : throw Invalid("runOwner is the name or number of a person.");

    private int Service(JsonElement? named) => named is not { } given ? 0
        : given.ValueKind == JsonValueKind.String && configuration.ServiceOf(given.GetString()!) is { } known ? known
        : given.ValueKind == JsonValueKind.Number && given.TryGetInt32(out var number) && number >= 0 && number < configuration.Options.Services.Count ? number
        : throw Invalid("service is the name or number of a service.");

    private static IdentityMode IdentityOf(SubmitBody body, ServiceClass kind) =>
        Word(body.Identity, "identity", kind.Identity) is var identity && identity == IdentityMode.Jit ? kind.Identity : identity;

    private static double Reach(SubmitBody body, ServiceClass kind) => body.BlastRadius is not { } reach ? kind.BlastRadius
        : reach is >= 0 and <= 1e6 ? Math.Max(reach, kind.BlastRadius) : throw Invalid("blastRadius lies between 0 and 1,000,000.");

    private static RiskFlags Flags(IReadOnlyList<string>? words)
    {
        var flags = RiskFlags.None;
        foreach (var word in words ?? [])
        {
            flags |= Word(word, "flag", RiskFlags.None);
        }

        return flags;
    }

    public static T Word<T>(string? word, string what, T otherwise)
        where T : struct, Enum =>
        word is null ? otherwise
        : Words<T>.TryParse(word, out var known) ? known
        : throw Invalid($"'{(word.Length > 40 ? word[..40] : word)}' is no {what}; there are {string.Join(", ", Words<T>.All)}.");
}
