using System.Globalization;
using System.Text.Json;

namespace Simulator.LoadDriver;

/// <summary>An object of a mapping file: fetches keys, remembers mistakes, and knows in the end which keys nobody asked for.</summary>
internal sealed class MappingObject
{
    private readonly LocatedJson json;
    private readonly string path;
    private readonly List<MappingError> errors;
    private readonly List<string> known = [];

    public MappingObject(LocatedJson json, string path, List<MappingError> errors)
    {
        (this.json, this.path, this.errors) = (json, path, errors);
        foreach (var twice in json.Members.GroupBy(member => member.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            errors.Add(new MappingError(twice.Last().Value.Line, Key(twice.Key), "the key is given twice", "keep one of them"));
        }
    }

    public string Path => path;

    public string Key(string name) => path.Length == 0 ? name : $"{path}.{name}";

    public void Mistake(LocatedJson? where, string name, string problem, string remedy) =>
        errors.Add(new MappingError(where?.Line ?? json.Line, Key(name), problem, remedy));

    public LocatedJson? Find(string name)
    {
        known.Add(name);
        return json.Members.FirstOrDefault(member => member.Name == name).Value;
    }

    /// <summary>A string; null, with a mistake noted, when it is missing or something else.</summary>
    public string? Text(string name, string example)
    {
        var value = Find(name);
        if (value is { Kind: JsonTokenType.String, Text.Length: > 0 })
        {
            return value.Text;
        }

        Mistake(value, name, value is null ? "the key is missing" : "the value is no text", $"write \"{name}\": \"{example}\"");
        return null;
    }

    /// <summary>An object; null when there is none, with a mistake noted when it is needed or something else.</summary>
    public MappingObject? Object(string name, bool isNeeded)
    {
        var value = Find(name);
        if (value is { Kind: JsonTokenType.StartObject })
        {
            return new MappingObject(value, Key(name), errors);
        }

        if (value is not null || isNeeded)
        {
            Mistake(value, name, value is null ? "the key is missing" : "the value is no object", $"write \"{name}\": {{ ... }}");
        }

        return null;
    }

    /// <summary>The members of an object of free keys, each checked to be a text.</summary>
    public IEnumerable<(string Name, LocatedJson Value)> Texts(string name)
    {
        if (Find(name) is not { } value)
        {
            return [];
        }

        if (value.Kind == JsonTokenType.StartObject && value.Members.All(member => member.Value.Kind == JsonTokenType.String))
        {
            return value.Members;
        }

        Mistake(value, name, "the value is no object of texts", $"write \"{name}\": {{ \"Name\": \"value\" }}");
        return [];
    }

    /// <summary>A path into the answer.</summary>
    public AnswerPath? Answer(string name, bool isNeeded, string example)
    {
        if (!isNeeded && Find(name) is null)
        {
            return null;
        }

        var text = Text(name, example);
        var answer = text is null ? null : AnswerPath.TryParse(text);
        if (text is not null && answer is null)
        {
            Mistake(Find(name), name, $"'{text}' is no path into an answer", $"begin with $ and go on with .name or [0], such as {example}");
        }

        return answer;
    }

    /// <summary>Statuses that count as accepted.</summary>
    public IReadOnlyList<int> Statuses(string name)
    {
        var value = Find(name);
        if (value is null)
        {
            return [200, 201, 202, 204];
        }

        var statuses = new List<int>();
        foreach (var item in value.Items)
        {
            if (int.TryParse(item.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && item.Kind == JsonTokenType.Number && status is >= 200 and <= 599)
            {
                statuses.Add(status);
            }
        }

        if (statuses.Count == 0 || statuses.Count != value.Items.Count)
        {
            Mistake(value, name, "the value is no list of statuses", "write a list of numbers from 200 to 599, such as [200, 202]");
        }

        return statuses;
    }

    /// <summary>Notes every key that nobody asked for.</summary>
    public void Finish()
    {
        foreach (var (name, value) in json.Members.Where(member => !known.Contains(member.Name)))
        {
            Mistake(value, name, "the key is not known", "use one of " + string.Join(", ", known.Distinct()));
        }
    }
}
