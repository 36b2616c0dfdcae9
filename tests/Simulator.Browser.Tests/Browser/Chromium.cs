namespace Simulator.Browser.Tests;

/// <summary>The browser of this machine; none is ever downloaded.</summary>
internal static class Chromium
{
    /// <summary>Environment variable that names the executable.</summary>
    private const string Variable = "SIMULATOR_CHROMIUM";

    /// <summary>Where Debian's package puts it.</summary>
    private const string Debian = "/usr/bin/chromium";

    /// <summary>The executable that is named, or else Debian's.</summary>
    public static string Executable => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : Debian;

    /// <summary>Why the tests cannot run; null where they can.</summary>
    public static string? WhyNot => File.Exists(Executable) ? null : $"no browser: {Executable} does not exist (install Debian's chromium, or name another with {Variable})";

    /// <summary>No sandbox, because containers often run as root; no graphics card; nothing that calls home; no name that resolves.</summary>
    public static IReadOnlyList<string> Flags =>
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND",
    ];
}

/// <summary>A fact that needs a browser; skipped with the reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.WhyNot;
}

/// <summary>A theory that needs a browser; skipped with the reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.WhyNot;
}
