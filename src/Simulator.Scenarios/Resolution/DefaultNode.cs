using System.Text;

namespace Simulator.Scenarios;

/// <summary>Reads defaults through the same reader as files.</summary>
internal static class DefaultNode
{
    /// <summary>A default as a value that belongs to the object it completes.</summary>
    /// <exception cref="InvalidOperationException">The definition holds a default that is no JSON.</exception>
    public static Node Of(string json, Place place)
    {
        var errors = new ErrorList();
        var wrapped = JsonLayerReader.Read(0, "default", Encoding.UTF8.GetBytes($$"""{"default":{{json}}}"""), errors);
        return wrapped?["default"]?.AsDefault(place) ?? throw new InvalidOperationException($"The default {json} is no JSON.");
    }
}
