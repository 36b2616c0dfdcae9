using System.Text.Json;

namespace Simulator.Governance;

/// <summary>Writes under whose identity something is recommended and done, and how far it reaches.</summary>
internal static class IdentityFields
{
    /// <summary>Writes the reference under which a recommender keeps its prompt: the request's own name. People prompt nothing.</summary>
    public static void WritePrompt(Utf8JsonWriter json, in ActionRequest request)
    {
        if (request.Subject.Origin == Origin.Ai)
        {
            json.WriteString(TrailFields.Prompt, $"prompt/{request.Node}");
        }
    }

    /// <summary>
    /// Writes who holds a credential, and its scope. A workload has an identity for each component; a shared account and a borrowed one are the
    /// same whatever they are used for.
    /// </summary>
    public static void WriteHolder(Utf8JsonWriter json, in ActionRequest request, string kind, Component component, double scope)
    {
        json.WriteString(TrailFields.Holder, request.Subject.Identity switch
        {
            IdentityMode.SharedBroad => "shared",
            IdentityMode.InheritedUser => FormattableString.Invariant($"person {request.Subject.RunOwner.Value}"),
            _ => $"{kind}/{EnumText<Component>.Of(component)}",
        });
        json.WriteNumber(TrailFields.Scope, scope);
    }
}
