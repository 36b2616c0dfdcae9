using Microsoft.Playwright;

namespace Simulator.Browser.Tests;

/// <summary>One browser for all tests of the project, with a user folder of its own that is new and empty; each test has its own context in it.</summary>
public sealed class BrowserHost : IAsyncLifetime
{
    private readonly Dictionary<SamplePage, string> _written = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("simulator-browser-").FullName;
    private IPlaywright? _driver;
    private IBrowser? _browser;
    private OpenPage? _blank;

    public async Task InitializeAsync()
    {
        if (Chromium.WhyNot is not null)
        {
            return;
        }

        _driver = await Playwright.CreateAsync();
        _browser = await _driver.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Executable, Args = Chromium.Flags, Headless = true });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _driver?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Opens a sample page from disk.</summary>
    /// <param name="page">Which page; it is rendered once.</param>
    /// <param name="look">Width and colours.</param>
    /// <param name="script">Whether scripts run.</param>
    internal async Task<OpenPage> OpenAsync(SamplePage page, Look look, bool script = true)
    {
        if (!_written.TryGetValue(page, out var path))
        {
            _written[page] = path = Path.Combine(_folder, page + ".html");
            await File.WriteAllTextAsync(path, await SamplePages.RenderAsync(page));
        }

        return await OpenFileAsync(path, look, script);
    }

    /// <summary>Opens an empty page that a test may fill.</summary>
    internal async Task<OpenPage> OpenBlankAsync()
    {
        var path = Path.Combine(_folder, "blank.html");
        await File.WriteAllTextAsync(path, "<!DOCTYPE html><title>blank</title>");
        return await OpenFileAsync(path, Look.Phone, script: true);
    }

    /// <summary>What a check finds in markup; one context serves all such questions.</summary>
    internal async Task<IReadOnlyList<string>> FindInAsync(string markup, string check)
    {
        _blank ??= await OpenBlankAsync();
        await _blank.Page.SetContentAsync(markup);
        return await _blank.FindAsync(check);
    }

    private Task<OpenPage> OpenFileAsync(string path, Look look, bool script) =>
        OpenPage.OpenAsync(_browser ?? throw new InvalidOperationException("There is no browser."), path, look, script);
}

/// <summary>The tests of this project share one browser and run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserHost>
{
    public const string Name = "browser";
}
