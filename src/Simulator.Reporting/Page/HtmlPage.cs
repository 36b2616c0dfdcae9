using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace Simulator.Reporting;

/// <summary>A whole page around a body: one file that needs no network, no server and no script to be read.</summary>
internal static class HtmlPage
{
    /// <summary>The page, LF line ends.</summary>
    /// <param name="title">The title, escaped here.</param>
    /// <param name="body">Markup whose texts are escaped already.</param>
    /// <param name="ownStyle">Rules of this kind of page, after those of all pages; empty for none.</param>
    public static string Around(string title, string body, string ownStyle = "")
    {
        var style = ChartStyle.Css + Resource.Text("report.css") + ownStyle;
        var script = Resource.Text("report.js");
        // Only this very style and this very script run, whatever else should find its way into the page.
        var policy = $"default-src 'none'; style-src '{Digest(style)}'; script-src '{Digest(script)}'; base-uri 'none'; form-action 'none'";
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>{HtmlEncoder.Default.Encode(title)}</title>
            <style>{style}</style>
            </head>
            <body>
            {body}
            <script>{script}</script>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    private static string Digest(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
