using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace Simulator.Governance;

/// <summary>The words of an enumeration in a trail: its names in snake case, such as <c>policy_evaluated</c>.</summary>
/// <typeparam name="T">An enumeration with small values from 0.</typeparam>
internal static class EnumText<T>
    where T : struct, Enum
{
    private static readonly ImmutableArray<T> Members = [.. Enum.GetValues<T>()];
    private static readonly ImmutableArray<string> Words =
        [.. Members.Select(member => JsonNamingPolicy.SnakeCaseLower.ConvertName(member.ToString()))];

    private static readonly FrozenDictionary<string, T> Values =
        Words.Zip(Members).ToFrozenDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);

    /// <summary>The members in the order of their values.</summary>
    public static ImmutableArray<T> All => Members;

    /// <summary>The word of a member.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no member.</exception>
    public static string Of(T value)
    {
        var index = Members.BinarySearch(value);
        return index >= 0 ? Words[index] : throw new ArgumentOutOfRangeException(nameof(value), value, "The value has no name.");
    }

    /// <summary>The member of a word.</summary>
    public static bool TryParse(string word, out T value) => Values.TryGetValue(word, out value);
}
