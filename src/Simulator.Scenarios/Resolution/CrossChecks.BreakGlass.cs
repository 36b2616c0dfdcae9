using Simulator.Time;

namespace Simulator.Scenarios;

/// <content>Checks of overrides, and of who is asked in an emergency and after an execution.</content>
internal sealed partial class CrossChecks
{
    private void CheckSpecialPools()
    {
        foreach (var name in new[] { "emergency", "postHoc" })
        {
            if (Section(name) is { IsNone: false } section && section.Find("pool") is { } pool)
            {
                CheckReference(pool, "pools", "pool");
            }
        }
    }

    /// <summary>Overrides grow out of promises that are not kept: without a promise there would silently be none.</summary>
    private void CheckBreakGlass()
    {
        if (Section("breakGlass") is not { IsNone: false } glass)
        {
            return;
        }

        CheckReference(glass.Find("reviewPool"), "pools", "pool");
        if (Section("classes") is { IsValid: true } classes && classes.Members.All(kind => kind.ValueOf<Duration>("serviceLevel") is null && !HasExceptions(kind)))
        {
            Add(glass, "no class has a service level, so that nothing is ever late enough to be overridden",
                "give a class one, such as \"serviceLevel\": \"2h\", or leave breakGlass out");
        }
    }

    /// <summary>An exception is an override from the start: what it is good for, and who looks at it afterwards, only breakGlass says.</summary>
    private void CheckException(Resolved content)
    {
        if (!content["exception"].IsNone && Section("breakGlass") is { IsNone: true })
        {
            Add(content["exception"], "nothing says what an exception is good for and who looks at it afterwards",
                "add \"breakGlass\": {} beside the classes, or leave the exception out");
        }
    }

    private static bool HasExceptions(Resolved kind) => kind.Find("content") is { IsNone: false } content && !content["exception"].IsNone;
}
