using Microsoft.Playwright;

namespace Simulator.Service.Tests;

/// <summary>The approvers' page in a real browser, without a mouse.</summary>
public sealed class InboxTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [BrowserFact]
    public async Task An_approver_signs_in_claims_and_decides_with_the_keyboard_alone()
    {
        await using var live = await Live.StartAsync(folder);
        var approved = await live.Submit("change");
        var rejected = await live.Submit("change");
        using var driver = await Playwright.CreateAsync();
        await using var browser = await driver.Chromium.LaunchAsync(new() { ExecutablePath = BrowserFactAttribute.Executable, Args = ["--no-sandbox", "--disable-gpu"], Headless = true });
        var page = await browser.NewPageAsync();
        var complaints = new List<string>();
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) => complaints.AddRange(message.Type is "error" ? [message.Text] : []);
        await page.GotoAsync(new Uri(live.Root, "/inbox").ToString());

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(World.TokenOf(World.Otto));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#tasks li");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.WaitForSelectorAsync("#arguments:not([hidden])");
        Assert.Contains("\"amount\": 12", await page.InnerTextAsync("#arguments"), StringComparison.Ordinal);
        Assert.Contains("(R6)", await page.InnerTextAsync("#facts"), StringComparison.Ordinal); // why it asks, with the row that says so
        await ClaimAsync(page);
        live.Clock.Advance(Time.Duration.FromMinutes(2));
        await page.Keyboard.PressAsync("a");
        await page.WaitForSelectorAsync("#approve.sure");
        Assert.Equal("pending", await live.State(approved)); // one key is never enough
        await page.Keyboard.PressAsync("a");
        await page.WaitForSelectorAsync("#tasks li:only-child");
        Assert.Equal("authorised", await live.State(approved));

        await page.Keyboard.PressAsync("j");
        await page.WaitForSelectorAsync("#claim:not([disabled])");
        await ClaimAsync(page);
        await page.Keyboard.PressAsync("r"); // without a reason it moves to the reason
        await page.Keyboard.TypeAsync("not <b>this</b> one");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("r");
        await page.WaitForSelectorAsync("#reject.sure");
        await page.Keyboard.PressAsync("r");
        await page.WaitForSelectorAsync("#empty:not([hidden])");
        Assert.Equal("rejected", await live.State(rejected));
        Assert.Empty(complaints);
    }

    private static async Task ClaimAsync(IPage page)
    {
        await page.WaitForSelectorAsync("#claim:not([disabled])");
        await page.Keyboard.PressAsync("c");
        await page.WaitForSelectorAsync("#claim[disabled]");
        await page.WaitForSelectorAsync("#approve:not([disabled])");
    }
}

/// <summary>A fact that needs a browser; skipped with the reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = File.Exists(Executable) ? null : $"no browser: {Executable} does not exist (install Debian's chromium, or name another with SIMULATOR_CHROMIUM)";

    public static string Executable => Environment.GetEnvironmentVariable("SIMULATOR_CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";
}
