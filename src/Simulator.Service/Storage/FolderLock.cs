namespace Simulator.Service;

/// <summary>Keeps a second process out of a data folder; the system lets go of it when the process dies.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream held;

    /// <exception cref="IOException">Another process holds it.</exception>
    public FolderLock(string folder)
    {
        var path = Path.Combine(folder, "lock");
        try
        {
            held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new IOException($"Another process works on {folder} (it holds {path}).", e);
        }
    }

    public void Dispose() => held.Dispose();
}
