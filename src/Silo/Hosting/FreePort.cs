using System.Net;
using System.Net.Sockets;

namespace LiveView.Silo.Hosting;

/// <summary>A port that nobody uses, for an embedded silo that nobody else needs to find.</summary>
internal static class FreePort
{
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
