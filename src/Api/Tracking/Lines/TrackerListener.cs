using System.Net;
using LiveView.Domain.Identifiers;

namespace LiveView.Api.Tracking.Lines;

/// <summary>A line for trackers as it is configured, read once.</summary>
internal sealed class TrackerListener(TrackerListenerOptions options)
{
    private readonly IPNetwork[] _networks = [.. options.AllowedNetworks.Select(network => IPNetwork.Parse(network))];
    private int _open;

    public TrackerProtocol Protocol { get; } = options.Protocol!.Value;

    /// <summary>Where it listens.</summary>
    public IPEndPoint Endpoint { get; } = IPEndPoint.TryParse(options.Endpoint, out var endpoint) ? endpoint : new IPEndPoint(IPAddress.Loopback, 0);

    /// <summary>Most connections at once, or senders.</summary>
    public int MostConnections => options.MostConnections;

    /// <summary>What it is called in figures.</summary>
    public string Name => Protocol.ToString().ToLowerInvariant();

    /// <summary>For whom the line speaks.</summary>
    public LineSpeaker Speaker { get; } = new(OrganisationId.Parse(options.Organisation), MachineId.Parse(options.Machine));

    /// <summary>A reader for one connection.</summary>
    public ILineReader Reader() => Protocol switch
    {
        TrackerProtocol.Teltonika => new TeltonikaLineReader(),
        TrackerProtocol.Nmea => new NmeaLineReader(options.Device),
        TrackerProtocol.Ais => new AisLineReader(),
        TrackerProtocol.Cot => new CotLineReader(),
        _ => throw new InvalidOperationException($"No reader for {Protocol}."),
    };

    /// <summary>A reader for one sender of datagrams.</summary>
    public IDatagramReader DatagramReader() => Protocol switch
    {
        TrackerProtocol.Teltonika => new TeltonikaDatagramReader(),
        TrackerProtocol.Nmea => new NmeaDatagramReader(options.Device),
        TrackerProtocol.Ais => new AisDatagramReader(),
        _ => throw new InvalidOperationException($"No reader for datagrams of {Protocol}."),
    };

    /// <summary>Whether trackers may come from there.</summary>
    public bool Hears(IPAddress from)
    {
        var address = from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from;
        return Array.Exists(_networks, network => network.Contains(address));
    }

    /// <summary>Takes a place for a connection; false when there is none. A place that was taken is given back by <see cref="Leave" />.</summary>
    public bool Enter()
    {
        if (Interlocked.Increment(ref _open) <= options.MostConnections)
        {
            return true;
        }

        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _open);
}
