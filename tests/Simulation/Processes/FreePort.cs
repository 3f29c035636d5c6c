using System.Net;
using System.Net.Sockets;

namespace LiveView.Simulation.Processes;

/// <summary>
/// Loopback TCP ports that were free a moment ago. They lie below those from which a system takes the ports of outgoing connections: of
/// those, any connection that somebody opens meanwhile may have taken one before a server listens there.
/// </summary>
public static class FreePort
{
    private const int First = 10_000;
    private const int Count = 22_000;

    /// <summary>Programs that run beside each other begin to look in different places.</summary>
    private const int Apart = 61;

    private static int s_last = Environment.ProcessId * Apart;

    public static int Take()
    {
        while (true)
        {
            var port = First + ((Interlocked.Increment(ref s_last) & int.MaxValue) % Count);
            if (IsFree(port))
                return port;
        }
    }

    /// <summary>Ports that differ.</summary>
    public static IReadOnlyList<int> Take(int count) => [.. Enumerable.Range(0, count).Select(_ => Take())];

    /// <summary>The wanted port when nobody has it, another one otherwise.</summary>
    public static int TakePreferably(int wanted) => IsFree(wanted) ? wanted : Take();

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
