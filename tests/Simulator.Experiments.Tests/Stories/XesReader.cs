using System.Globalization;
using System.Xml;

namespace Simulator.Experiments.Tests.Stories;

/// <summary>An event as the standard has it.</summary>
internal sealed record XesRow(string Activity, DateTimeOffset At, string? Resource, IReadOnlyList<string> Keys);

/// <summary>A case with its events.</summary>
internal sealed record XesCase(string Name, IReadOnlyList<XesRow> Events);

/// <summary>What a log says.</summary>
/// <param name="Classifiers">Keys of each classifier.</param>
/// <param name="Transitions">Lifecycle transitions that events have.</param>
internal sealed record XesContent(
    HashSet<string> Prefixes, HashSet<string> Keys, IReadOnlyList<string> Globals, IReadOnlyList<XesCase> Cases, List<string[]> Classifiers, HashSet<string> Transitions);

/// <summary>Reads a log by IEEE 1849 alone, event by event, and refuses what the standard does not know; it shares no code with the writer.</summary>
internal static class XesReader
{
    private static readonly string[] Types = ["string", "date", "int", "float", "boolean", "id", "list", "container"];

    public static XesContent Read(Stream stream)
    {
        var content = new XesContent([], [], [], [], [], []);
        var (globals, cases) = (new List<string>(), new List<XesCase>());
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        var path = new Stack<string>();
        var (caseName, events, attributes) = (string.Empty, new List<XesRow>(), new Dictionary<string, string>());
        var isEventGlobal = false;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.EndElement)
            {
                Leave(path.Pop());
            }

            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            var (name, parent, isEmpty) = (reader.LocalName, path.Count == 0 ? string.Empty : path.Peek(), reader.IsEmptyElement);
            if (name == "extension")
            {
                content.Prefixes.Add(reader.GetAttribute("prefix")!);
                Assert.EndsWith($"/{reader.GetAttribute("prefix")}.xesext", reader.GetAttribute("uri"), StringComparison.Ordinal);
                Assert.NotEmpty(reader.GetAttribute("name")!);
            }
            else if (name == "classifier")
            {
                Assert.NotEmpty(reader.GetAttribute("name")!);
                content.Classifiers.Add(reader.GetAttribute("keys")!.Split(' '));
            }
            else if (name == "global")
            {
                isEventGlobal = reader.GetAttribute("scope") == "event";
            }
            else if (Types.Contains(name))
            {
                Attribute(parent, name, reader.GetAttribute("key")!, reader.GetAttribute("value") ?? string.Empty);
            }
            else
            {
                Assert.Contains(name, new[] { "log", "classifier", "trace", "event" });
            }

            path.Push(name);
            if (isEmpty)
            {
                Leave(path.Pop());
            }
        }

        return content with { Globals = globals, Cases = cases };

        void Attribute(string parent, string type, string key, string value)
        {
            content.Keys.Add(key);
            _ = type switch
            {
                "date" => DateTimeOffset.Parse(value, CultureInfo.InvariantCulture).Offset.Ticks,
                "int" => long.Parse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), // xs:long: what does not fit is no int
                "float" => (long)double.Parse(value, CultureInfo.InvariantCulture),
                "boolean" => bool.Parse(value) ? 1 : 0,
                _ => 0,
            };
            if (parent == "event")
            {
                Assert.True(attributes.TryAdd(key, value), $"{key} is there twice");
                if (key == "lifecycle:transition")
                {
                    content.Transitions.Add(value);
                }
            }
            else if (parent == "trace" && key == "concept:name")
            {
                caseName = value;
            }
            else if (parent == "global" && isEventGlobal)
            {
                globals.Add(key);
            }
        }

        void Leave(string name)
        {
            if (name == "event")
            {
                events.Add(new XesRow(
                    attributes["concept:name"], DateTimeOffset.Parse(attributes["time:timestamp"], CultureInfo.InvariantCulture), attributes.GetValueOrDefault("org:resource"), [.. attributes.Keys]));
                attributes = [];
            }
            else if (name == "trace")
            {
                Assert.NotEmpty(caseName);
                cases.Add(new XesCase(caseName, events));
                (caseName, events) = (string.Empty, []);
            }
        }
    }
}
