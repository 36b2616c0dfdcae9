using System.Collections.Immutable;
using System.Text.Json;

namespace Simulator.Experiments;

/// <summary>The words of metrics for the members of an enumeration by which results are counted: one list, so that no second one can be in another order.</summary>
internal static class EnumWords
{
    /// <summary>The members' names in snake case, in the order of their values, which have to be 0, 1, 2 and so on.</summary>
    public static ImmutableArray<string> Of<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(member => JsonNamingPolicy.SnakeCaseLower.ConvertName(member.ToString()))];
}
