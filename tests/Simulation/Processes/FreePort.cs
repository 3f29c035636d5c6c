using System.Net;
using System.Net.Sockets;

namespace LiveView.Simulation.Processes;

/// <summary>Loopback TCP ports that were free a moment ago.</summary>
public static class FreePort
{
    public static int Take() => Take(1)[0];

    /// <summary>All held at once while choosing, so that they differ.</summary>
    public static IReadOnlyList<int> Take(int count)
    {
        var held = new List<TcpListener>();
        try
        {
            for (var i = 0; i < count; i++)
            {
                var listener = new TcpListener(IPAddress.Loopback, 0);
                listener.Start();
                held.Add(listener);
            }
            return [.. held.Select(l => ((IPEndPoint)l.LocalEndpoint).Port)];
        }
        finally
        {
            held.ForEach(l => l.Stop());
        }
    }

    /// <summary>The wanted port when nobody has it, another one otherwise.</summary>
    public static int TakePreferably(int wanted)
    {
        var listener = new TcpListener(IPAddress.Loopback, wanted);
        try
        {
            listener.Start();
            return wanted;
        }
        catch (SocketException)
        {
            return Take();
        }
        finally
        {
            listener.Stop();
        }
    }
}
