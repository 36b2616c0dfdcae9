using System.Net;

namespace Simulator.LoadDriver;

/// <summary>Which gateways a run may load: this machine's own, unless somebody says explicitly that another one is meant.</summary>
public static class TargetRule
{
    /// <summary>Checks a target.</summary>
    /// <param name="url">An absolute http or https URL of scheme, host and port.</param>
    /// <param name="allowRemote">Whether another machine may be loaded.</param>
    /// <param name="root">The checked URL; null when refused.</param>
    /// <returns>Null, or what is wrong and what to do.</returns>
    public static string? Check(string url, bool allowRemote, out Uri? root)
    {
        root = null;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https") || parsed.Host.Length == 0)
        {
            return $"'{url}' is no target; write an absolute URL such as http://127.0.0.1:8080";
        }

        if (parsed.UserInfo.Length > 0 || parsed.AbsolutePath != "/" || parsed.Query.Length > 0 || parsed.Fragment.Length > 0)
        {
            return $"'{url}' says more than scheme, host and port; paths belong into the mapping file, secrets into its headers";
        }

        if (!allowRemote && !IsLoopback(parsed))
        {
            return $"'{parsed.Host}' is not this machine; loading another one needs its owner's consent: say --allow-remote if you have it";
        }

        root = parsed;
        return null;
    }

    /// <summary>By address or by the name localhost; other names are not looked up, they may change their mind later.</summary>
    private static bool IsLoopback(Uri uri) => IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address)
        ? IPAddress.IsLoopback(address)
        : string.Equals(uri.Host, "localhost", StringComparison.OrdinalIgnoreCase);
}
