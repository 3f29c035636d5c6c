using System.Net;
using System.Net.Sockets;
using LiveView.Silo.Hosting;
using Orleans.Messaging;

namespace LiveView.Silo.Edge;

/// <summary>
/// Where this edge finds the cluster: the gateways of its configuration, until the cluster itself tells which are alive. A frozen silo keeps
/// its connections open, so that an edge cannot see for itself that it is gone.
/// </summary>
internal sealed class ConfiguredGateways : IGatewayListProvider
{
    private readonly DnsEndPoint[] _configured;
    private IReadOnlyList<Uri> _told = [];
    private int _turn = -1;

    /// <exception cref="ConfigurationException">There are none, or one is not right.</exception>
    public ConfiguredGateways(IConfiguration configuration)
    {
        _configured = [.. (configuration.GetSection("Cluster:Gateways").Get<string[]>() ?? []).Select(Parse)];
        if (_configured.Length == 0)
        {
            throw new ConfigurationException("Cluster:Gateways is empty: name the gateways of the silos, for example silo-1.example:30000.");
        }
    }

    /// <summary>Whether they are all on this machine.</summary>
    public bool AreHere => Array.TrueForAll(
        _configured, each => each.Host == "localhost" || (IPAddress.TryParse(each.Host, out var address) && IPAddress.IsLoopback(address)));

    /// <inheritdoc />
    public TimeSpan MaxStaleness { get; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public bool IsUpdatable => true;

    /// <inheritdoc />
    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    /// <inheritdoc />
    public async Task<IList<Uri>> GetGateways()
    {
        if (Volatile.Read(ref _told) is { Count: > 0 } told)
        {
            return [.. told];
        }

        var found = await ResolveAsync();
        return Volatile.Read(ref _turn) is >= 0 and var turn && found.Count > 1 ? [found[turn % found.Count]] : found;
    }

    /// <summary>Takes what the cluster told.</summary>
    public void Tell(IEnumerable<string> active)
    {
        Volatile.Write(ref _turn, -1);
        Volatile.Write(
            ref _told,
            [.. active.Select(each => IPEndPoint.TryParse(each, out var endpoint) ? SiloAddress.New(endpoint, 0).ToGatewayUri() : null).OfType<Uri>()]);
    }

    /// <summary>
    /// Forgets what the cluster told, and has the gateways of the configuration tried one after another, each alone: a client that has a
    /// connection which stands goes on using it for what it was used for, though nothing comes back over it, until its gateway is not named.
    /// </summary>
    public void TryNext()
    {
        Volatile.Write(ref _told, []);
        Interlocked.Increment(ref _turn);
    }

    /// <summary>Names are looked up each time: a silo may have moved.</summary>
    private async Task<IList<Uri>> ResolveAsync()
    {
        var found = new List<Uri>();
        foreach (var gateway in _configured)
        {
            try
            {
                var addresses = await Dns.GetHostAddressesAsync(gateway.Host);
                found.AddRange(addresses.Select(address => SiloAddress.New(new IPEndPoint(address, gateway.Port), 0).ToGatewayUri()));
            }
            catch (SocketException)
            {
                // The others may be found.
            }
        }

        return found;
    }

    private static DnsEndPoint Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 && ushort.TryParse(text.AsSpan(colon + 1), out var port) && port > 0
            ? new DnsEndPoint(text[..colon].Trim('[', ']'), port)
            : throw new ConfigurationException($"'{text}' in Cluster:Gateways is no host and port: write for example silo-1.example:30000.");
    }
}
