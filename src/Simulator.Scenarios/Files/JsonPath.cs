using System.Text;

namespace Simulator.Scenarios;

/// <summary>The path of a key from the root: <c>classes.refund.review.median</c>; a name with a dot is written <c>classes['a.b']</c>.</summary>
internal sealed class JsonPath
{
    private readonly JsonPath? parent;
    private readonly string name;

    private JsonPath(JsonPath? parent, string name) => (this.parent, this.name) = (parent, name);

    /// <summary>The path of the root.</summary>
    public static JsonPath Root { get; } = new(null, string.Empty);

    /// <summary>The last part.</summary>
    public string Name => name;

    /// <summary>The path of a member.</summary>
    public JsonPath this[string member] => new(this, member);

    /// <summary>The parts from the root.</summary>
    public IReadOnlyList<string> Parts()
    {
        var parts = new List<string>();
        for (var path = this; path.parent is not null; path = path.parent)
        {
            parts.Add(path.name);
        }

        parts.Reverse();
        return parts;
    }

    /// <summary>The path as errors, reports and <c>--set</c> write it; hostile names escaped and cut.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var part in Parts())
        {
            if (!part.AsSpan().ContainsAnyExcept(Names.PlainCharacters) && part.Length is > 0 and <= Names.MaximumLength)
            {
                text.Append(text.Length > 0 ? "." : string.Empty).Append(part);
            }
            else
            {
                text.Append("['").Append(PrintableText.Shorten(part)).Append("']");
            }
        }

        return text.ToString();
    }

    /// <summary>Reads a path as a user types it: parts between dots, or in <c>['…']</c>.</summary>
    /// <returns>The parts; null when the text is no path.</returns>
    public static IReadOnlyList<string>? Parse(string text)
    {
        var parts = new List<string>();
        var rest = text.AsSpan().Trim();
        while (!rest.IsEmpty)
        {
            int length;
            if (rest.StartsWith("['"))
            {
                length = rest.IndexOf("']");
                if (length < 3)
                {
                    return null;
                }

                parts.Add(rest[2..length].ToString());
                rest = rest[(length + 2)..];
            }
            else
            {
                length = rest.IndexOfAny('.', '[');
                length = length < 0 ? rest.Length : length;
                if (length == 0)
                {
                    return null;
                }

                parts.Add(rest[..length].ToString());
                rest = rest[length..];
            }

            if (!rest.IsEmpty && rest[0] == '.')
            {
                rest = rest[1..];
                if (rest.IsEmpty)
                {
                    return null;
                }
            }
        }

        return parts.Count > 0 ? parts : null;
    }
}
