using System.Text.Json;
using Simulator.Time;

namespace Simulator.Results;

/// <summary>
/// <c>trace.json</c>: a run's course in the Trace Event Format of Chrome, which Perfetto (ui.perfetto.dev) and chrome://tracing open.
/// Processes hold threads and counters; a thread holds slices, a process holds slices that overlap (each with an id of its own).
/// </summary>
/// <remarks>
/// Written as it happens: memory follows what is open. Times are whole microseconds since an origin, as the format wants them. Events of one
/// thread come in order of time; others may come in any order, which the format allows. Names from scenarios are cleaned. Not thread-safe.
/// </remarks>
public sealed class TraceEventFile : IDisposable
{
    /// <summary>Name of the file in a run's folder.</summary>
    public const string FileName = "trace.json";

    private const int FlushAt = 1 << 16;

    private readonly Stream destination;
    private readonly Utf8JsonWriter json;
    private readonly Instant origin;
    private readonly Dictionary<(int Process, int Thread), Stack<string>> open = [];
    private readonly Dictionary<(int Process, string Id), Stack<(string Name, string Category)>> openAsync = [];
    private Instant latest;
    private bool isComplete;

    /// <summary>Starts the file.</summary>
    /// <param name="destination">Where to; flushed by <see cref="Complete"/>, never closed.</param>
    /// <param name="origin">The instant that becomes 0.</param>
    /// <param name="about">What the file says about itself.</param>
    public TraceEventFile(Stream destination, Instant origin, params ReadOnlySpan<TraceArgument> about)
    {
        ArgumentNullException.ThrowIfNull(destination);
        this.destination = destination;
        this.origin = origin;
        latest = origin;
        json = new Utf8JsonWriter(destination, new JsonWriterOptions { Indented = false });
        json.WriteStartObject();
        json.WriteString("displayTimeUnit", "ms");
        json.WriteStartObject("otherData");
        json.WriteString("origin", origin.ToString());
        WriteArguments(about);
        json.WriteEndObject();
        json.WriteStartArray("traceEvents");
    }

    /// <summary>Names a process, and says where it is listed.</summary>
    public void Process(int process, string name, int order)
    {
        Metadata("process_name", process, 0, TraceArgument.Of("name", name));
        Metadata("process_sort_index", process, 0, TraceArgument.Of("sort_index", order));
    }

    /// <summary>Names a thread, and says where it is listed.</summary>
    public void Thread(int process, int thread, string name, int order)
    {
        Metadata("thread_name", process, thread, TraceArgument.Of("name", name));
        Metadata("thread_sort_index", process, thread, TraceArgument.Of("sort_index", order));
    }

    /// <summary>A slice of a thread begins; it may lie inside another one.</summary>
    public void Begin(int process, int thread, Instant at, string name, string category, params ReadOnlySpan<TraceArgument> arguments)
    {
        Start("B", process, thread, at, name, category);
        Finish(arguments);
        StackOf(open, (process, thread)).Push(name);
    }

    /// <summary>The innermost open slice of a thread ends; its details join those of the beginning.</summary>
    /// <exception cref="InvalidOperationException">No slice of that thread is open: a defect of the caller.</exception>
    public void End(int process, int thread, Instant at, params ReadOnlySpan<TraceArgument> arguments)
    {
        Start("E", process, thread, at, Pop(open, (process, thread)), null);
        Finish(arguments);
    }

    /// <summary>A slice begins that others of its process may overlap; with an id that is open it lies inside that one.</summary>
    public void BeginAsync(int process, string id, Instant at, string name, string category, params ReadOnlySpan<TraceArgument> arguments)
    {
        Start("b", process, 0, at, name, category);
        json.WriteString("id", id);
        Finish(arguments);
        StackOf(openAsync, (process, id)).Push((name, category));
    }

    /// <summary>The innermost open slice of an id ends.</summary>
    /// <exception cref="InvalidOperationException">No slice of that id is open: a defect of the caller.</exception>
    public void EndAsync(int process, string id, Instant at, params ReadOnlySpan<TraceArgument> arguments)
    {
        var (name, category) = Pop(openAsync, (process, id));
        Start("e", process, 0, at, name, category);
        json.WriteString("id", id);
        Finish(arguments);
    }

    /// <summary>Something happens to a slice that others may overlap.</summary>
    public void InstantAsync(int process, string id, Instant at, string name, string category, params ReadOnlySpan<TraceArgument> arguments)
    {
        Start("n", process, 0, at, name, category);
        json.WriteString("id", id);
        Finish(arguments);
    }

    /// <summary>Something happens in a process.</summary>
    public void Mark(int process, Instant at, string name, string category, params ReadOnlySpan<TraceArgument> arguments)
    {
        Start("i", process, 0, at, name, category);
        json.WriteString("s", "p");
        Finish(arguments);
    }

    /// <summary>A counter of a process takes values, which are drawn on top of each other and hold until the next.</summary>
    public void Counter(int process, Instant at, string name, params ReadOnlySpan<TraceArgument> values)
    {
        Start("C", process, 0, at, name, null);
        Finish(values);
    }

    /// <summary>How many slices are open in an id.</summary>
    public int OpenIn(int process, string id) => openAsync.TryGetValue((process, id), out var slices) ? slices.Count : 0;

    /// <summary>Ends what is open, at the latest instant seen, and the file. A second call does nothing.</summary>
    public void Complete()
    {
        if (isComplete)
        {
            return;
        }

        foreach (var (process, thread) in open.Keys.Order().ToArray())
        {
            while (open.ContainsKey((process, thread)))
            {
                End(process, thread, latest, TraceArgument.Of("unfinished", "the trace ends here"));
            }
        }

        foreach (var (process, id) in openAsync.Keys.OrderBy(key => key.Process).ThenBy(key => key.Id, StringComparer.Ordinal).ToArray())
        {
            while (openAsync.ContainsKey((process, id)))
            {
                EndAsync(process, id, latest, TraceArgument.Of("unfinished", "the trace ends here"));
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        destination.WriteByte((byte)'\n');
        destination.Flush();
        isComplete = true;
    }

    /// <summary>Frees the writer's own memory. The file is not completed and the stream stays open.</summary>
    public void Dispose()
    {
        json.Reset(Stream.Null); // what is not flushed is given up: disposing alone must not seem to complete the file
        json.Dispose();
    }

    private static Stack<T> StackOf<TKey, T>(Dictionary<TKey, Stack<T>> stacks, TKey key)
        where TKey : notnull
    {
        if (!stacks.TryGetValue(key, out var stack))
        {
            stacks[key] = stack = new Stack<T>();
        }

        return stack;
    }

    private static T Pop<TKey, T>(Dictionary<TKey, Stack<T>> stacks, TKey key)
        where TKey : notnull
    {
        var top = stacks.TryGetValue(key, out var stack) ? stack.Pop() : throw new InvalidOperationException($"No slice is open in {key}.");
        if (stack.Count == 0)
        {
            stacks.Remove(key);
        }

        return top;
    }

    private void Metadata(string name, int process, int thread, TraceArgument argument)
    {
        Start("M", process, thread, origin, name, null);
        Finish([argument]);
    }

    private void Start(string phase, int process, int thread, Instant at, string name, string? category)
    {
        latest = Instant.Max(latest, at);
        json.WriteStartObject();
        json.WriteString("ph", phase);
        json.WriteNumber("pid", process);
        json.WriteNumber("tid", thread);
        json.WriteNumber("ts", (at - origin).Microseconds);
        json.WriteString("name", SafeText.Clean(name));
        if (category is not null)
        {
            json.WriteString("cat", category);
        }
    }

    private void Finish(ReadOnlySpan<TraceArgument> arguments)
    {
        if (arguments.Length > 0)
        {
            json.WriteStartObject("args");
            WriteArguments(arguments);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        if (json.BytesPending > FlushAt)
        {
            json.Flush();
        }
    }

    private void WriteArguments(ReadOnlySpan<TraceArgument> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Text is { } text)
            {
                json.WriteString(argument.Name, SafeText.Clean(text));
            }
            else
            {
                json.WriteNumber(argument.Name, argument.Number);
            }
        }
    }
}
