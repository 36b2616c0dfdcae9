using System.Text.Json;

namespace Simulator.Experiments.Tests.Stories;

/// <summary>A slice as a viewer would draw it.</summary>
internal sealed record TraceSlice(string Track, string Name, long From, long To, int Depth);

/// <summary>
/// Reads a trace by the Trace Event Format alone, as strictly as a viewer may: events sorted by time with those of one instant as they stand, slices of a
/// thread and of an asynchronous tree (one a process, category and id) closed in the order opposite to that in which they were opened, nothing left open.
/// It shares no code with the writer.
/// </summary>
internal sealed class TraceReader
{
    private readonly Dictionary<string, Stack<(string Name, long From)>> open = [];
    private readonly HashSet<(int Process, int Thread)> namedThreads = [];
    private readonly HashSet<int> namedProcesses = [];

    private TraceReader(JsonElement root)
    {
        Assert.Equal(JsonValueKind.Object, root.ValueKind);
        var events = root.GetProperty("traceEvents").EnumerateArray().ToList();
        foreach (var one in events.Where(one => Text(one, "ph") == "M"))
        {
            Name(one);
        }

        foreach (var one in events.Where(one => Text(one, "ph") != "M").OrderBy(one => one.GetProperty("ts").GetInt64())) // a stable sort
        {
            Take(one);
        }

        Assert.All(open, track => Assert.True(track.Value.Count == 0, $"{track.Key} is left open"));
    }

    public List<TraceSlice> Slices { get; } = [];

    /// <summary>The values of each counter, by process, name and member.</summary>
    public Dictionary<string, List<(long At, double Value)>> Counters { get; } = [];

    public static TraceReader Read(byte[] utf8)
    {
        Unique(utf8);
        using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { AllowTrailingCommas = false, CommentHandling = JsonCommentHandling.Disallow });
        return new TraceReader(document.RootElement);
    }

    private void Name(JsonElement one)
    {
        var (name, args) = (Text(one, "name"), one.GetProperty("args"));
        if (name is "process_name" or "thread_name")
        {
            Assert.NotEmpty(Text(args, "name"));
            Assert.True(name == "process_name" ? namedProcesses.Add(Process(one)) : namedThreads.Add((Process(one), Thread(one))), $"{name} comes twice for {Process(one)}/{Thread(one)}");
        }
        else
        {
            Assert.Contains(name, new[] { "process_sort_index", "thread_sort_index", "process_labels" });
        }
    }

    private void Take(JsonElement one)
    {
        var at = one.GetProperty("ts").GetInt64();
        Assert.InRange(at, 0, long.MaxValue);
        Assert.Contains(Process(one), namedProcesses);
        switch (Text(one, "ph"))
        {
            case "B":
                Assert.Contains((Process(one), Thread(one)), namedThreads);
                Open($"{Process(one)}/{Thread(one)}", one, at);
                break;
            case "E":
                Close($"{Process(one)}/{Thread(one)}", one, at);
                break;
            case "b":
                Open(Tree(one), one, at);
                break;
            case "e":
                Close(Tree(one), one, at);
                break;
            case "n":
                Assert.True(open.ContainsKey(Tree(one)), $"{Tree(one)}: an instant before its tree began"); // a credential may outlive its request
                break;
            case "X":
                Assert.InRange(one.GetProperty("dur").GetInt64(), 0, long.MaxValue);
                break;
            case "i":
                Assert.Contains(Text(one, "s"), new[] { "g", "p", "t" });
                break;
            case "C":
                foreach (var value in one.GetProperty("args").EnumerateObject())
                {
                    var key = $"{Process(one)}/{Text(one, "name")}/{value.Name}";
                    Counters.TryAdd(key, []);
                    Counters[key].Add((at, value.Value.GetDouble()));
                }

                break;
            default:
                Assert.Fail($"{one.GetRawText()}: a phase that is not known");
                break;
        }
    }

    private void Open(string track, JsonElement one, long at)
    {
        open.TryAdd(track, new Stack<(string, long)>());
        open[track].Push((Text(one, "name"), at));
    }

    private void Close(string track, JsonElement one, long at)
    {
        Assert.True(open.TryGetValue(track, out var slices) && slices.Count > 0, $"{track}: {one.GetRawText()} ends what is not open");
        var (name, from) = slices.Pop();
        Assert.Equal(name, Text(one, "name"));
        Slices.Add(new TraceSlice(track, name, from, at, slices.Count));
    }

    private static string Tree(JsonElement one) => $"{Process(one)}/{Text(one, "cat")}/{Text(one, "id")}";

    private static int Process(JsonElement one) => one.GetProperty("pid").GetInt32();

    private static int Thread(JsonElement one) => one.GetProperty("tid").GetInt32();

    private static string Text(JsonElement one, string member) => one.GetProperty(member).GetString()!;

    /// <summary>A member that stands twice in an object is read differently by every reader.</summary>
    private static void Unique(byte[] utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        var members = new Stack<HashSet<string>>();
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    members.Push([]);
                    break;
                case JsonTokenType.EndObject:
                    members.Pop();
                    break;
                case JsonTokenType.PropertyName:
                    Assert.True(members.Peek().Add(reader.GetString()!), $"{reader.GetString()} stands twice");
                    break;
                default:
                    break;
            }
        }
    }
}
