using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Simulator.Results;

/// <summary>A scenario file that extends the tuned one and sets the chosen values: applying the answer is running this file.</summary>
public static class TuningOverlay
{
    /// <summary>Name of the file in a search's folder.</summary>
    public const string FileName = "tuned.json";

    /// <summary>The file's text, UTF-8 without a byte order mark, LF.</summary>
    /// <param name="result">A result with a chosen setting.</param>
    /// <param name="extends">The tuned scenario's file as seen from this one, relative, with forward slashes.</param>
    /// <exception cref="InvalidOperationException">Nothing was chosen.</exception>
    public static string Write(TuningResult result, string extends)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentException.ThrowIfNullOrEmpty(extends);
        var chosen = result.ChosenFinalist() ?? throw new InvalidOperationException("No setting was chosen.");
        var root = new Branch();
        for (var key = 0; key < result.Keys.Count; key++)
        {
            root.Put(KeyPath.Parse(result.Keys[key].Path), chosen.Values[key]);
        }

        using var stream = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("version", 1);
            writer.WriteString("extends", extends);
            writer.WriteString("title", Shortened($"{SafeText.Clean(result.Identity.Title)} (tuned)", 200));
            writer.WriteString("description", Shortened(SafeText.Clean(result.Answer), 2_000));
            root.WriteMembers(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    private static string Shortened(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";

    /// <summary>An object of the file, its members in the order of the keys.</summary>
    private sealed class Branch
    {
        private readonly List<(string Name, object Value)> members = [];

        public void Put(IReadOnlyList<string> path, string value)
        {
            if (path.Count == 1)
            {
                members.Add((path[0], value));
                return;
            }

            if (members.FirstOrDefault(member => member.Name == path[0]).Value is not Branch inner)
            {
                inner = new Branch();
                members.Add((path[0], inner));
            }

            inner.Put([.. path.Skip(1)], value);
        }

        public void WriteMembers(Utf8JsonWriter writer)
        {
            foreach (var (name, value) in members)
            {
                writer.WritePropertyName(name);
                if (value is Branch branch)
                {
                    writer.WriteStartObject();
                    branch.WriteMembers(writer);
                    writer.WriteEndObject();
                }
                else
                {
                    WriteValue(writer, (string)value);
                }
            }
        }

        /// <summary>A file writes plain numbers and truth values bare and everything that has a unit or is a word in quotes.</summary>
        private static void WriteValue(Utf8JsonWriter writer, string value)
        {
            if (value is "true" or "false" || IsNumber(value))
            {
                writer.WriteRawValue(value);
            }
            else
            {
                writer.WriteStringValue(value);
            }
        }

        private static bool IsNumber(string value) =>
            char.IsAsciiDigit(value[^1]) && SteppedValue.TryParse(value) is { Kind: "plain" } && (value[0] != '0' || value.Length == 1 || value[1] == '.');
    }
}
