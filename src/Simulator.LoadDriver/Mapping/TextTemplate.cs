using System.Text;

namespace Simulator.LoadDriver;

/// <summary>A text with placeholders in braces; <c>{{</c> and <c>}}</c> are braces.</summary>
internal sealed class TextTemplate
{
    private readonly (string Literal, Placeholder? Placeholder)[] parts;

    private TextTemplate((string, Placeholder?)[] parts) => this.parts = parts;

    /// <summary>The placeholder when the text is nothing else; <c>{name:text}</c> is never that, so that numbers can be sent as strings.</summary>
    public Placeholder? Whole { get; private init; }

    public IReadOnlyList<(string Literal, Placeholder? Placeholder)> Parts => parts;

    /// <summary>Whether the text needs a placeholder.</summary>
    public bool Needs(Placeholder placeholder) => parts.Any(part => part.Placeholder == placeholder);

    /// <summary>Compiles a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="allowed">The placeholders that mean something there.</param>
    /// <param name="template">The template; null when refused.</param>
    /// <returns>Null, or the problem and its remedy.</returns>
    public static (string Problem, string Remedy)? Compile(string text, IReadOnlyList<Placeholder> allowed, out TextTemplate? template)
    {
        template = null;
        var parts = new List<(string, Placeholder?)>();
        var literal = new StringBuilder();
        Placeholder? whole = null;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '{' or '}' && at + 1 < text.Length && text[at + 1] == text[at])
            {
                literal.Append(text[at++]);
                continue;
            }

            if (text[at] is not ('{' or '}'))
            {
                literal.Append(text[at]);
                continue;
            }

            var end = text[at] == '{' ? text.IndexOf('}', at) : -1;
            if (end < 0)
            {
                return ("a brace has no partner", "close it, or double it to mean the character itself");
            }

            var name = text[(at + 1)..end];
            var bare = name.EndsWith(":text", StringComparison.Ordinal) ? name[..^5] : name;
            if (Placeholders.Find(bare) is not { } placeholder || !allowed.Contains(placeholder))
            {
                return ($"'{{{name}}}' means nothing here", "use one of " + string.Join(' ', allowed.Select(each => "{" + Placeholders.NameOf(each) + "}")));
            }

            whole = at == 0 && end == text.Length - 1 && bare == name ? placeholder : null;
            parts.Add((literal.ToString(), placeholder));
            literal.Clear();
            at = end;
        }

        parts.Add((literal.ToString(), null));
        template = new TextTemplate([.. parts]) { Whole = whole };
        return null;
    }

    /// <summary>The text with its values, percent-encoded where asked.</summary>
    public string Render(in CallValues values, bool encode)
    {
        if (parts.Length == 1)
        {
            return parts[0].Literal;
        }

        var text = new StringBuilder();
        foreach (var (literal, placeholder) in parts)
        {
            text.Append(literal);
            if (placeholder is { } name)
            {
                var value = values.Text(name);
                text.Append(encode ? Uri.EscapeDataString(value) : WithoutLineBreaks(value));
            }
        }

        return text.ToString();
    }

    /// <summary>What a gateway sent (an id, say) must not become a header of its own.</summary>
    private static string WithoutLineBreaks(string value) =>
        value.AsSpan().IndexOfAny('\r', '\n', '\0') < 0 ? value : string.Concat(value.Where(letter => letter is not ('\r' or '\n' or '\0')));
}
