using System.Buffers;

namespace Simulator.Scenarios;

/// <summary>What a name may be: it appears in file names, paths, reports and tables.</summary>
internal static class Names
{
    /// <summary>The longest name.</summary>
    public const int MaximumLength = 64;

    /// <summary>The rule as a regular expression, for the JSON Schema.</summary>
    public const string Pattern = "^[A-Za-z0-9]([A-Za-z0-9._-]{0,62}[A-Za-z0-9_-])?$";

    /// <summary>The rule in words, as errors give it.</summary>
    public const string Rule = "use letters, digits, dot, dash and underscore, at most 64, a letter or digit first and no dot last";

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

    /// <summary>Characters that a path writes without brackets.</summary>
    public static readonly SearchValues<char> PlainCharacters = SearchValues.Create(Letters + "$");

    private static readonly SearchValues<char> Allowed = SearchValues.Create(Letters + ".");

    /// <summary>Whether a text is a name.</summary>
    public static bool AreValid(string text) =>
        text.Length is > 0 and <= MaximumLength && char.IsAsciiLetterOrDigit(text[0]) && text[^1] != '.' &&
        !text.AsSpan().ContainsAnyExcept(Allowed);
}
