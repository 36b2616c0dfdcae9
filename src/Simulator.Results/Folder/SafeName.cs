namespace Simulator.Results;

/// <summary>Which names may become parts of a path: none can leave its folder or mean something else on another system.</summary>
internal static class SafeName
{
    private const int MaxSegment = 80;
    private const int MaxSegments = 3;

    /// <summary>Whether a name is one harmless path segment.</summary>
    /// <remarks>Letters, digits, dot, dash, underscore; no dot at either end (hidden files, "..", and Windows drops trailing dots); no Windows device name.</remarks>
    public static bool IsSegment(string name) =>
        name.Length is > 0 and <= MaxSegment &&
        name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') &&
        name[0] != '.' && name[^1] != '.' &&
        !IsDevice(name);

    /// <summary>Whether a name is a relative path of harmless segments.</summary>
    public static bool IsRelativePath(string name)
    {
        var segments = name.Split('/');
        return segments.Length <= MaxSegments && segments.All(IsSegment);
    }

    /// <summary>Refuses a name that is not one harmless segment.</summary>
    /// <exception cref="ArgumentException">It is not: whoever accepted it from outside should have checked it.</exception>
    public static void Require(string name, string what)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!IsSegment(name))
        {
            throw new ArgumentException($"'{SafeText.Clean(name)}' cannot name a {what}: letters, digits, dot, dash and underscore only, no dot at the ends.");
        }
    }

    private static bool IsDevice(string name)
    {
        var stem = name.Split('.')[0].ToUpperInvariant();
        return stem is "CON" or "PRN" or "AUX" or "NUL" ||
            (stem.Length == 4 && (stem.StartsWith("COM", StringComparison.Ordinal) || stem.StartsWith("LPT", StringComparison.Ordinal)) && char.IsAsciiDigit(stem[3]));
    }
}
