using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Simulator.Reporting;

/// <summary>Renders a component to text, without a server.</summary>
internal static class ComponentText
{
    /// <summary>The markup of a component with one parameter, LF line ends.</summary>
    /// <typeparam name="T">The component.</typeparam>
    /// <param name="parameter">Name of its parameter.</param>
    /// <param name="value">Its value.</param>
    public static async Task<string> RenderAsync<T>(string parameter, object value)
        where T : IComponent
    {
        // A component that formats a number without saying how must not depend on the machine it runs on.
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var services = new ServiceCollection().BuildServiceProvider();
        await using (services.ConfigureAwait(false))
        {
            var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
            await using (renderer.ConfigureAwait(false))
            {
                var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [parameter] = value });
                var text = await renderer.Dispatcher.InvokeAsync(async () =>
                    (await renderer.RenderComponentAsync<T>(parameters).ConfigureAwait(true)).ToHtmlString()).ConfigureAwait(false);
                return text.ReplaceLineEndings("\n");
            }
        }
    }
}
