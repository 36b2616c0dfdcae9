namespace Simulator.Scenarios;

/// <summary>Lays what a user wrote over a default.</summary>
internal static class Overlay
{
    /// <summary>
    /// Every member of the upper value, and those of the lower one that the upper does not name. An upper object that states its kind
    /// replaces the lower one: parameters of two distributions never mix.
    /// </summary>
    public static Node Lay(Node upper, Node lower)
    {
        if (!upper.IsObject || !lower.IsObject || upper.StatesKind)
        {
            return upper;
        }

        var result = new Node(NodeKind.Object, upper.Place); // a default knows it, so it is known
        foreach (var member in lower.Members)
        {
            var value = upper.TryGet(member.Name, out var own) ? Lay(own.Value, member.Value) : member.Value;
            result.TryAdd(member.Name, own?.Place ?? member.Place, value);
        }

        foreach (var member in upper.Members)
        {
            result.TryAdd(member.Name, member.Place, member.Value);
        }

        return result;
    }
}
