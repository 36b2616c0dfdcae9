namespace Simulator.Browser.Tests;

/// <summary>Pictures for people who want to look: written when the environment variable SIMULATOR_SCREENSHOTS names a folder.</summary>
internal static class Screenshots
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("SIMULATOR_SCREENSHOTS");

    /// <summary>Keeps the whole page as a picture.</summary>
    public static async Task TakeAsync(OpenPage opened, string name)
    {
        if (Folder is { Length: > 0 })
        {
            await opened.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png"), FullPage = true });
        }
    }
}
