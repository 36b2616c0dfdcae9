using System.Globalization;
using System.Text;
using System.Xml;

namespace Simulator.Results;

/// <summary>Writes the XML of an event log.</summary>
internal sealed class XesOutput : IDisposable
{
    private const string Space = "http://www.xes-standard.org/";
    private const char Replacement = '\uFFFD';

    private static readonly (string Name, string Prefix)[] Extensions =
        [("Concept", "concept"), ("Lifecycle", "lifecycle"), ("Organizational", "org"), ("Time", "time")];

    private readonly Stream destination;
    private readonly XmlWriter xml;

    public XesOutput(Stream destination) => (this.destination, xml) = (destination, XmlWriter.Create(
        destination, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, IndentChars = " ", NewLineChars = "\n", CloseOutput = false }));

    public bool HasBegun { get; private set; }

    public long Traces { get; private set; }

    public long Events { get; private set; }

    public void Begin(string scenario, ulong seed, int replication)
    {
        HasBegun = true;
        xml.WriteStartDocument();
        xml.WriteStartElement("log", Space);
        xml.WriteAttributeString("xes.version", "1849.2016"); // the standard's schema wants a decimal number
        xml.WriteAttributeString("xes.features", string.Empty);
        foreach (var (name, prefix) in Extensions)
        {
            xml.WriteStartElement("extension", Space);
            xml.WriteAttributeString("name", name);
            xml.WriteAttributeString("prefix", prefix);
            xml.WriteAttributeString("uri", $"{Space}{prefix}.xesext");
            xml.WriteEndElement();
        }

        Global("trace", () => Attribute("string", "concept:name", "unknown"));
        Global("event", () =>
        {
            Attribute("string", "concept:name", "unknown");
            Attribute("string", "lifecycle:transition", "complete");
            Attribute("date", "time:timestamp", "1970-01-01T00:00:00Z");
        });
        Classifier("Activity", "concept:name");
        Classifier("Activity and life cycle", "concept:name lifecycle:transition");
        Attribute("string", "concept:name", scenario);
        Attribute("string", "lifecycle:model", "standard");
        Attribute("string", "seed", seed.ToString(CultureInfo.InvariantCulture));
        Attribute("int", "replication", replication.ToString(CultureInfo.InvariantCulture));
    }

    public void Write(string node, IReadOnlyList<(string Key, string Value)> attributes, IReadOnlyList<XesEvent> events)
    {
        Traces++;
        xml.WriteStartElement("trace", Space);
        Attribute("string", "concept:name", node);
        Attributes(attributes);
        foreach (var each in events)
        {
            Write(each);
        }

        xml.WriteEndElement();
    }

    public void Complete()
    {
        xml.WriteEndElement();
        xml.WriteEndDocument();
        xml.Flush();
        destination.WriteByte((byte)'\n');
        destination.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => xml.Dispose();

    private void Write(XesEvent each)
    {
        Events++;
        xml.WriteStartElement("event", Space);
        Attribute("string", "concept:name", each.Name);
        Maybe("concept:instance", each.Instance);
        Attribute("string", "lifecycle:transition", each.Transition);
        Attribute("date", "time:timestamp", each.At.ToString());
        Maybe("org:resource", each.Resource);
        Maybe("org:role", each.Role);
        Maybe("org:group", each.Group);
        Attributes(each.Attributes);
        xml.WriteEndElement();
    }

    private void Attributes(IReadOnlyList<(string Key, string Value)> attributes)
    {
        foreach (var (key, value) in attributes)
        {
            Attribute("string", key, value);
        }
    }

    private void Maybe(string key, string? value)
    {
        if (value is not null)
        {
            Attribute("string", key, value);
        }
    }

    private void Global(string scope, Action write)
    {
        xml.WriteStartElement("global", Space);
        xml.WriteAttributeString("scope", scope);
        write();
        xml.WriteEndElement();
    }

    private void Classifier(string name, string keys)
    {
        xml.WriteStartElement("classifier", Space);
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("keys", keys);
        xml.WriteEndElement();
    }

    private void Attribute(string type, string key, string value)
    {
        xml.WriteStartElement(type, Space);
        xml.WriteAttributeString("key", key);
        xml.WriteAttributeString("value", Clean(value));
        xml.WriteEndElement();
    }

    /// <summary>Text without what XML cannot hold; the writer escapes the rest.</summary>
    private static string Clean(string text)
    {
        var clean = SafeText.Clean(text);
        return clean.AsSpan().IndexOfAny('\uFFFE', '\uFFFF') < 0 ? clean : clean.Replace('\uFFFE', Replacement).Replace('\uFFFF', Replacement);
    }
}
