namespace Simulator.Reporting;

/// <summary>How wide text is at most, without a font at hand: what must not overlap is kept apart by this.</summary>
internal static class TextWidth
{
    /// <summary>Upper estimate for common sans-serif fonts (DejaVu Sans, the widest of them, is the measure), pixels.</summary>
    public static double Of(string text, double fontSize)
    {
        var ems = 0.0;
        foreach (var c in text)
        {
            ems += c switch
            {
                ' ' or '.' or ',' or ':' or 'i' or 'l' or 'j' or '|' or '\'' or '(' or ')' => 0.4,
                'm' or 'w' or 'M' or 'W' or '%' or '@' => 0.98,
                >= '0' and <= '9' => 0.64,
                >= 'A' and <= 'Z' => 0.72,
                < '\u0250' => 0.63,
                _ => 1.05,
            };
        }

        return ems * fontSize;
    }
}
