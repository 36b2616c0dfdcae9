using System.Globalization;
using System.Text.Json;

namespace Simulator.LoadDriver;

/// <summary>Where in an answer a value is: <c>$</c>, then <c>.name</c>, <c>['name']</c> or <c>[0]</c>, as in RFC 9535 without its searches.</summary>
internal sealed class AnswerPath
{
    private readonly List<(string? Name, int Index)> steps = [];

    private AnswerPath()
    {
    }

    /// <summary>Compiles a path; null when it is none.</summary>
    public static AnswerPath? TryParse(string text)
    {
        if (text.Length == 0 || text[0] != '$')
        {
            return null;
        }

        var path = new AnswerPath();
        var at = 1;
        while (at < text.Length)
        {
            var end = text[at] == '.' ? NameEnd(text, at + 1) : text[at] == '[' ? text.IndexOf(']', at) : -1;
            if (end <= at + 1 || !path.AddStep(text, at, end))
            {
                return null;
            }

            at = text[at] == '.' ? end : end + 1;
        }

        return path;
    }

    /// <summary>The value; null when the answer has none there.</summary>
    public JsonElement? Find(JsonElement root)
    {
        foreach (var (name, index) in steps)
        {
            if (name is not null)
            {
                if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(name, out root))
                {
                    return null;
                }
            }
            else
            {
                if (root.ValueKind != JsonValueKind.Array || index >= root.GetArrayLength())
                {
                    return null;
                }

                root = root[index];
            }
        }

        return root;
    }

    /// <summary>The text of a string or the characters of a number; null when there is neither.</summary>
    public string? Text(JsonElement root) => Find(root) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    private static int NameEnd(string text, int from)
    {
        var end = text.IndexOfAny(['.', '['], from);
        return end < 0 ? text.Length : end;
    }

    private bool AddStep(string text, int at, int end)
    {
        var inner = text[(at + 1)..end];
        if (text[at] == '.')
        {
            steps.Add((inner, 0));
            return inner.IndexOfAny([']', '\'', '*', '@', '?']) < 0;
        }

        if (inner.Length > 2 && inner[0] == '\'' && inner[^1] == '\'')
        {
            steps.Add((inner[1..^1], 0));
            return true;
        }

        var isIndex = int.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out var index);
        steps.Add((null, index));
        return isIndex;
    }
}
