using System.Text;

namespace Simulator.Scenarios;

/// <summary>Scenario files in memory, by name.</summary>
internal sealed class TextFiles(IReadOnlyDictionary<string, string> texts) : IScenarioFiles
{
    public FileContent Read(string file, int maximumBytes) => texts.TryGetValue(file, out var text)
        ? FileContent.Of(Encoding.UTF8.GetBytes(text), maximumBytes)
        : FileContent.Failed("there is no such file", "check the path");

    public string Combine(string from, string relative) => relative;

    public string IdentityOf(string file) => file;
}
