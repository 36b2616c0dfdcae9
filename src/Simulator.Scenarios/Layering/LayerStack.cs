using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Simulator.Scenarios;

/// <summary>Merges layers through Microsoft.Extensions.Configuration: the last layer that holds a key gives its value.</summary>
internal static class LayerStack
{
    /// <summary>Merges layers into one tree whose values keep their places.</summary>
    /// <param name="layers">The lowest first; they are changed.</param>
    /// <param name="files">How many of them are files; the others are overrides.</param>
    public static Node Merge(IReadOnlyList<Node> layers, int files)
    {
        for (var upper = 1; upper < layers.Count; upper++)
        {
            for (var lower = 0; lower < upper; lower++)
            {
                Uncover(layers[lower], layers[upper]);
            }
        }

        var builder = new ConfigurationBuilder();
        foreach (var layer in layers)
        {
            builder.AddJsonStream(ToJson(layer));
        }

        var providers = builder.Build().Providers.ToArray();
        return Collect(providers, layers, files, string.Empty, new Place(0, string.Empty, 0, 0));
    }

    /// <summary>
    /// Takes out of a lower layer what an upper one replaces as a whole, because configuration merges by key only: an object by a value, a
    /// value by an object, and an object that states its kind by another, so that the parameters of two distributions never mix.
    /// </summary>
    private static void Uncover(Node lower, Node upper)
    {
        foreach (var member in upper.Members)
        {
            if (!lower.TryGet(member.Name, out var covered))
            {
                continue;
            }

            if (!member.Value.IsObject || !covered.Value.IsObject || member.Value.StatesKind)
            {
                lower.Remove(member.Name);
            }
            else
            {
                Uncover(covered.Value, member.Value);
            }
        }
    }

    private static MemoryStream ToJson(Node layer)
    {
        var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            Write(writer, layer);
        }

        stream.Position = 0;
        return stream;
    }

    private static void Write(Utf8JsonWriter writer, Node node)
    {
        if (!node.IsObject)
        {
            writer.WriteStringValue(node.ToConfigurationValue());
            return;
        }

        writer.WriteStartObject();
        foreach (var member in node.Members)
        {
            writer.WritePropertyName(KeyOf(member.Name));
            Write(writer, member.Value);
        }

        writer.WriteEndObject();
    }

    /// <summary>A name as a part of a configuration key: a colon in it must not part it, an empty one must not vanish.</summary>
    private static string KeyOf(string name) => name.Length == 0
        ? "%"
        : name.Replace("%", "%25", StringComparison.Ordinal).Replace(":", "%3A", StringComparison.Ordinal);

    /// <summary>Builds the merged tree: a value comes from the layer whose provider answers last for its key.</summary>
    private static Node Collect(IConfigurationProvider[] providers, IReadOnlyList<Node?> layers, int files, string section, Place place)
    {
        var result = new Node(NodeKind.Object, layers.LastOrDefault(layer => layer is not null)?.Place ?? place)
        {
            IsKnown = layers.Take(files).Any(layer => layer is not null),
        };
        foreach (var layer in layers)
        {
            foreach (var member in layer?.Members ?? [])
            {
                if (result.TryGet(member.Name, out _))
                {
                    continue;
                }

                var key = section.Length == 0 ? KeyOf(member.Name) : ConfigurationPath.Combine(section, KeyOf(member.Name));
                var inner = layers.Select(other => other is not null && other.TryGet(member.Name, out var own) ? own : null).ToArray();
                var winner = Array.FindLastIndex(providers, provider => provider.TryGet(key, out var value) && value is not null);
                var name = inner.Last(own => own is not null)!;
                result.TryAdd(member.Name, name.Place, winner >= 0 && inner[winner] is { Value.IsObject: false } scalar
                    ? scalar.Value
                    : Collect(providers, [.. inner.Select(own => own?.Value)], files, key, name.Place));
            }
        }

        return result;
    }
}
