namespace Simulator.Service.Tests;

/// <summary>A folder of its own for each test, gone with it.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("service-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Data(string name) => System.IO.Path.Combine(Path, "data", name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
