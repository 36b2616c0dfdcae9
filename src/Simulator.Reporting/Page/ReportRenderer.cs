using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Simulator.Results;

namespace Simulator.Reporting;

/// <summary><c>report.html</c>: one file that needs no network, no server and no script to be read.</summary>
public static class ReportRenderer
{
    /// <summary>Name of the file in a run's folder.</summary>
    public const string FileName = "report.html";

    /// <summary>Renders the report.</summary>
    /// <param name="result">The result; its texts are escaped and freed of invisible controls here.</param>
    /// <returns>The whole page, LF line ends; the same result gives the same text in every culture.</returns>
    public static async Task<string> RenderAsync(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var clean = SafeText.Clean(result);
        var body = await ComponentText.RenderAsync<ReportBody>(nameof(ReportBody.Result), clean).ConfigureAwait(false);
        return Page(clean.Identity.Title, body);
    }

    private static string Page(string title, string body)
    {
        var style = ChartStyle.Css + Resource.Text("report.css");
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
