using System.Text.Json;
using Microsoft.Playwright;

namespace Simulator.Browser.Tests;

/// <summary>A page in a context of its own that keeps what went wrong and what was asked for.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private static readonly string Checks = Resource("checks.js");
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];
    private readonly List<string> _requests = [];

    private OpenPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) => Keep(_complaints, message.Type is "error" or "warning", $"console {message.Type}: {message.Text}");
        page.PageError += (_, error) => Keep(_complaints, true, $"uncaught: {error}");
        page.Popup += (_, _) => Keep(_complaints, true, "a window was opened");
        page.Dialog += (_, dialog) =>
        {
            Keep(_complaints, true, $"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        context.Request += (_, request) => Keep(_requests, !request.Url.StartsWith("data:", StringComparison.Ordinal), request.Url);
    }

    /// <summary>The page itself.</summary>
    public IPage Page { get; }

    /// <summary>Console errors and warnings, uncaught exceptions, dialogs and windows so far.</summary>
    public IReadOnlyList<string> Complaints => Snapshot(_complaints);

    /// <summary>Addresses asked for so far, in order.</summary>
    public IReadOnlyList<string> Requests => Snapshot(_requests);

    /// <summary>Opens a file; nothing but files is ever answered.</summary>
    public static async Task<OpenPage> OpenAsync(IBrowser browser, string path, Look look, bool script)
    {
        var context = await browser.NewContextAsync(new()
        {
            JavaScriptEnabled = script,
            ColorScheme = look.Scheme,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = look.Width, Height = look.Height },
        });
        await context.RouteAsync("**/*", route => route.Request.Url.StartsWith("file:", StringComparison.Ordinal) ? route.ContinueAsync() : route.AbortAsync());
        var opened = new OpenPage(context, await context.NewPageAsync());
        await opened.Page.GotoAsync(new Uri(path).AbsoluteUri);
        return opened;
    }

    /// <summary>Shows the page in another width and scheme, without loading it again.</summary>
    public async Task LookAsync(Look look)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = look.Scheme });
        await Page.SetViewportSizeAsync(look.Width, look.Height);
    }

    /// <summary>What a check of checks.js finds wrong.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(string check) => await EvaluateAsync($"checks.{check}()");

    /// <summary>What several checks find wrong, each finding behind the name of its check.</summary>
    public async Task<IReadOnlyList<string>> FindAllAsync(IEnumerable<string> checks) =>
        await EvaluateAsync($"[{string.Join(',', checks.Select(check => $"...checks.{check}().map(wrong => '{check}: ' + wrong)"))}]");

    /// <summary>Unfolds everything that is folded.</summary>
    public Task UnfoldAsync() => Page.EvaluateAsync("() => { for (const one of document.querySelectorAll('details')) one.open = true; }");

    public async ValueTask DisposeAsync() => await _context.CloseAsync();

    private async Task<IReadOnlyList<string>> EvaluateAsync(string expression)
    {
        var found = await Page.EvaluateAsync<JsonElement>($"() => {{ {Checks}\nreturn {expression}; }}");
        return [.. found.EnumerateArray().Select(one => one.GetString()!)];
    }

    private static void Keep(List<string> list, bool matters, string text)
    {
        if (matters)
        {
            lock (list)
            {
                list.Add(text);
            }
        }
    }

    private static IReadOnlyList<string> Snapshot(List<string> list)
    {
        lock (list)
        {
            return [.. list];
        }
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(OpenPage).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
