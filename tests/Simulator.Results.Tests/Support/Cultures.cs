using System.Globalization;

namespace Simulator.TestSupport;

/// <summary>Cultures that write numbers unlike the invariant one: decimal commas, other minus signs, other digits, a dotless i.</summary>
internal static class Cultures
{
    /// <summary>German, Swedish (U+2212 as minus), Persian and Turkish.</summary>
    public static IReadOnlyList<string> Names { get; } = ["de-DE", "sv-SE", "fa-IR", "tr-TR"];

    /// <summary>Runs something under a culture and puts the old one back.</summary>
    public static T Under<T>(string name, Func<T> action)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);
            return action();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
