using System.Globalization;

namespace Simulator.Time.Tests;

/// <summary>Runs a check in cultures that write numbers and dates in three different ways.</summary>
internal static class Cultures
{
    public static void Each(Action check)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var name in new[] { "", "de-DE", "ar-SA" }) // a point, a comma, another calendar
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                check();
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
