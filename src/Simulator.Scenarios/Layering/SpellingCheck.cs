namespace Simulator.Scenarios;

/// <summary>Finds names that differ only in case between files: configuration would merge them, a reader would not see it.</summary>
internal static class SpellingCheck
{
    /// <summary>Reports every member of a layer that a lower layer spells differently.</summary>
    /// <param name="layers">The lowest first.</param>
    /// <param name="errors">Takes the differences.</param>
    public static void Check(IReadOnlyList<Node> layers, ErrorList errors)
    {
        for (var upper = 1; upper < layers.Count; upper++)
        {
            for (var lower = 0; lower < upper; lower++)
            {
                Compare(layers[lower], layers[upper], JsonPath.Root, errors);
            }
        }
    }

    private static void Compare(Node lower, Node upper, JsonPath path, ErrorList errors)
    {
        foreach (var member in upper.Members)
        {
            if (!lower.TryGet(member.Name, out var other))
            {
                continue;
            }

            if (other.Name != member.Name)
            {
                var (here, there) = (PrintableText.Quote(member.Name), PrintableText.Quote(other.Name));
                errors.Add(member.Place, path[member.Name], $"{here} is spelt {there} in {other.Place.File}", "spell it the same way");
            }

            Compare(other.Value, member.Value, path[member.Name], errors);
        }
    }
}
