using System.Text;

namespace Simulator.Results;

/// <summary>One file for a run's folder.</summary>
/// <param name="Name">Relative name with forward slashes, such as <c>report.html</c> or <c>plots/race.svg</c>; letters, digits, dot, dash and underscore.</param>
/// <param name="Write">Writes the content; may be called more than once and must write the same bytes each time.</param>
public sealed record RunFile(string Name, Action<Stream> Write)
{
    /// <summary>A file with these bytes.</summary>
    public static RunFile FromBytes(string name, byte[] content) => new(name, stream => stream.Write(content));

    /// <summary>A UTF-8 file with this text, without a byte order mark.</summary>
    public static RunFile FromText(string name, string content) => FromBytes(name, Encoding.UTF8.GetBytes(content));
}
