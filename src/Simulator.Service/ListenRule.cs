using System.Net;

namespace Simulator.Service;

/// <summary>Where a service may listen.</summary>
internal static class ListenRule
{
    /// <exception cref="ArgumentException">It is no address, or one that other machines reach without consent.</exception>
    public static IPEndPoint Check(string address, bool allowRemote)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp || url.AbsolutePath != "/" || url.Query.Length > 0)
        {
            throw new ArgumentException($"'{address}' is no address to listen on; write http://127.0.0.1:8080.", nameof(address));
        }

        var host = url.Host.Trim('[', ']');
        if (host == "localhost")
        {
            return new IPEndPoint(IPAddress.Loopback, url.Port);
        }

        if (!IPAddress.TryParse(host, out var ip))
        {
            throw new ArgumentException($"'{address}' names a host; give the address of an interface, such as 127.0.0.1.", nameof(address));
        }

        return IPAddress.IsLoopback(ip) || allowRemote
            ? new IPEndPoint(ip, url.Port)
            : throw new ArgumentException($"'{address}' can be reached by other machines, and tokens would travel in the clear; put something that ends TLS in front and allow remote clients.", nameof(address));
    }
}
