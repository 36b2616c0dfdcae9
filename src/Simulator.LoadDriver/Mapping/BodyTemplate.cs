using System.Text;
using System.Text.Json;

namespace Simulator.LoadDriver;

/// <summary>A JSON body with placeholders in its strings: compiled once to literal text between values.</summary>
internal sealed class BodyTemplate
{
    private readonly List<(string Literal, Placeholder? Placeholder, bool IsValue)> parts = [];
    private readonly StringBuilder literal = new();

    private BodyTemplate()
    {
    }

    /// <summary>Compiles a body.</summary>
    /// <param name="body">The body of the mapping.</param>
    /// <param name="key">Its place in the file.</param>
    /// <param name="allowed">The placeholders that mean something there.</param>
    /// <param name="errors">Gets what is wrong.</param>
    public static BodyTemplate Compile(LocatedJson body, string key, IReadOnlyList<Placeholder> allowed, List<MappingError> errors)
    {
        var template = new BodyTemplate();
        template.Add(body, key, allowed, errors);
        template.parts.Add((template.literal.ToString(), null, false));
        return template;
    }

    /// <summary>The body with its values, UTF-8.</summary>
    public byte[] Render(in CallValues values)
    {
        var text = new StringBuilder(256);
        foreach (var (before, placeholder, isValue) in parts)
        {
            text.Append(before);
            if (placeholder is { } name)
            {
                text.Append(isValue ? values.Json(name) : values.InsideString(name));
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private void Add(LocatedJson value, string key, IReadOnlyList<Placeholder> allowed, List<MappingError> errors)
    {
        switch (value.Kind)
        {
            case JsonTokenType.StartObject:
                literal.Append('{');
                for (var index = 0; index < value.Members.Count; index++)
                {
                    var (name, member) = value.Members[index];
                    literal.Append(index == 0 ? "\"" : ",\"").Append(JsonEncodedText.Encode(name).ToString()).Append("\":");
                    Add(member, $"{key}.{name}", allowed, errors);
                }

                literal.Append('}');
                break;
            case JsonTokenType.StartArray:
                literal.Append('[');
                for (var index = 0; index < value.Items.Count; index++)
                {
                    literal.Append(index == 0 ? string.Empty : ",");
                    Add(value.Items[index], string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{key}[{index}]"), allowed, errors);
                }

                literal.Append(']');
                break;
            case JsonTokenType.String:
                AddString(value, key, allowed, errors);
                break;
            default:
                literal.Append(value.Text);
                break;
        }
    }

    private void AddString(LocatedJson value, string key, IReadOnlyList<Placeholder> allowed, List<MappingError> errors)
    {
        if (TextTemplate.Compile(value.Text, allowed, out var template) is { } mistake)
        {
            errors.Add(new MappingError(value.Line, key, mistake.Problem, mistake.Remedy));
            return;
        }

        if (template!.Whole is { } whole)
        {
            Insert(whole, isValue: true);
            return;
        }

        literal.Append('"');
        foreach (var (text, placeholder) in template.Parts)
        {
            literal.Append(JsonEncodedText.Encode(text).ToString());
            if (placeholder is { } name)
            {
                Insert(name, isValue: false);
            }
        }

        literal.Append('"');
    }

    private void Insert(Placeholder placeholder, bool isValue)
    {
        parts.Add((literal.ToString(), placeholder, isValue));
        literal.Clear();
    }
}
