using System.Text.Json;

namespace Simulator.LoadDriver;

/// <summary>Turns the parts of a mapping file into calls.</summary>
internal sealed class MappingReader(List<MappingError> errors)
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>Headers that the transport owns.</summary>
    private static readonly string[] Reserved = ["Host", "Content-Length", "Content-Type", "Transfer-Encoding", "Connection"];

    private readonly List<(string Name, LocatedJson Value)> common = [];

    /// <summary>The mapping; without meaning when there are errors.</summary>
    public GatewayMapping Read(MappingObject file)
    {
        CheckVersion(file);
        var name = file.Text("name", "my gateway");
        common.AddRange(file.Texts("headers"));
        var submit = file.Object("submit", isNeeded: true);
        var status = file.Object("status", isNeeded: false);
        var executed = file.Object("executed", isNeeded: false);
        var tasks = file.Object("tasks", isNeeded: false);
        var list = tasks?.Object("list", isNeeded: true);
        var claim = tasks?.Object("claim", isNeeded: false);
        var decision = tasks?.Object("decision", isNeeded: true);
        var events = file.Object("events", isNeeded: false);
        var trail = file.Object("trail", isNeeded: false);
        var submitCall = Call(submit, Placeholders.OfRequest);
        var submitId = submit?.Answer("id", isNeeded: true, "$.id");
        var states = States(file, isNeeded: status is not null);
        var mapping = new GatewayMapping(name ?? string.Empty, submitCall!, submitId!, states) // missing parts are mistakes already
        {
            SubmitState = submit?.Answer("state", isNeeded: false, "$.state"),
            Status = Call(status, Placeholders.OfKnownRequest),
            StatusState = status?.Answer("state", isNeeded: true, "$.state"),
            Executed = Call(executed, Placeholders.OfKnownRequest),
            TaskList = Call(list, Placeholders.OfPool),
            TaskItems = list?.Answer("items", isNeeded: true, "$.tasks"),
            TaskId = list?.Answer("id", isNeeded: true, "$.id"),
            TaskRequest = list?.Answer("request", isNeeded: true, "$.request"),
            TaskRole = list?.Answer("role", isNeeded: false, "$.role"),
            Claim = Call(claim, Placeholders.OfTask),
            Decision = Call(decision, Placeholders.OfDecision),
            ApproveWord = Word(decision, "approve"),
            RejectWord = Word(decision, "reject"),
            Events = Call(events, Placeholders.OfRun),
            EventRequest = events?.Answer("request", isNeeded: false, "$.request"),
            Trail = Call(trail, Placeholders.OfRun),
        };
        foreach (var part in new[] { file, submit, status, executed, tasks, list, claim, decision, events, trail })
        {
            part?.Finish();
        }

        return mapping;
    }

    private static void CheckVersion(MappingObject file)
    {
        var version = file.Find("version");
        if (version is not { Kind: JsonTokenType.Number, Text: "1" })
        {
            file.Mistake(version, "version", version is null ? "the key is missing" : $"'{version.Text}' is no version of this format", "write \"version\": 1");
        }
    }

    private CallTemplate? Call(MappingObject? part, IReadOnlyList<Placeholder> allowed)
    {
        if (part is null)
        {
            return null;
        }

        var method = part.Text("method", "POST");
        if (method is not null && !Methods.Contains(method))
        {
            part.Mistake(part.Find("method"), "method", $"'{method}' is no method", "use one of " + string.Join(", ", Methods));
        }

        var path = Template(part, "path", allowed);
        if (path is not null && !path.Parts[0].Literal.StartsWith('/'))
        {
            part.Mistake(part.Find("path"), "path", "the path does not begin with a slash", "write \"path\": \"/v1/requests\"; the host comes from the command line");
        }

        var headers = Headers(part, allowed);
        var json = part.Find("body");
        var body = json is null ? null : BodyTemplate.Compile(json, part.Key("body"), allowed, errors);
        var accepted = part.Statuses("accepted");
        return method is null || path is null ? null : new CallTemplate(new HttpMethod(method), path, headers, body, accepted);
    }

    private static TextTemplate? Template(MappingObject part, string name, IReadOnlyList<Placeholder> allowed)
    {
        if (part.Text(name, "/v1/requests") is not { } text)
        {
            return null;
        }

        if (TextTemplate.Compile(text, allowed, out var template) is { } mistake)
        {
            part.Mistake(part.Find(name), name, mistake.Problem, mistake.Remedy);
        }

        return template;
    }

    /// <summary>The headers of every call, which may use what is always known, then those of this one.</summary>
    private List<(string Name, TextTemplate Value)> Headers(MappingObject part, IReadOnlyList<Placeholder> allowed)
    {
        var headers = new List<(string, TextTemplate)>();
        foreach (var (name, value) in common)
        {
            Add(headers, "headers." + name, name, value, Placeholders.OfRun);
        }

        foreach (var (name, value) in part.Texts("headers"))
        {
            Add(headers, part.Key("headers." + name), name, value, allowed);
        }

        return headers;
    }

    private void Add(List<(string, TextTemplate)> headers, string key, string name, LocatedJson value, IReadOnlyList<Placeholder> allowed)
    {
        if (name.Length == 0 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') || Reserved.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            errors.Add(new MappingError(value.Line, key, $"'{name}' is no header that a mapping may set", "use letters, digits and dashes; " + string.Join(", ", Reserved) + " are set by the driver"));
        }
        else if (value.Text.AsSpan().IndexOfAny('\r', '\n') >= 0)
        {
            errors.Add(new MappingError(value.Line, key, "the value holds a line break", "write it on one line"));
        }
        else if (TextTemplate.Compile(value.Text, allowed, out var template) is { } mistake)
        {
            errors.Add(new MappingError(value.Line, key, mistake.Problem, mistake.Remedy));
        }
        else
        {
            headers.Add((name, template!));
        }
    }

    private string Word(MappingObject? decision, string verdict)
    {
        var word = decision?.Texts("verdicts").FirstOrDefault(member => member.Name == verdict).Value?.Text;
        foreach (var (name, value) in decision?.Texts("verdicts") ?? [])
        {
            if (name is not ("approve" or "reject"))
            {
                errors.Add(new MappingError(value.Line, decision!.Key("verdicts." + name), "simulated people do not decide so", "give words for approve and reject"));
            }
        }

        return word ?? verdict;
    }

    /// <summary>Which words of the gateway mean which state.</summary>
    private static Dictionary<string, LiveState> States(MappingObject file, bool isNeeded)
    {
        var words = new Dictionary<string, LiveState>(StringComparer.OrdinalIgnoreCase);
        string[] names = [.. Enum.GetNames<LiveState>().Skip(1).Select(name => char.ToLowerInvariant(name[0]) + name[1..])];
        var states = file.Find("states");
        if (states is not { Kind: JsonTokenType.StartObject })
        {
            if (states is not null || isNeeded)
            {
                file.Mistake(states, "states", states is null ? "the key is missing" : "the value is no object", "write \"states\": { \"pending\": [\"waiting\"], ... } with the words of the gateway");
            }

            return words;
        }

        foreach (var (name, value) in states.Members)
        {
            var at = Array.IndexOf(names, name);
            var isList = value.Kind == JsonTokenType.StartArray && value.Items.Count > 0 && value.Items.All(item => item.Kind == JsonTokenType.String);
            if (at < 0 || !isList)
            {
                file.Mistake(value, "states." + name, at < 0 ? "this is no state" : "the value is no list of texts", at < 0 ? "use one of " + string.Join(", ", names) : $"write \"{name}\": [\"word of the gateway\"]");
                continue;
            }

            foreach (var word in value.Items.Where(word => !words.TryAdd(word.Text, (LiveState)(at + 1))))
            {
                file.Mistake(word, "states." + name, $"'{word.Text}' means two states", "keep it in one list");
            }
        }

        return words;
    }
}
